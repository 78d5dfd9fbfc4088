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
  'conversation-parked': false,
  'conversation-ended': false,
  rated: false,
}

/** Whether it was done by somebody else and is of a kind that bots react to. */
const isHeeded = (event: LoggedEvent, { participantId }: Bot): event is ConversationEvent =>
  event.by !== participantId && Object.hasOwn(heeded, event.name) && heeded[event.name as ConversationEvent['name']]

/** What gives the bot its turn ([BOT32]). A choice that says something comes with the message that says it: that is heard once. */
export function heededIn(events: readonly LoggedEvent[], bot: Bot): readonly ConversationEvent[] {
  const found = events.filter((event) => isHeeded(event, bot))
  const replies = new Set(
    found.flatMap((event) => (event.name === 'choice-made' && event.body.as === 'reply' ? (event.cause ?? []) : [])),
  )
  return found.filter(({ name, cause }) => name !== 'message-sent' || cause === undefined || !replies.has(cause))
}
