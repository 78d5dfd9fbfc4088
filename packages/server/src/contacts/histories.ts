import type { ContactAnswer, ConversationId, HistoryEntry } from '@parley/protocol'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Folded } from '../log/folded.ts'
import type { HistoryRange, HistoryRow } from '../store/contact-rows.ts'

/** Makes a page of a history of rows that were read one longer than the page. */
export async function historyPage(
  cache: Pick<ConversationCache, 'load'>,
  rows: readonly HistoryRow[],
  limit: number,
): Promise<ContactAnswer> {
  const page = rows.slice(0, limit)
  const folded = await cache.load(page.map(({ conversation }) => conversation))
  const last = page.at(-1)
  const before: HistoryRange['before'] = rows.length > limit && last ? last : undefined
  return {
    is: 'history',
    entries: page.flatMap(({ conversation }) => entryOf(folded.get(conversation), conversation)),
    ...(before && { before: { openedAt: before.openedAt, conversation: before.conversation } }),
  }
}

function entryOf(folded: Folded | undefined, conversation: ConversationId): HistoryEntry[] {
  if (!folded || folded.interaction.seq === 0) return []
  const { interaction } = folded
  const { rating } = folded.conversation
  const { site, status, openedAt, endedAt, contact, owner, parties, assigned, disposition, note } = interaction
  const last = parties.find(({ agentId }) => agentId === owner) ?? parties.at(-1)
  return [
    {
      conversation,
      site,
      status,
      openedAt,
      endedAt,
      contact: contact.name,
      owner: last?.name ?? null,
      disposition: disposition?.labels.join(' / ') ?? null,
      note: note?.text ?? null,
      ...(rating && { rating }),
      isAssigned: assigned !== null,
    },
  ]
}
