import type { AgentId, ConversationId } from '@parley/protocol'
import type { Store } from '../store/store.ts'

/**
 * Whether the agent has an interaction with the contact of this conversation on their desk: then all that the contact ever said is
 * theirs to read ([HIS4]).
 */
export async function sharesContact(
  store: Pick<Store, 'historyOf' | 'conversationsOnDesk' | 'contactsMergedInto' | 'findContact'>,
  isHandled: (conversation: ConversationId) => boolean | Promise<boolean>,
  agentId: AgentId,
  conversation: ConversationId,
): Promise<boolean> {
  const asked = await store.historyOf(conversation)
  if (!asked) return false
  const group = await groupOf(asked.contact)
  for (const other of await store.conversationsOnDesk(agentId)) {
    const row = await store.historyOf(other)
    if (row && group.has(row.contact) && (await isHandled(other))) return true
  }
  return false

  /** The contact, whoever they turned out to be, and all others who turned out to be the same. */
  async function groupOf(contact: string): Promise<ReadonlySet<string>> {
    let root = contact
    const seen = new Set<string>()
    while (!seen.has(root)) {
      seen.add(root)
      root = (await store.findContact(root))?.mergedInto ?? root
    }
    return new Set([root, ...(await store.contactsMergedInto(root))])
  }
}
