import type * as v from 'valibot'
import {
  botAdvanced,
  botAssigned,
  botInvited,
  botListens,
  botVoiceChanged,
  caseDataSet,
  handOver,
  handoverRequested,
  interactionHandedOver,
  inviteBot,
  messageGrowing,
  setCaseData,
  silenceBot,
} from './bots.ts'
import { channelsChanged } from './channels.ts'
import { choiceMade, choose } from './choices.ts'
import { interactionDone, markDone } from './done.ts'
import { interactionErased } from './erasing.ts'
import {
  interactionTaken,
  joinConversation,
  partDone,
  partyLeft,
  removeFromConference,
  supervisorJoined,
  takeOver,
} from './conference.ts'
import {
  coach,
  coachingStarted,
  consultationDone,
  consultationEnded,
  endConsultation,
  markConsultationDone,
  staffOpened,
} from './consultations.ts'
import { contactAssigned, contactIdentified } from './contacts.ts'
import { conversationEnded, endConversation, inactivityWarned, interactionEnded } from './ending.ts'
import {
  acceptInvitation,
  invitationAccepted,
  invitationClosed,
  invitationIssued,
  rejectInvitation,
} from './invitations.ts'
import { closeAnnounced, closeCalledOff, takeBackLeaving } from './leaving.ts'
import { remember, remembered } from './memory.ts'
import { addNote, noteAdded } from './notes.ts'
import { messageSent, sendMessage } from './messages.ts'
import { dispositionSet, noteSaved, saveNote, setDisposition } from './outcome.ts'
import { conversationOpened, interactionOpened, startConversation, waitingAnnounced } from './opening.ts'
import { conversationParked, interactionParked, interactionRejoined, rejoin } from './parking.ts'
import { participantAway, participantJoined, participantLeft, participantReturned } from './participants.ts'
import { connectionChanged, presenceChanged, setPresence } from './presence.ts'
import { rate, rated } from './rating.ts'
import { markRead, messagesRead } from './receipts.ts'
import { responsesChanged } from './responses.ts'
import { agentAway, agentLost, agentReturned, interactionQueued } from './staffing.ts'
import {
  acknowledgeReceipt,
  colleagueAsked,
  colleagueInvited,
  colleagueRefused,
  conferenceAccepted,
  consultationAccepted,
  inviteColleague,
  receiptAcknowledged,
  transferAccepted,
  withdrawColleague,
} from './team.ts'
import { closeThread, openThread, threadClosed, threadShown } from './threads.ts'
import type { EventOf } from './types.ts'
import { watched } from './supervision.ts'
import { typing } from './typing.ts'

// The protocol's whole vocabulary. A feature is here or it does not exist.

export const commands = [
  startConversation,
  sendMessage,
  choose,
  handOver,
  inviteBot,
  silenceBot,
  setCaseData,
  addNote,
  setDisposition,
  saveNote,
  markRead,
  endConversation,
  takeBackLeaving,
  rate,
  rejoin,
  acceptInvitation,
  rejectInvitation,
  inviteColleague,
  withdrawColleague,
  acknowledgeReceipt,
  removeFromConference,
  joinConversation,
  takeOver,
  endConsultation,
  markConsultationDone,
  coach,
  openThread,
  closeThread,
  markDone,
  setPresence,
  remember,
] as const

export const conversationEvents = [
  conversationOpened,
  participantJoined,
  participantLeft,
  participantAway,
  participantReturned,
  waitingAnnounced,
  messageSent,
  choiceMade,
  handoverRequested,
  botListens,
  botInvited,
  messagesRead,
  inactivityWarned,
  conversationParked,
  conversationEnded,
  rated,
] as const

export const interactionEvents = [
  interactionOpened,
  botAssigned,
  botAdvanced,
  botVoiceChanged,
  interactionHandedOver,
  caseDataSet,
  contactAssigned,
  contactIdentified,
  noteAdded,
  dispositionSet,
  noteSaved,
  interactionQueued,
  invitationIssued,
  invitationAccepted,
  invitationClosed,
  colleagueInvited,
  colleagueAsked,
  colleagueRefused,
  transferAccepted,
  conferenceAccepted,
  consultationAccepted,
  receiptAcknowledged,
  partyLeft,
  supervisorJoined,
  interactionTaken,
  partDone,
  consultationEnded,
  consultationDone,
  coachingStarted,
  staffOpened,
  threadShown,
  threadClosed,
  agentAway,
  agentReturned,
  agentLost,
  closeAnnounced,
  closeCalledOff,
  interactionParked,
  interactionRejoined,
  interactionEnded,
  interactionDone,
  interactionErased,
] as const

export const signals = [
  typing,
  messageGrowing,
  presenceChanged,
  connectionChanged,
  remembered,
  responsesChanged,
  channelsChanged,
  watched,
] as const

type Commands = (typeof commands)[number]
type Signals = (typeof signals)[number]

export type CommandName = Commands['name']
export type CommandBody<Name extends CommandName> = v.InferOutput<Extract<Commands, { name: Name }>['body']>

export type ConversationEvent = EventOf<(typeof conversationEvents)[number]>
export type InteractionEvent = EventOf<(typeof interactionEvents)[number]>
export type ChatEvent = ConversationEvent | InteractionEvent

export type SignalName = Signals['name']
export type SignalBody<Name extends SignalName> = v.InferOutput<Extract<Signals, { name: Name }>['body']>
