import type { Conversation } from './conversation.ts'
import { ChatError } from './errors.ts'
import type { ConversationEvent, InteractionEvent } from './features/index.ts'
import {
  applyBotAdvanced,
  applyBotAssigned,
  applyBotInvited,
  applyBotListens,
  applyBotVoiceChanged,
  applyCaseDataSet,
  applyHandoverRequested,
  applyInteractionHandedOver,
} from './features/bots.ts'
import { applyInteractionTaken, applyPartDone, applyPartyLeft, applySupervisorJoined } from './features/conference.ts'
import {
  applyCoachingStarted,
  applyConsultationDone,
  applyConsultationEnded,
  applyStaffOpened,
} from './features/consultations.ts'
import { applyContactAssigned, applyContactIdentified } from './features/contacts.ts'
import { applyChoiceMade } from './features/choices.ts'
import { applyInteractionDone } from './features/done.ts'
import { applyInteractionErased } from './features/erasing.ts'
import { applyConversationEnded, applyInactivityWarned, applyInteractionEnded } from './features/ending.ts'
import { applyInvitationAccepted, applyInvitationClosed, applyInvitationIssued } from './features/invitations.ts'
import { applyCloseAnnounced, applyCloseCalledOff } from './features/leaving.ts'
import { applyNoteAdded } from './features/notes.ts'
import { applyMessageSent } from './features/messages.ts'
import { applyDispositionSet, applyNoteSaved } from './features/outcome.ts'
import { applyConversationOpened, applyInteractionOpened, applyWaitingAnnounced } from './features/opening.ts'
import {
  applyParticipantAway,
  applyParticipantJoined,
  applyParticipantLeft,
  applyParticipantReturned,
} from './features/participants.ts'
import { applyConversationParked, applyInteractionParked, applyInteractionRejoined } from './features/parking.ts'
import { applyRated } from './features/rating.ts'
import { applyMessagesRead } from './features/receipts.ts'
import { applyAgentAway, applyAgentLost, applyAgentReturned, applyInteractionQueued } from './features/staffing.ts'
import {
  applyColleagueAsked,
  applyColleagueInvited,
  applyColleagueRefused,
  applyConferenceAccepted,
  applyConsultationAccepted,
  applyReceiptAcknowledged,
  applyTransferAccepted,
} from './features/team.ts'
import { applyThreadClosed, applyThreadShown } from './features/threads.ts'
import type { LoggedEvent } from './features/types.ts'
import type { Interaction } from './interaction.ts'

type Apply<State, Events extends LoggedEvent> = {
  readonly [Name in Events['name']]: (state: State, event: Extract<Events, { name: Name }>) => State
}

/** What each event does to the conversation; the compiler asks for every one of them. */
const toConversation: Apply<Conversation, ConversationEvent> = {
  'conversation-opened': applyConversationOpened,
  'participant-joined': applyParticipantJoined,
  'participant-left': applyParticipantLeft,
  'participant-away': applyParticipantAway,
  'participant-returned': applyParticipantReturned,
  'waiting-announced': applyWaitingAnnounced,
  'message-sent': applyMessageSent,
  'choice-made': applyChoiceMade,
  'handover-requested': applyHandoverRequested,
  'bot-listens': applyBotListens,
  'bot-invited': applyBotInvited,
  'messages-read': applyMessagesRead,
  'inactivity-warned': applyInactivityWarned,
  'conversation-parked': applyConversationParked,
  'conversation-ended': applyConversationEnded,
  rated: applyRated,
}

const toInteraction: Apply<Interaction, InteractionEvent> = {
  'interaction-opened': applyInteractionOpened,
  'bot-assigned': applyBotAssigned,
  'bot-advanced': applyBotAdvanced,
  'bot-voice-changed': applyBotVoiceChanged,
  'interaction-handed-over': applyInteractionHandedOver,
  'case-data-set': applyCaseDataSet,
  'contact-assigned': applyContactAssigned,
  'contact-identified': applyContactIdentified,
  'note-added': applyNoteAdded,
  'disposition-set': applyDispositionSet,
  'note-saved': applyNoteSaved,
  'interaction-queued': applyInteractionQueued,
  'invitation-issued': applyInvitationIssued,
  'invitation-accepted': applyInvitationAccepted,
  'invitation-closed': applyInvitationClosed,
  'colleague-invited': applyColleagueInvited,
  'colleague-asked': applyColleagueAsked,
  'colleague-refused': applyColleagueRefused,
  'transfer-accepted': applyTransferAccepted,
  'conference-accepted': applyConferenceAccepted,
  'consultation-accepted': applyConsultationAccepted,
  'receipt-acknowledged': applyReceiptAcknowledged,
  'party-left': applyPartyLeft,
  'supervisor-joined': applySupervisorJoined,
  'interaction-taken': applyInteractionTaken,
  'part-done': applyPartDone,
  'consultation-ended': applyConsultationEnded,
  'consultation-done': applyConsultationDone,
  'coaching-started': applyCoachingStarted,
  'staff-opened': applyStaffOpened,
  'thread-shown': applyThreadShown,
  'thread-closed': applyThreadClosed,
  'agent-away': applyAgentAway,
  'agent-returned': applyAgentReturned,
  'agent-lost': applyAgentLost,
  'close-announced': applyCloseAnnounced,
  'close-called-off': applyCloseCalledOff,
  'interaction-parked': applyInteractionParked,
  'interaction-rejoined': applyInteractionRejoined,
  'interaction-ended': applyInteractionEnded,
  'interaction-done': applyInteractionDone,
  'interaction-erased': applyInteractionErased,
}

function fold<State extends { readonly seq: number }>(
  table: Readonly<Record<string, (state: State, event: never) => State>>,
  state: State,
  event: LoggedEvent,
): State {
  const apply = Object.hasOwn(table, event.name) ? table[event.name] : undefined
  const next = apply ? apply(state, event as never) : state
  return { ...next, seq: event.seq }
}

function expectNext({ seq }: { readonly seq: number }, event: LoggedEvent): void {
  const expectedSeq = seq + 1
  if (event.seq !== expectedSeq) throw new ChatError('log-gap', { expectedSeq, receivedSeq: event.seq })
}

/** `applyInteractionEvent` for clients, which have placed the event already: nothing is checked again. */
export const applyInteractionPlaced = (interaction: Interaction, event: LoggedEvent): Interaction =>
  fold(toInteraction, interaction, event)

/** `applyEvent` for clients, which have placed the event already (`client/catch-up.ts`): nothing is checked again. */
export const applyPlaced = (conversation: Conversation, event: LoggedEvent): Conversation =>
  fold(toConversation, conversation, event)

/**
 * The conversation after one more event. Pure: server and clients run this same function.
 * An event with a name from the future changes nothing but `seq`, so an old widget keeps working.
 *
 * @throws ChatError `log-gap` when `event.seq` is not the next one.
 */
export function applyEvent(conversation: Conversation, event: LoggedEvent): Conversation {
  expectNext(conversation, event)
  return applyPlaced(conversation, event)
}

/**
 * The interaction after one more event, by the same rules as `applyEvent`.
 *
 * @throws ChatError `log-gap` when `event.seq` is not the next one.
 */
export function applyInteractionEvent(interaction: Interaction, event: LoggedEvent): Interaction {
  expectNext(interaction, event)
  return applyInteractionPlaced(interaction, event)
}
