import type { CommandBody } from '@parley/protocol'
import { onHandOver, onInviteBot, onSetCaseData, onSilenceBot } from './bots.ts'
import { onChoose } from './choices.ts'
import { onJoinConversation, onRemoveFromConference, onTakeOver } from './conference.ts'
import { onCoach, onEndConsultation, onMarkConsultationDone } from './consultations.ts'
import { onMarkDone } from './done.ts'
import { onEndConversation } from './ending.ts'
import type { ConversationCommand, Handler } from '../deciding/handle.ts'
import { onAcceptInvitation, onRejectInvitation } from './invitations.ts'
import { onTakeBackLeaving } from './leaving.ts'
import { onSendMessage } from './messages.ts'
import { onStartConversation } from './opening.ts'
import { onRejoin } from './parking.ts'
import { onAddNote } from './notes.ts'
import { onSaveNote, onSetDisposition } from './outcome.ts'
import { onRate } from './rating.ts'
import { onMarkRead } from './receipts.ts'
import { onCloseThread, onOpenThread } from './threads.ts'
import { onAcknowledgeReceipt, onInviteColleague, onWithdrawColleague } from './team.ts'

/** Who decides which command. The compiler asks for every one of them. */
export const handlers: { readonly [Name in ConversationCommand]: Handler<CommandBody<Name>> } = {
  'start-conversation': onStartConversation,
  'send-message': onSendMessage,
  choose: onChoose,
  'hand-over': onHandOver,
  'invite-bot': onInviteBot,
  'silence-bot': onSilenceBot,
  'set-case-data': onSetCaseData,
  'add-note': onAddNote,
  'set-disposition': onSetDisposition,
  'save-note': onSaveNote,
  'mark-read': onMarkRead,
  'end-conversation': onEndConversation,
  'take-back-leaving': onTakeBackLeaving,
  rate: onRate,
  rejoin: onRejoin,
  'accept-invitation': onAcceptInvitation,
  'reject-invitation': onRejectInvitation,
  'invite-colleague': onInviteColleague,
  'withdraw-colleague': onWithdrawColleague,
  'acknowledge-receipt': onAcknowledgeReceipt,
  'remove-from-conference': onRemoveFromConference,
  'join-conversation': onJoinConversation,
  'take-over': onTakeOver,
  'end-consultation': onEndConsultation,
  'mark-consultation-done': onMarkConsultationDone,
  coach: onCoach,
  'open-thread': onOpenThread,
  'close-thread': onCloseThread,
  'mark-done': onMarkDone,
}
