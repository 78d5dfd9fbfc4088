import {
  consults,
  partyOf,
  system,
  type AgentId,
  type ConversationId,
  type Interaction,
  type TeamInvitation,
} from '@parley/protocol'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { NewEvent } from '../log/work.ts'
import { joins, type Agent } from './agents.ts'
import type { Wish } from './handle.ts'
import type { Team } from './team.ts'

// What becomes of what colleagues are asked ([TEA4] to [TEA7]).

/** The invitations of colleagues with their answers: which one this agent is answering, if any. */
export const askedOf = ({ team }: Interaction, agentId: AgentId, seq: number): TeamInvitation | undefined =>
  team.find((invitation) => invitation.seq === seq && invitation.asked.agentId === agentId)

/** What it means that a colleague accepts. */
export function colleagueAccepts(
  invitation: TeamInvitation,
  wish: Pick<Wish<unknown>, 'conversation' | 'interaction' | 'settings'> & { readonly actor: Agent },
): readonly NewEvent[] {
  const { actor, conversation, interaction, settings } = wish
  const { purpose, seq, from } = invitation
  const who = { invitation: seq, agentId: actor.id, name: actor.name }
  if (consults(purpose)) return [{ name: 'consultation-accepted', by: actor.id, body: who }]
  const joining = joins(actor, { conversation, interaction, settings })
  if (purpose === 'conference')
    return [{ name: 'conference-accepted', by: actor.id, body: { ...who, participantId: joining.by } }, joining]
  const finishing = settings.dispositionMandatory
  const replaces = partyOf(interaction, from.agentId)?.participantId
  return [
    { name: 'transfer-accepted', by: actor.id, body: { ...who, participantId: joining.by, finishing } },
    { ...joining, body: { ...joining.body, ...(replaces !== undefined && { replaces }) } },
  ]
}

/** Who was asked does not come: the next one of the target is asked, or nobody is left. */
export function nextColleague(
  invitation: TeamInvitation,
  why: { readonly reason: 'rejected' | 'unanswered'; readonly words?: string | undefined },
  { interaction, team, now, settings }: Passing,
  taken: ReadonlySet<AgentId> = new Set(),
): NewEvent {
  const { seq, purpose, target, asked, declined } = invitation
  if (target.kind !== 'agent') {
    const except = new Set([...insiders(interaction, purpose), ...declined, asked.agentId, ...taken])
    const next = team.pick(target, { purpose, except })
    if (typeof next !== 'string') {
      const expiresAt = now + settings.invitationTimeoutMs
      return { name: 'colleague-asked', by: system, body: { invitation: seq, asked: next, expiresAt } }
    }
  }
  const alone = target.kind === 'agent' || declined.length === 0
  return refused(invitation, {
    reason: alone ? why.reason : 'nobody',
    ...(alone && { by: asked.name }),
    ...(why.words !== undefined && { words: why.words }),
  })
}

interface Passing {
  readonly interaction: Interaction
  readonly team: Team
  readonly now: number
  readonly settings: Pick<CoreSiteSettings, 'invitationTimeoutMs'>
}

/** Passes on what nobody has answered in time; nothing when nothing is due. */
export const expireColleagues = (passing: Passing): readonly NewEvent[] =>
  passOn(({ asked }) => passing.now >= asked.expiresAt, passing)

/** Passes on what an agent was asked who is gone. */
export const passOnFrom = (agentId: AgentId, passing: Passing): readonly NewEvent[] =>
  passOn(({ asked }) => asked.agentId === agentId, passing)

/** Passes several on at once: whoever is asked for the first of them is not asked for the next. */
function passOn(isDue: (invitation: TeamInvitation) => boolean, passing: Passing): readonly NewEvent[] {
  const events: NewEvent[] = []
  const taken = new Set<AgentId>()
  for (const invitation of passing.interaction.team.filter(isDue)) {
    const event = nextColleague(invitation, { reason: 'unanswered' }, passing, taken)
    if (event.name === 'colleague-asked') taken.add(event.body.asked.agentId)
    events.push(event)
  }
  return events
}

/** Whether an id cannot be that of a new consultation: this interaction has it already. */
export const isTaken = ({ id, team, consultations }: Interaction, consultation: ConversationId): boolean =>
  consultation === id ||
  team.some((each) => each.consultation === consultation) ||
  consultations.some((each) => each.id === consultation)

export const refused = (
  { seq }: TeamInvitation,
  why: { reason: 'rejected' | 'unanswered' | 'nobody' | 'withdrawn'; by?: string; words?: string },
): NewEvent => ({ name: 'colleague-refused', by: system, body: { invitation: seq, ...why } })

/** Who need not be asked: they are in it, or are being asked for the same. Who is consulted may still join or take over. */
export function insiders(
  { parties, team, consultations }: Interaction,
  purpose: TeamInvitation['purpose'],
): Set<AgentId> {
  const isConsulting = consults(purpose)
  return new Set([
    ...parties.flatMap(({ agentId, state }) => (state === 'in' || state === 'away' ? [agentId] : [])),
    ...team.map(({ asked }) => asked.agentId),
    // Who has not marked a consultation done is in it still.
    ...(isConsulting
      ? consultations.flatMap(({ from, to, done }) =>
          [from.agentId, to.agentId].filter((agentId) => !done.includes(agentId)),
        )
      : []),
  ])
}
