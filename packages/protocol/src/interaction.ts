import type { AgentId, ContactId, ConversationId, ParticipantId } from './ids.ts'

/** An agent who handles, or has handled, the interaction. */
export interface Party {
  readonly agentId: AgentId
  /** Who the agent is in the conversation's log. */
  readonly participantId: ParticipantId
  /** The real name, for staff. */
  readonly name: string
  /** `parked`: they have left an asynchronous conversation, which stays with them. */
  readonly state: 'in' | 'away' | 'parked' | 'left'
}

/** Asks an agent to handle the interaction, until `expiresAt`. */
export interface Invitation {
  /** The `seq` of the event that issued it; answers name it. */
  readonly seq: number
  readonly purpose: 'handle'
  readonly agentId: AgentId
  readonly issuedAt: number
  readonly expiresAt: number
}

/** The bot that answers first, or reads along. */
export interface Bot {
  readonly botId: string
  readonly participantId: ParticipantId
  readonly name: string
  readonly is: 'talking' | 'listening' | 'gone'
  /** Up to which `seq` of the conversation's log it has reacted. */
  readonly heard: number
  /** Where in its script a scripted bot stands. */
  readonly step: string | null
}

/** A remark in the transcript that only staff can read. */
export interface InternalNote {
  readonly seq: number
  readonly at: number
  readonly agentId: AgentId
  readonly name: string
  readonly text: string
  /** The `seq` in the conversation's log after which it stands. */
  readonly after: number
}

/** How the interaction ended, as an agent said, and who said it when. */
export interface Disposition {
  readonly id: string
  /** The labels from the outermost group to the disposition itself. */
  readonly labels: readonly string[]
  readonly agentId: AgentId
  readonly name: string
  readonly at: number
}

/** What the agent wants remembered of the interaction, and who wrote it last. */
export interface Note {
  readonly text: string
  readonly agentId: AgentId
  readonly name: string
  readonly at: number
}

/**
 * The staff's side of one conversation: who waits, who is asked, who handles it, until it is done.
 *
 * `queued` → `handled` → `ended` → `done`; before that `with-bot` where a bot answers first. An interaction whose agents are
 * lost goes back to `queued`; one of an asynchronous site is `parked` when its last agent leaves. `ending-table.ts` has it all.
 */
export interface Interaction {
  readonly id: ConversationId
  /** The number of the last event in here; 0 before the first. */
  readonly seq: number
  readonly site: string
  readonly status: 'with-bot' | 'queued' | 'handled' | 'parked' | 'ended' | 'done'
  readonly contact: { readonly id: ContactId; readonly name: string }
  /** Who the contact is, as an agent knows: the interaction is in the history of that contact. */
  readonly assigned: { readonly id: ContactId; readonly name: string } | null
  /** BCP 47 tag of the language in which the contact reads the chat, where it is known. */
  readonly language: string | null
  readonly openedAt: number
  /** Since when it has been waiting for an agent; the oldest is served first. */
  readonly queuedAt: number
  readonly owner: AgentId | null
  readonly parties: readonly Party[]
  readonly invitation: Invitation | null
  /** Whom to ask before all others, when they are free. */
  readonly preferred: AgentId | null
  /** Who declined or kept silent since it was queued last, oldest first: asked again only after all others. */
  readonly declined: readonly { readonly agentId: AgentId; readonly at: number }[]
  readonly endedAt: number | null
  readonly bot: Bot | null
  /** Only agents with this skill are asked. */
  readonly skill: string | null
  /** What whoever handed it over wants the agent to know. */
  readonly handoverNote: string | null
  readonly caseData: Readonly<Record<string, string>>
  /** Who set each field of the case data last, and when: an agent, a bot, or a participant of the conversation. */
  readonly caseDataSetBy: Readonly<Record<string, { readonly by: string; readonly at: number }>>
  /** At most `limits.notes`, oldest first. */
  readonly notes: readonly InternalNote[]
  /** Set while the contact is gone and the conversation will end because of it. */
  readonly closing: { readonly closesAt: number; readonly why: 'left' | 'disconnected' } | null
  readonly disposition: Disposition | null
  readonly note: Note | null
}

/** An interaction before its first event. */
export function emptyInteraction(id: ConversationId): Interaction {
  return {
    id,
    seq: 0,
    site: '',
    status: 'queued',
    contact: { id: '', name: '' },
    assigned: null,
    language: null,
    openedAt: 0,
    queuedAt: 0,
    owner: null,
    parties: [],
    invitation: null,
    preferred: null,
    declined: [],
    endedAt: null,
    bot: null,
    skill: null,
    handoverNote: null,
    caseData: {},
    caseDataSetBy: {},
    notes: [],
    closing: null,
    disposition: null,
    note: null,
  }
}

/** Somebody has taken it over: it is no longer with those who had it parked. */
export const withoutParked = (parties: readonly Party[]): readonly Party[] =>
  parties.map((party) => (party.state === 'parked' ? { ...party, state: 'left' } : party))

/** This agent's part in the interaction, also after leaving. */
export const partyOf = (interaction: Interaction, agentId: AgentId): Party | undefined =>
  interaction.parties.find((party) => party.agentId === agentId)

/**
 * Whether the interaction belongs on this agent's desk: they are asked to handle it, or they are in it and it is not done.
 * Who was routed away (`left`) keeps nothing.
 */
export function concerns(interaction: Interaction, agentId: AgentId): boolean {
  if (interaction.status === 'done') return false
  if (interaction.invitation?.agentId === agentId) return true
  const party = partyOf(interaction, agentId)
  return party !== undefined && party.state !== 'left'
}
