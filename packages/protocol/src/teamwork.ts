import type { Teammate } from './features/team-feed.ts'
import type { AgentId, ConversationId } from './ids.ts'

// What an interaction knows of agents who work on it together. The contact's log has nothing of it.

/** Whom an agent can ask: a colleague, or whoever is free of a group, with a skill, or of a queue. */
export interface Target {
  readonly kind: 'agent' | 'group' | 'skill' | 'queue'
  /** Of an agent their id; else the name in tokens and in the configuration. */
  readonly id: string
  /** As staff reads it. */
  readonly name: string
}

/** What a colleague is asked for. */
export type TeamPurpose = 'transfer' | 'conference' | 'chat-consultation' | 'im-consultation'

/** An agent asks for somebody of the team. Open until it is accepted, refused, withdrawn, or everybody was asked in vain. */
export interface TeamInvitation {
  /** The `seq` of the event that made it; answers name it. */
  readonly seq: number
  readonly purpose: TeamPurpose
  readonly from: { readonly agentId: AgentId; readonly name: string }
  readonly target: Target
  readonly note: string | null
  /** What has happened so far, for whoever takes over ([HND1]). */
  readonly receipt: HandoverReceipt | null
  /** Of a consultation: the id of its own conversation, made by whoever asks. */
  readonly consultation: ConversationId | null
  /** Who is being asked now. */
  readonly asked: {
    readonly agentId: AgentId
    readonly name: string
    readonly issuedAt: number
    readonly expiresAt: number
  }
  /** Who was asked before, and did not come. */
  readonly declined: readonly AgentId[]
}

/** What whoever hands over says of the conversation: a few words each, empty where there is nothing to say. */
export interface HandoverReceipt {
  /** What the contact wants. */
  readonly asked: string
  /** What they were told. */
  readonly answered: string
  /** What they were promised. */
  readonly promised: string
  /** What is still to be done. */
  readonly open: string
}

/** Why nobody came. `rejected`, `unanswered`: the last who was asked; `nobody`: nobody is free; the others say themselves. */
export type TeamRefusal = 'rejected' | 'unanswered' | 'nobody' | 'withdrawn' | 'over'

/** An invitation that led to nothing: whoever asked reads it until they ask anew. */
export interface RefusedInvitation {
  readonly seq: number
  readonly purpose: TeamPurpose
  readonly from: AgentId
  readonly target: Target
  /** Who said no, where it was one person. */
  readonly by: string | null
  readonly reason: TeamRefusal
  /** What they said with it. */
  readonly words: string | null
  readonly at: number
}

/** Two of staff talk with each other about the contact's conversation; what they say is a conversation of its own. */
export interface Consultation {
  /** The id of that conversation. */
  readonly id: ConversationId
  readonly kind: 'chat' | 'im' | 'coaching'
  readonly from: { readonly agentId: AgentId; readonly name: string }
  readonly to: { readonly agentId: AgentId; readonly name: string }
  readonly startedAt: number
  readonly state: 'open' | 'ended'
  /** Who has marked it done; with both it is gone from here. */
  readonly done: readonly AgentId[]
}

/** Whether the agent is one of the two. */
export const isInConsultation = ({ from, to }: Consultation, agentId: AgentId): boolean =>
  from.agentId === agentId || to.agentId === agentId

/** The other one of the two. */
export const otherOf = ({ from, to }: Consultation, agentId: AgentId): Consultation['to'] =>
  from.agentId === agentId ? to : from

/** The refusals that an interaction keeps. */
export const keptRefusals = 5

/** Whether a colleague is asked to talk about it, and not to come into it. */
export const consults = (purpose: TeamPurpose): boolean =>
  purpose === 'chat-consultation' || purpose === 'im-consultation'

/** Being consulted takes no place: it is meant to be short, and one can decline. */
export const takesPlaceOf = (purpose: TeamPurpose): boolean => !consults(purpose)

/** Why an agent cannot be asked: they have all the conversations that they take, or their roles do not let them be consulted. */
export type WhyNot = 'offline' | 'not-ready' | 'full' | 'not-permitted'

/** Why an agent cannot be asked now; nothing when they can ([TEA3]). */
export function whyNotAsked(
  { connected, presence, load, mayBeConsulted }: Pick<Teammate, 'connected' | 'presence' | 'load' | 'mayBeConsulted'>,
  purpose: TeamPurpose,
): WhyNot | undefined {
  if (!connected) return 'offline'
  if (presence.is === 'not-ready') return 'not-ready'
  if (!takesPlaceOf(purpose)) return mayBeConsulted ? undefined : 'not-permitted'
  if (presence.is !== 'ready') return 'not-ready'
  return load < presence.capacity ? undefined : 'full'
}
