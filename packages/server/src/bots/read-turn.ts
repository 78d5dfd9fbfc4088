import { conversationLog, limits, type Conversation, type LoggedEvent, type ParticipantId } from '@parley/protocol'
import type { Store } from '../store/store.ts'

/** What a bot reacts to; everything else passes it by. */
const told: ReadonlySet<string> = new Set([
  'message-sent',
  'choice-made',
  'participant-joined',
  'participant-left',
  'handover-requested',
])

/** What others than the bot did after `after`, up to where the conversation stands, oldest first. */
export async function readTurn(
  store: Store,
  { conversation, bot, after }: { conversation: Conversation; bot: ParticipantId; after: number },
): Promise<readonly LoggedEvent[]> {
  const log = conversationLog(conversation.id)
  const events: LoggedEvent[] = []
  let read = after
  while (read < conversation.seq) {
    const page = await store.readEvents(log, { after: read, before: conversation.seq + 1, limit: limits.pageEvents })
    if (page.length === 0) break
    read += page.length
    for (const json of page) {
      const event = JSON.parse(json) as LoggedEvent
      if (event.by !== bot && told.has(event.name)) events.push(event)
    }
  }
  return withoutEchoes(events)
}

/** A choice that says something comes with the message that says it: the bot hears it once. */
function withoutEchoes(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const replies = new Set(
    events.flatMap(({ name, body, cause }) =>
      name === 'choice-made' && (body as { as: string }).as === 'reply' && cause !== undefined ? [cause] : [],
    ),
  )
  return events.filter(({ name, cause }) => name !== 'message-sent' || cause === undefined || !replies.has(cause))
}
