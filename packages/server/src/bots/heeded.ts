import type { Bot, ConversationEvent, LoggedEvent } from '@parley/protocol'

/** What gives a bot its turn. Everything else passes by. */
const heeded: { readonly [Name in ConversationEvent['name']]: boolean } = {
  'conversation-opened': false,
  'participant-joined': true,
  'participant-left': true,
  'participant-away': false,
  'participant-returned': false,
  'waiting-announced': false,
  'message-sent': true,
  'choice-made': true,
  'handover-requested': true,
  'bot-listens': false,
  'bot-invited': false,
  'messages-read': false,
  // Whoever answered it would keep the conversation open for ever.
  'inactivity-warned': false,
  'conversation-ended': false,
}

/** Whether it was done by somebody else and is of a kind that bots react to ([BOT31]). */
export const isHeeded = (event: LoggedEvent, { participantId }: Bot): event is ConversationEvent =>
  event.by !== participantId && Object.hasOwn(heeded, event.name) && heeded[event.name as ConversationEvent['name']]
