import type { ContactId, LogId } from '@parley/protocol'
import type { ErasureRows, ErasureWish } from './erasure-rows.ts'
import type { FedEvent } from './feed.ts'
import type { ContactSession, InteractionRow } from './store.ts'

/** What the store in memory has, and what of it can be forgotten. */
interface Kept {
  readonly events: ReadonlyMap<LogId, string[]>
  readonly fed: FedEvent[]
  readonly snapshots: Map<LogId, { seq: number; state: string }>
  readonly interactions: ReadonlyMap<string, InteractionRow>
  readonly sessions: Map<string, ContactSession>
  readonly conversationsOf: (contacts: readonly ContactId[]) => readonly string[]
  readonly forgetContact: (contact: ContactId, profile: string) => void
}

/** Forgetting, in memory. */
export function memoryErasureRows(kept: Kept): ErasureRows {
  const { events, fed, snapshots, interactions, sessions } = kept
  /** Which row was erased: another one in its place is not. */
  const erased = new Map<string, InteractionRow>()
  const wishes = new Map<string, ErasureWish>()
  const isErased = (row: InteractionRow) => erased.get(row.id) === row

  return {
    async rewriteLog(log, rewritten, snapshot) {
      const list = events.get(log) ?? []
      for (const { seq, json } of rewritten) {
        const before = list[seq - 1]
        const at = fed.findIndex((each) => each.log === log && each.json === before)
        list[seq - 1] = json
        fed[at] = { ...fed[at]!, json }
      }
      if (snapshot) snapshots.set(log, snapshot)
      else snapshots.delete(log)
    },
    async noteErased(conversation) {
      const row = interactions.get(conversation)
      if (row?.status === 'done') erased.set(conversation, row)
    },
    overdue: async (site, before, limit) =>
      [...interactions.values()]
        .filter(
          (row) => row.status === 'done' && row.site === site && !isErased(row) && (row.endedAt ?? before) < before,
        )
        .sort((a, b) => a.endedAt! - b.endedAt! || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(({ id }) => id),
    hasMore: async (contacts) =>
      kept.conversationsOf(contacts).some((id) => {
        const row = interactions.get(id)
        return row !== undefined && !isErased(row)
      }),
    async forgetContacts(contacts, profile) {
      for (const contact of contacts) kept.forgetContact(contact, profile)
      for (const [token, { contactId }] of sessions) if (contacts.includes(contactId)) sessions.delete(token)
    },
    async wishErasure(wish) {
      if (!wishes.has(wish.contact)) wishes.set(wish.contact, wish)
    },
    wishedErasures: async () => [...wishes.values()].sort((a, b) => a.at - b.at || (a.contact < b.contact ? -1 : 1)),
    dropErasure: async (contact) => void wishes.delete(contact),
    purge: async () => {},
  }
}
