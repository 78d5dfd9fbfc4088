import type { CommandBody } from '@parley/protocol'
import { onHandOver, onInviteBot, onSetCaseData, onSilenceBot } from './bots.ts'
import { onChoose } from './choices.ts'
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
import { onMarkRead } from './receipts.ts'

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
  rejoin: onRejoin,
  'accept-invitation': onAcceptInvitation,
  'reject-invitation': onRejectInvitation,
  'mark-done': onMarkDone,
}
