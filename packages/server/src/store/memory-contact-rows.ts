import type {
  CallbackRow,
  ContactChangeRow,
  ContactRow,
  ContactRows,
  HistoryRange,
  HistoryRow,
  HistoryWrite,
} from './contact-rows.ts'

/** What is known of contacts, in memory. `putHistory` is called with what is written beside logs. */
export function memoryContactRows(): { readonly rows: ContactRows; putHistory(written: HistoryWrite): void } {
  const contacts = new Map<string, ContactRow>()
  const changes = new Map<string, ContactChangeRow[]>()
  const history = new Map<string, HistoryRow>()
  const engagements = new Map<string, Set<string>>()
  const callbacks = new Map<string, CallbackRow>()

  const newestFirst = (list: readonly HistoryRow[], { before, limit }: HistoryRange) =>
    list
      .filter(
        ({ openedAt, conversation }) =>
          !before || openedAt < before.openedAt || (openedAt === before.openedAt && conversation < before.conversation),
      )
      .sort((a, b) => b.openedAt - a.openedAt || (a.conversation < b.conversation ? 1 : -1))
      .slice(0, limit)
  const of = (ids: readonly string[]) => [...history.values()].filter(({ contact }) => ids.includes(contact))

  const rows: ContactRows = {
    findContact: async (id) => contacts.get(id),
    async contactsMergedInto(id) {
      const found = new Set<string>()
      const gather = (into: string) => {
        for (const { id: other, mergedInto } of contacts.values())
          if (mergedInto === into && other !== id && !found.has(other)) {
            found.add(other)
            gather(other)
          }
      }
      gather(id)
      return [...found].sort()
    },
    searchContacts: async (words, limit) =>
      [...contacts.values()]
        .filter((row) => row.mergedInto === null && words.every((word) => row.words.includes(word)))
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
      else if (known.version === 0)
        contacts.set(known.id, { ...known, profile: introduces.profile, words: introduces.words })
    },
  }
}
