import {
  ChatError,
  conversationLog,
  interactionLog,
  limits,
  participantIn,
  type ClientFrame,
  type ConversationEvent,
  type Interaction,
  type InteractionEvent,
  type SearchHit,
} from '@parley/protocol'
import type { Actor } from '../deciding/actor.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Folded } from '../log/folded.ts'
import type { Store } from '../store/store.ts'
import type { Indexer } from './indexer.ts'
import { mayFind } from './may-find.ts'
import { readQuery, type Query } from './query.ts'
import type { SearchIndex, Thing } from './search-index.ts'
import { snippetOf } from './snippet.ts'
import { knownContacts } from './known-contacts.ts'
import { textOf } from './things.ts'

type NoteSaved = Extract<InteractionEvent, { name: 'note-saved' }>

/** How long hits are put together before everybody else has their turn, in milliseconds. */
const turnMs = 4

export interface FinderOptions {
  readonly index: SearchIndex
  readonly indexer: Pick<Indexer, 'catchUp'>
  readonly store: Pick<Store, 'readEvents' | 'searchContacts' | 'contactsMergedInto' | 'contactHistory'>
  readonly cache: ConversationCache
  readonly nextTurn: (action: () => void) => void
}

export type SearchFrame = Extract<ClientFrame, { type: 'search' }>

/** What somebody finds: the hits, and before which place there may be more. */
export interface Finding {
  readonly hits: SearchHit[]
  readonly before?: number
}

/**
 * Finds what staff looks for. The index says where to look; whether it may be found, and what it says, is asked of the logs
 * themselves once more, so that an index that lags or is wrong shows nothing to the wrong people.
 *
 * @throws ChatError `not-allowed` for contacts and bots, `bad-request` where there is no word to look for, `unavailable`.
 */
export function createFinder({ index, indexer, store, cache, nextTurn }: FinderOptions) {
  return async (actor: Actor, { text, kind, before, limit }: Omit<SearchFrame, 'id' | 'type'>): Promise<Finding> => {
    if (actor.role !== 'agent' && actor.role !== 'supervisor') throw new ChatError('not-allowed')
    const query = readQuery(text)
    const most = limit ?? limits.searchHits
    const hits: SearchHit[] =
      before === undefined && (kind === undefined || kind === 'contact')
        ? await knownContacts({ store, cache }, actor, { text, query, limit: Math.floor(most / (kind ? 2 : 10)) })
        : []
    const known = new Set(hits.map(({ conversation }) => conversation))
    await indexer.catchUp()
    const found = await index.find({
      query,
      reader: actor.role === 'supervisor' ? null : actor.id,
      kind: kind ?? null,
      before: before ?? null,
      limit: most - hits.length,
    })
    let startedAt = performance.now()
    for (const thing of found.things) {
      // They are there by the name that they have now.
      if (thing.kind === 'contact' && known.has(thing.conversation)) continue
      const folded = await cache.get(thing.conversation)
      if (folded && mayFind(actor, folded.interaction)) hits.push(...(await hitOf(thing, folded, query)))
      if (performance.now() - startedAt < turnMs) continue
      await new Promise<void>((resolve) => nextTurn(resolve))
      startedAt = performance.now()
    }
    return { hits, ...(found.before !== null && { before: found.before }) }
  }

  /** One hit as it is shown; none where the log has something else there. */
  async function hitOf(thing: Thing, { conversation, interaction }: Folded, query: Query): Promise<SearchHit[]> {
    const { kind, seq } = thing
    const isSaid = kind === 'message' || kind === 'file'
    const log = isSaid ? conversationLog(conversation.id) : interactionLog(interaction.id)
    const [json] = await store.readEvents(log, { after: seq - 1, limit: 1 })
    const event = json === undefined ? undefined : (JSON.parse(json) as ConversationEvent | InteractionEvent)
    const said = event && textOf(event)
    if (!event || event.seq !== seq || said?.kind !== kind) return []
    const { snippet, marks } = snippetOf(said.text, query)
    const hit = {
      conversation: conversation.id,
      kind,
      at: event.at,
      contact: interaction.contact.name,
      status: interaction.status,
      snippet,
      marks: marks.map(([start, end]) => [start, end] as [number, number]),
    }
    if (event.name === 'note-added')
      return [{ ...hit, seq: event.body.after, note: seq, by: { role: 'agent', name: event.body.name } }]
    if (event.name === 'note-saved')
      return stands(event, interaction)
        ? [{ ...hit, seq: 0, outcome: true, by: { role: 'agent', name: event.body.name } }]
        : []
    if (!isSaid) return [{ ...hit, seq: 0 }]
    const by = participantIn(conversation, event.by)
    return [{ ...hit, seq, ...(by && { by: { role: by.role, name: by.name } }) }]
  }
}

/** Whether a note has not been replaced since. */
const stands = ({ at, body }: NoteSaved, { note, parties }: Interaction): boolean =>
  [note, ...parties.map(({ part }) => part?.note)].some(
    (now) => now?.at === at && now.agentId === body.agentId && now.text === body.text,
  )

export type Find = ReturnType<typeof createFinder>
