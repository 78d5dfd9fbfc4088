import type * as v from 'valibot'
import { interactionDone, markDone } from './done.ts'
import { conversationEnded, endConversation, inactivityWarned, interactionEnded } from './ending.ts'
import {
  acceptInvitation,
  invitationAccepted,
  invitationClosed,
  invitationIssued,
  rejectInvitation,
} from './invitations.ts'
import { messageSent, sendMessage } from './messages.ts'
import { conversationOpened, interactionOpened, startConversation, waitingAnnounced } from './opening.ts'
import { participantAway, participantJoined, participantLeft, participantReturned } from './participants.ts'
import { connectionChanged, presenceChanged, setPresence } from './presence.ts'
import { markRead, messagesRead } from './receipts.ts'
import { agentAway, agentLost, agentReturned, interactionQueued } from './staffing.ts'
import type { EventOf } from './types.ts'
import { typing } from './typing.ts'

// The protocol's whole vocabulary. A feature is here or it does not exist.

export const commands = [
  startConversation,
  sendMessage,
  markRead,
  endConversation,
  acceptInvitation,
  rejectInvitation,
  markDone,
  setPresence,
] as const

export const conversationEvents = [
  conversationOpened,
  participantJoined,
  participantLeft,
  participantAway,
  participantReturned,
  waitingAnnounced,
  messageSent,
  messagesRead,
  inactivityWarned,
  conversationEnded,
] as const

export const interactionEvents = [
  interactionOpened,
  interactionQueued,
  invitationIssued,
  invitationAccepted,
  invitationClosed,
  agentAway,
  agentReturned,
  agentLost,
  interactionEnded,
  interactionDone,
] as const

export const signals = [typing, presenceChanged, connectionChanged] as const

type Commands = (typeof commands)[number]
type Signals = (typeof signals)[number]

export type CommandName = Commands['name']
export type CommandBody<Name extends CommandName> = v.InferOutput<Extract<Commands, { name: Name }>['body']>

export type ConversationEvent = EventOf<(typeof conversationEvents)[number]>
export type InteractionEvent = EventOf<(typeof interactionEvents)[number]>
export type ChatEvent = ConversationEvent | InteractionEvent

export type SignalName = Signals['name']
export type SignalBody<Name extends SignalName> = v.InferOutput<Extract<Signals, { name: Name }>['body']>
