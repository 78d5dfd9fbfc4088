import type { SearchHit } from '@parley/protocol'
import { wantedWords } from '../contacts/profile.ts'
import { profileIn } from '../contacts/records.ts'
import type { Actor } from '../deciding/actor.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { ContactRow } from '../store/contact-rows.ts'
import type { Store } from '../store/store.ts'
import { mayFind } from './may-find.ts'
import type { Query } from './query.ts'
import { snippetOf } from './snippet.ts'

/** Interactions of a contact, newest first, among which one is looked for that the agent may read. */
const mostInteractions = 50

/**
 * Contacts by what is known of them now: names, addresses, numbers and fields, as agents have changed them. Asked of the records
 * themselves, which are in no log; each leads to the newest interaction with them that may be found ([SRH14]).
 */
export async function knownContacts(
  {
    store,
    cache,
  }: {
    store: Pick<Store, 'searchContacts' | 'contactsMergedInto' | 'contactHistory'>
    cache: Pick<ConversationCache, 'load'>
  },
  actor: Extract<Actor, { role: 'agent' | 'supervisor' }>,
  { text, query, limit }: { text: string; query: Query; limit: number },
): Promise<SearchHit[]> {
  const wanted = wantedWords(text.replace(/["“”„«»]/g, ' '))
  if (limit === 0 || wanted.length === 0) return []
  const metBy = actor.role === 'supervisor' ? undefined : actor.id
  const rows = await store.searchContacts(wanted, limit, metBy)
  const hits = await Promise.all(rows.map((row) => hitOf(row)))
  return hits.flatMap((hit) => hit ?? [])

  async function hitOf(row: ContactRow): Promise<SearchHit | undefined> {
    const ids = [row.id, ...(await store.contactsMergedInto(row.id))]
    const page = await store.contactHistory(ids, { limit: mostInteractions })
    const folded = await cache.load(page.map(({ conversation }) => conversation))
    const newest = page.find(({ conversation }) => {
      const interaction = folded.get(conversation)?.interaction
      return interaction !== undefined && mayFind(actor, interaction)
    })
    if (!newest) return undefined
    const { name, emails, phones, fields } = profileIn(row)
    const { snippet, marks } = snippetOf([name, ...emails, ...phones, ...Object.values(fields)].join(' · '), query)
    return {
      conversation: newest.conversation,
      kind: 'contact',
      seq: 0,
      at: newest.openedAt,
      contact: name,
      status: folded.get(newest.conversation)!.interaction.status,
      snippet,
      marks: marks.map(([start, end]) => [start, end] as [number, number]),
    }
  }
}
