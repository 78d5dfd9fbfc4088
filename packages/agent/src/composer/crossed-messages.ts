import type { ConversationView, Line } from '@parley/protocol/client'

export type CrossedMessage = Extract<Line, { is: 'message' }>

/** Since when the agent writes, and how young a message is that they may not have seen: milliseconds, by the server's clock. */
export interface Writing {
  readonly since: number
  readonly now: number
  readonly freshMs: number
}

/** What the contact wrote while the agent was writing, and so shortly before now that the agent may not have seen it; oldest first. */
export function crossedMessages(
  { conversation, transcript }: ConversationView,
  { since, now, freshMs }: Writing,
): readonly CrossedMessage[] {
  const contacts = new Set(conversation.participants.flatMap(({ id, role }) => (role === 'contact' ? [id] : [])))
  const crossed: CrossedMessage[] = []
  for (const { lines } of transcript.chunks.toReversed())
    for (const line of lines.toReversed()) {
      if (line.at <= since || line.at <= now - freshMs) return crossed.reverse()
      if (line.is === 'message' && contacts.has(line.by)) crossed.push(line)
    }
  return crossed.reverse()
}
