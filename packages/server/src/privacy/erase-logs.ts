import {
  applyEvent,
  applyInteractionEvent,
  conversationLog,
  emptyConversation,
  emptyInteraction,
  interactionLog,
  type ConversationId,
  type LoggedEvent,
  type LogId,
} from '@parley/protocol'
import { snapshotEvery } from '../log/attempt.ts'
import type { Store } from '../store/store.ts'
import { erasedEvent } from './erased-event.ts'

/** Events that are rewritten at once: a few milliseconds. */
const pageEvents = 200

type LogStore = Pick<Store, 'readEvents' | 'rewriteLog'>

/**
 * Takes out of both logs of a conversation what `erasedEvent` takes out of an event, and makes their snapshots anew. Doing it again
 * changes nothing, so that it goes on wherever it was cut off. Gives the consultations about the conversation that its log names.
 *
 * @throws ChatError `unavailable`; `log-gap` where the store has lost events.
 */
export async function eraseLogs(store: LogStore, id: ConversationId): Promise<ReadonlySet<ConversationId>> {
  const consultations = new Set<ConversationId>()
  await eraseLog(store, conversationLog(id), emptyConversation(id), applyEvent)
  await eraseLog(store, interactionLog(id), emptyInteraction(id), (state, event) => {
    const { consultation } = event.body as { consultation?: unknown }
    if (typeof consultation === 'string') consultations.add(consultation)
    return applyInteractionEvent(state, event)
  })
  return consultations
}

async function eraseLog<State extends { readonly seq: number }>(
  store: LogStore,
  log: LogId,
  empty: State,
  apply: (state: State, event: LoggedEvent) => State,
): Promise<void> {
  let state = empty
  for (;;) {
    const page = await store.readEvents(log, { after: state.seq, limit: pageEvents })
    if (page.length === 0) break
    const rewritten: { seq: number; json: string }[] = []
    for (const before of page) {
      const event = erasedEvent(JSON.parse(before) as LoggedEvent)
      const json = JSON.stringify(event)
      if (json !== before) rewritten.push({ seq: event.seq, json })
      state = apply(state, event)
    }
    await store.rewriteLog(log, rewritten, null)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  if (state.seq >= snapshotEvery) await store.rewriteLog(log, [], { seq: state.seq, state: JSON.stringify(state) })
}
