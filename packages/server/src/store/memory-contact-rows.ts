import type {
  CallbackRow,
  ContactChangeRow,
  ContactRow,
  ContactRows,
  HistoryRange,
  HistoryRow,
  HistoryWrite,
  IdentityRow,
} from './contact-rows.ts'

/** What is known of contacts, in memory. `putHistory` is called with what is written beside logs. */
export function memoryContactRows(): {
  readonly rows: ContactRows
  putHistory(written: HistoryWrite): void
  /** The conversations in the histories of these contacts. */
  conversationsOf(contacts: readonly string[]): readonly string[]
  /** Puts `profile` in the place of all that is known of a contact. */
  forget(contact: string, profile: string): void
} {
  const contacts = new Map<string, ContactRow>()
  const changes = new Map<string, ContactChangeRow[]>()
  const history = new Map<string, HistoryRow>()
  const engagements = new Map<string, Set<string>>()
  const callbacks = new Map<string, CallbackRow>()
  const identities = new Map<string, IdentityRow>()

  const newestFirst = (list: readonly HistoryRow[], { before, limit }: HistoryRange) =>
    list
      .filter(
        ({ openedAt, conversation }) =>
          !before || openedAt < before.openedAt || (openedAt === before.openedAt && conversation < before.conversation),
      )
      .sort((a, b) => b.openedAt - a.openedAt || (a.conversation < b.conversation ? 1 : -1))
      .slice(0, limit)
  const of = (ids: readonly string[]) => [...history.values()].filter(({ contact }) => ids.includes(contact))
  const mergedInto = (id: string): string[] => {
    const found = new Set<string>()
    const gather = (into: string) => {
      for (const other of contacts.values())
        if (other.mergedInto === into && other.id !== id && !found.has(other.id)) {
          found.add(other.id)
          gather(other.id)
        }
    }
    gather(id)
    return [...found].sort()
  }

  const rows: ContactRows = {
    findContact: async (id) => contacts.get(id),
    contactsMergedInto: async (id) => mergedInto(id),
    searchContacts: async (words, limit, metBy) =>
      [...contacts.values()]
        .filter((row) => row.mergedInto === null && words.every((word) => row.words.includes(word)))
        .filter(
          ({ id }) =>
            metBy === undefined ||
            of([id, ...mergedInto(id)]).some(({ conversation }) => engagements.get(metBy)?.has(conversation)),
        )
        .sort(
          (a, b) =>
            Number(b.version > 0) - Number(a.version > 0) || b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1),
        )
        .slice(0, limit),
    async changeContact(row, from, change) {
      if (contacts.get(row.id)?.version !== from) return false
      contacts.set(row.id, row)
      changes.set(row.id, [change, ...(changes.get(row.id) ?? [])])
      return true
    },
    findIdentity: async (id) => identities.get(id),
    async putIdentity(identity, row, from, change) {
      if ((contacts.get(row.id)?.version ?? null) !== from) return false
      contacts.set(row.id, { ...row, verified: true })
      if (change) changes.set(row.id, [change, ...(changes.get(row.id) ?? [])])
      identities.set(identity.contact, identity)
      return true
    },
    contactChanges: async (id, limit) => (changes.get(id) ?? []).slice(0, limit),
    historyOf: async (conversation) => history.get(conversation),
    contactHistory: async (ids, range) => newestFirst(of(ids), range),
    agentHistory: async (agent, range) =>
      newestFirst(
        [...(engagements.get(agent) ?? [])].flatMap((id) => history.get(id) ?? []),
        range,
      ),
    countRecent: async (ids, since) => of(ids).filter(({ isDone, openedAt }) => !isDone || openedAt >= since).length,
    hasMet: async (agent, ids) => of(ids).some(({ conversation }) => engagements.get(agent)?.has(conversation)),
    addCallback: async (row) => void (callbacks.has(row.id) || callbacks.set(row.id, row)),
    callbacksOf: async (ids) =>
      [...callbacks.values()]
        .filter(({ contact }) => ids.includes(contact))
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    dropCallback: async (id) => void callbacks.delete(id),
  }

  return {
    rows,
    putHistory({ engages, introduces, conversation, contact, openedAt, isDone }) {
      history.set(conversation, {
        conversation,
        contact,
        openedAt: history.get(conversation)?.openedAt ?? openedAt,
        isDone,
      })
      for (const agent of engages) engagements.set(agent, (engagements.get(agent) ?? new Set()).add(conversation))
      if (!introduces) return
      const known = contacts.get(introduces.id)
      if (!known) contacts.set(introduces.id, { ...introduces, verified: false, version: 0, mergedInto: null })
      else if (known.version === 0 && !known.verified)
        contacts.set(known.id, { ...known, profile: introduces.profile, words: introduces.words })
    },
    conversationsOf: (ids) => of(ids).map(({ conversation }) => conversation),
    forget(contact, profile) {
      const known = contacts.get(contact)
      if (known) contacts.set(contact, { ...known, profile, words: '', verified: false, version: known.version + 1 })
      changes.delete(contact)
      identities.delete(contact)
      for (const [id, callback] of callbacks) if (callback.contact === contact) callbacks.delete(id)
    },
  }
}
