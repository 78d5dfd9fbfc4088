import { system, type ContactId, type ConversationId } from '@parley/protocol'
import { contactEnds } from '../features/ending.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Situation, Work } from '../log/work.ts'
import { written } from '../log/written.ts'
import type { Store } from '../store/store.ts'

export interface TakeAlongParts {
  readonly store: Store
  readonly cache: Pick<ConversationCache, 'get'>
  readonly submit: (work: Work) => void
  readonly now: () => number
}

/** Whom an anonymous contact turned out to be. */
export interface TurnedOut {
  /** Whom nobody knew. */
  readonly from: ContactId
  readonly to: { readonly id: ContactId; readonly name: string }
}

/**
 * Takes the conversation of an anonymous contact along to whom they turned out to be: the one that goes on, and no other, for the
 * same browser may have been somebody else's before ([CTC32]). Doing it again changes nothing.
 */
export function createTakeAlong({ store, cache, submit, now }: TakeAlongParts) {
  /** @throws ChatError `unavailable`. */
  return async function takeAlong({ from, to }: TurnedOut): Promise<void> {
    const id = await store.latestConversation(from)
    const folded = id === null ? undefined : await cache.get(id)
    if (id === null || !isTheirs(folded, from)) return
    let other: ConversationId | undefined
    await written(submit, {
      conversationId: id,
      contactId: to.id,
      decide(situation) {
        other = situation.latest?.status === 'open' ? situation.latest.id : undefined
        if (!isTheirs(situation, from)) return {}
        return { events: [{ name: 'contact-identified', by: system, body: { contact: to } }] }
      },
    })
    // A contact has one conversation at a time: the one that they are writing in.
    if (other !== undefined && other !== id)
      await written(submit, {
        conversationId: other,
        decide: ({ conversation }) =>
          conversation.status === 'open' ? { events: contactEnds(conversation, 'p1') } : {},
      })
    await hideEmpty(from, to)
  }

  /** Nobody should find a contact of whom nothing is left. What agents wrote about them stays to be read. */
  async function hideEmpty(from: ContactId, { id: into, name }: TurnedOut['to']): Promise<void> {
    const [row, rest] = await Promise.all([store.findContact(from), store.contactHistory([from], { limit: 1 })])
    if (!row || row.mergedInto !== null || rest.length > 0) return
    const version = row.version + 1
    const change = JSON.stringify([{ field: 'merged', before: null, after: name }])
    await store.changeContact({ ...row, version, mergedInto: into }, row.version, {
      version,
      at: now(),
      by: system,
      name: system,
      change,
    })
  }
}

const isTheirs = (folded: Pick<Situation, 'conversation' | 'interaction'> | undefined, contact: ContactId): boolean =>
  folded?.conversation.status === 'open' && folded.interaction.contact.id === contact

export type TakeAlong = ReturnType<typeof createTakeAlong>
