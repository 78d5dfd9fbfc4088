import { ChatError, system, type ContactId, type ConversationId } from '@parley/protocol'
import { erased } from '@parley/protocol/schemas'
import { firstProfile } from '../contacts/profile.ts'
import { createRecords } from '../contacts/records.ts'
import type { Core, Log } from '../core.ts'
import { previewKey } from '../files/examination.ts'
import type { FileStore } from '../files/file-store.ts'
import type { ErasureWish } from '../store/erasure-rows.ts'
import type { HistoryRow } from '../store/contact-rows.ts'
import type { Store } from '../store/store.ts'
import { eraseLogs } from './erase-logs.ts'

/** Conversations of a history that are read at once. */
const pageRows = 50

export interface EraserParts {
  readonly store: Store
  readonly files: Pick<FileStore, 'remove'>
  readonly core: Pick<Core, 'erased' | 'sendAway'>
  readonly now: () => number
  readonly log: Log
}

/** What was taken away. */
export interface Erased {
  readonly conversations: number
  readonly files: number
}

/** What is known of a contact who was erased. */
const erasedProfile = JSON.stringify(firstProfile(erased, null))

/** The key of an actor as events name them. */
const byOf = (actor: string): string => (actor === system ? system : actor.replace(/^agent:/, ''))

/** Forgets conversations and contacts for good ([PRV10] to [PRV19]). Whatever ends it, doing it again finishes it. */
export function createEraser({ store, files, core, now, log }: EraserParts) {
  const { rowOf, everyIdOf } = createRecords(store, now)

  async function eraseFiles(id: ConversationId): Promise<number> {
    const rows = await store.filesOf(id)
    for (const { file, state } of rows) {
      // Its bytes first: while its row is there it is known what is left to do.
      for (const key of [file, previewKey(file)]) await files.remove(key)
      await store.dropFile(file, state)
    }
    return rows.length
  }

  /** One conversation with its consultations and files. Gives how many files it had. */
  async function conversation(id: ConversationId, by: string): Promise<number> {
    const count = await eraseFiles(id)
    for (const consultation of await eraseLogs(store, id)) {
      await eraseLogs(store, consultation)
      await seal(consultation, by)
    }
    await seal(id, by)
    return count
  }

  /** Who had it in memory may have written meanwhile on what it was; from the event on nobody can. So what is behind it is looked at again. */
  async function seal(id: ConversationId, by: string): Promise<void> {
    await core.erased(id, by)
    await eraseLogs(store, id)
    await store.noteErased(id)
  }

  async function* historyOf(ids: readonly ContactId[]): AsyncGenerator<HistoryRow> {
    for (let before: HistoryRow | undefined; ; ) {
      const page = await store.contactHistory(ids, { before, limit: pageRows })
      yield* page
      before = page.at(-1)
      if (page.length < pageRows) return
    }
  }

  /** @throws ChatError `not-found`; `conversation-open` while a conversation of the contact is not done. */
  async function groupOf(contact: ContactId): Promise<readonly ContactId[]> {
    const ids = await everyIdOf((await rowOf(contact)).id)
    for await (const { isDone } of historyOf(ids)) if (!isDone) throw new ChatError('conversation-open')
    return ids
  }

  /** What was wished before, by this process or another one. @throws as `groupOf`. */
  async function finish({ contact, by }: ErasureWish): Promise<Erased> {
    const ids = await everyIdOf((await rowOf(contact)).id)
    await store.forgetContacts(ids, erasedProfile)
    for (const id of ids) core.sendAway(id)
    await groupOf(contact)
    const done = { conversations: 0, files: 0 }
    for await (const { conversation: id } of historyOf(ids)) {
      done.files += await conversation(id, byOf(by))
      done.conversations += 1
    }
    await store.dropErasure(contact)
    await store.purge()
    log('contact-erased', { contact, ...done })
    return done
  }

  return {
    conversation,

    /** Everything about a contact, and about everybody who turned out to be them. `by`: `agent:` and an id. @throws as `groupOf`. */
    async contact(contact: ContactId, by: string): Promise<Erased> {
      await groupOf(contact)
      const wish = { contact: (await rowOf(contact)).id, by, at: now() }
      await store.wishErasure(wish)
      return finish(wish)
    },

    /** Finishes what was cut off. What still cannot be done is left for the next time. */
    async finishAll(): Promise<void> {
      for (const wish of await store.wishedErasures())
        await finish(wish).catch((error: unknown) =>
          log('erasure-delayed', { contact: wish.contact, error: String(error) }),
        )
    },

    /** Forgets who a contact is of whom every conversation is erased, unless somebody is to call them. */
    async contactIfOver(contact: ContactId): Promise<void> {
      const root = await rowOf(contact).catch(() => undefined)
      if (!root || root.profile === erasedProfile) return
      const ids = await everyIdOf(root.id)
      const isAwaited = (await store.callbacksOf(ids)).some(({ at }) => at > now())
      if (!isAwaited && !(await store.hasMore(ids))) await store.forgetContacts(ids, erasedProfile)
    },
  }
}

export type Eraser = ReturnType<typeof createEraser>
