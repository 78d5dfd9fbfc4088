import type { AgentId, ConversationId, HandoverReceipt, Interaction, Target, TeamPurpose } from '@parley/protocol'

/** An invitation that waits for this agent's answer. */
export interface Invited {
  readonly id: ConversationId
  /** The `seq` that an answer names. */
  readonly seq: number
  /** `handle`: the contact waits, and nobody else has it. The others come from a colleague. */
  readonly purpose: 'handle' | TeamPurpose
  /** The contact. */
  readonly name: string
  /** Since when the contact waits: milliseconds since 1970, by the server's clock. */
  readonly waitingSince: number
  readonly issuedAt: number
  readonly expiresAt: number
  /** What a colleague says who asks. */
  readonly from?: {
    readonly name: string
    readonly target: Target
    readonly note: string | null
    readonly receipt: HandoverReceipt | null
  }
}

/** The invitations that wait for this agent, those whose time runs out first before the others. */
export function invitationsOf(
  agentId: AgentId,
  interactions: ReadonlyMap<ConversationId, Interaction>,
  before: readonly Invited[],
): readonly Invited[] {
  const invitations: Invited[] = []
  const add = (invited: Invited) => invitations.push(before.find((former) => isSame(former, invited)) ?? invited)
  for (const [id, { invitation, team, contact, queuedAt }] of interactions) {
    const about = { id, name: contact.name, waitingSince: queuedAt }
    if (invitation?.agentId === agentId) {
      const { seq, purpose, issuedAt, expiresAt } = invitation
      add({ ...about, seq, purpose, issuedAt, expiresAt })
    }
    for (const { seq, purpose, asked, from, target, note, receipt } of team) {
      const { issuedAt, expiresAt } = asked
      if (asked.agentId === agentId)
        add({ ...about, seq, purpose, issuedAt, expiresAt, from: { name: from.name, target, note, receipt } })
    }
  }
  invitations.sort((one, other) => one.expiresAt - other.expiresAt)
  return invitations.length === before.length && invitations.every((each, place) => each === before[place])
    ? before
    : invitations
}

const isSame = (one: Invited, other: Invited) => one.id === other.id && one.seq === other.seq
