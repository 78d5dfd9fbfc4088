import type { AgentId, ContactId, ConversationId, ParticipantId } from './ids.ts'
import {
  isInConsultation,
  type Consultation,
  type HandoverReceipt,
  type RefusedInvitation,
  type TeamInvitation,
} from './teamwork.ts'

/** An agent who handles, or has handled, the interaction. */
export interface Party {
  readonly agentId: AgentId
  /** Who the agent is in the conversation's log. */
  readonly participantId: ParticipantId
  /** The real name, for staff. */
  readonly name: string
  /**
   * `parked`: they have left an asynchronous conversation, which stays with them. `finishing`: others go on with the contact, and
   * they have not marked their part done.
   */
  readonly state: 'in' | 'away' | 'parked' | 'finishing' | 'left'
  /** How their part ended and what they want remembered of it, where others went on. */
  readonly part?: { readonly disposition: Disposition | null; readonly note: Note | null }
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

/** Who set a field of the case data, when, and where, if the contact did it in the form before the chat. */
export interface CaseDataSetBy {
  readonly by: string
  readonly at: number
  readonly from?: 'form'
}

/** A conversation among staff. No contact has to do with it: no history, no search and no report knows of it. */
export interface Staff {
  readonly kind: 'chat' | 'im' | 'coaching' | 'thread'
  /** The contact's conversation that it is about; `null` for a thread of agents. */
  readonly about: ConversationId | null
  /** Of a thread of more than two. */
  readonly name: string | null
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
  readonly contact: {
    readonly id: ContactId
    readonly name: string
    /** How they can be reached, as they said before the chat began. */
    readonly emails?: readonly string[] | undefined
    readonly phones?: readonly string[] | undefined
  }
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
  /** Colleagues who are being asked, in the order of asking. */
  readonly team: readonly TeamInvitation[]
  /** The latest who did not come, at most `keptRefusals`. */
  readonly refused: readonly RefusedInvitation[]
  readonly consultations: readonly Consultation[]
  /** What whoever handed it over said, until the owner has acknowledged it. */
  readonly receipt: (HandoverReceipt & { readonly from: string; readonly at: number; readonly seen: boolean }) | null
  /** Set where only staff is in it: a consultation and what it is about, or agents among themselves. */
  readonly staff: Staff | null
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
  readonly caseDataSetBy: Readonly<Record<string, CaseDataSetBy>>
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
    team: [],
    refused: [],
    consultations: [],
    receipt: null,
    staff: null,
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

/** This agent's part in the interaction, also after leaving. */
export const partyOf = (interaction: Interaction, agentId: AgentId): Party | undefined =>
  interaction.parties.find((party) => party.agentId === agentId)

/** Whether the agent is being asked, by routing or by a colleague. */
export const isAsked = ({ invitation, team }: Interaction, agentId: AgentId): boolean =>
  invitation?.agentId === agentId || team.some(({ asked }) => asked.agentId === agentId)

/** The consultation about this interaction in which the agent is, also until they have marked it done. */
export const consultationOf = ({ consultations }: Interaction, agentId: AgentId): Consultation | undefined =>
  consultations.find((each) => isInConsultation(each, agentId) && !each.done.includes(agentId))

/**
 * Whether the interaction belongs on this agent's desk: they are asked, they are in it and it is not done, or they are or were
 * consulted about it. Who was routed away (`left`) keeps nothing; who is finishing their part keeps it beyond Done.
 */
export function concerns(interaction: Interaction, agentId: AgentId): boolean {
  const party = partyOf(interaction, agentId)
  if (party?.state === 'finishing') return true
  if (interaction.status === 'done') return false
  if (isAsked(interaction, agentId) || consultationOf(interaction, agentId)) return true
  return party !== undefined && party.state !== 'left'
}

/**
 * Whether the conversation's log is this agent's to read as it grows: they have accepted and not been routed away, they are
 * finishing their part, or they are being consulted about it.
 */
export function readsAlong(interaction: Interaction, agentId: AgentId): boolean {
  const party = partyOf(interaction, agentId)
  if (party?.state === 'finishing') return true
  if (interaction.status === 'done') return false
  if (interaction.consultations.some((each) => each.state === 'open' && isInConsultation(each, agentId))) return true
  return party !== undefined && party.state !== 'left'
}
