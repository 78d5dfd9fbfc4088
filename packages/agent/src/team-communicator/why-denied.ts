import {
  consultationOf,
  consults,
  otherOf,
  partyOf,
  staffIn,
  whyNotAsked,
  type AgentId,
  type Interaction,
  type Teammate,
} from '@parley/protocol'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { may } from '../desk/permitted.ts'
import { belongsTo, isAgent, type Purpose, type TeamTarget } from './target.ts'
import type { TeamCommunicatorTexts } from './texts/team-communicator-texts.ts'

const permissionFor = {
  transfer: 'transfer',
  conference: 'conference',
  'chat-consultation': 'consult-chat',
  'im-consultation': 'consult-im',
  'voice-consultation': 'consult-voice',
} as const satisfies Record<Purpose, string>

interface Situation {
  readonly state: DeskState
  /** What it is about; nothing when it is no longer on the desk. */
  readonly entry: DeskEntry | undefined
  /** Everybody of the team. */
  readonly team: Iterable<Teammate>
  /** Whether it was tried to call, and nobody on the page did. */
  readonly hasNoTelephone: boolean
}

/** A reason in words. */
export type Reason = Extract<keyof TeamCommunicatorTexts, `why${string}`>

/** Why a target cannot be asked now; nothing when it can ([TEA42]). The server decides; this spares the refusal. */
export function whyDenied(
  target: TeamTarget,
  purpose: Purpose,
  { state, entry, team, hasNoTelephone }: Situation,
): Reason | undefined {
  const me = state.agent?.agentId
  if (!may(state, permissionFor[purpose])) return 'whyNotPermitted'
  if (!entry || me === undefined || entry.part !== 'handling') return 'whyNotIn'
  const { interaction } = entry
  if (interaction.status !== 'handled' || partyOf(interaction, me)?.state === 'parked') return 'whyEnded'
  if (purpose === 'voice-consultation') return hasNoTelephone ? 'whyNoTelephone' : undefined
  if (state.line.is !== 'online') return 'whyOffline'
  if (state.asking.has(`invite-colleague:${entry.id}`)) return 'whyUnderWay'
  if (purpose === 'transfer' && interaction.owner !== me) return 'whyNotOwner'
  const isConsulting = consults(purpose)
  if (isAgent(target)) {
    const inside = whyInside(interaction, target.agentId, { me, isConsulting })
    return inside ?? words[whyNotAsked(target, purpose) ?? 'possible']
  }
  const isSomebodyElse = [...team].some(
    (mate) =>
      belongsTo(mate, target) &&
      whyInside(interaction, mate.agentId, { me, isConsulting }) === undefined &&
      whyNotAsked(mate, purpose) === undefined,
  )
  return isSomebodyElse ? undefined : 'whyNobody'
}

const words = {
  possible: undefined,
  offline: 'whyNotConnected',
  'not-ready': 'whyNotReady',
  full: 'whyFull',
  'not-permitted': 'whyNotConsulted',
} as const

/** Why an agent is not asked who has to do with the interaction already ([TEA2]). */
function whyInside(
  interaction: Interaction,
  agentId: AgentId,
  { me, isConsulting }: { me: AgentId; isConsulting: boolean },
): Reason | undefined {
  if (agentId === me || staffIn(interaction).some((party) => party.agentId === agentId)) return 'whyIn'
  if (interaction.team.some(({ asked }) => asked.agentId === agentId)) return 'whyAsked'
  return isConsulting && consultationOf(interaction, agentId) ? 'whyConsulted' : undefined
}

/** The agents who are being consulted about it by whoever looks: they are found first. */
export const consultedBy = (entry: DeskEntry | undefined, me: AgentId | undefined): readonly AgentId[] =>
  me === undefined
    ? []
    : (entry?.lanes ?? []).flatMap(({ consultation }) =>
        consultation.state === 'open' ? [otherOf(consultation, me).agentId] : [],
      )
