import { sign, type KeyObject } from 'node:crypto'
import { ChatError, conversationLog, type ConversationId } from '@parley/protocol'
import { hashOf } from '../audit/chain.ts'
import type { Staff } from '../deciding/actor.ts'
import type { Core } from '../core.ts'
import type { Store } from '../store/store.ts'
import { firstHash, signedText, type Beginning, type Transcript } from './format.ts'
import { publicHalf } from './signing-key.ts'

/** Events that are read at once. */
const page = 200

export interface TranscriptParts {
  readonly store: Pick<Store, 'readEvents' | 'filesOf'>
  readonly core: Pick<Core, 'meet'>
  readonly key: KeyObject
  readonly now: () => number
}

/** Makes the transcripts that others can check ([VER1] to [VER4]). One page of events at a time is in memory. */
export function createTranscriptExport({ store, core, key, now }: TranscriptParts) {
  const publicKey = publicHalf(key)

  /**
   * The transcript of a conversation, piece by piece. Its events are those that there are when the last page is read.
   *
   * @throws ChatError `not-found` before anything is read, also for those to whom the conversation is not.
   */
  async function transcript(who: Staff, conversation: ConversationId): Promise<AsyncGenerator<string>> {
    const { site, mayRead } = await core.meet(who, conversation)
    // Who may have everything of a contact may have this.
    const isThere = mayRead || (site !== '' && who.permissions.has('contact-export'))
    if (!isThere) throw new ChatError('not-found')
    return pieces({ format: 'parley-transcript', version: 1, site, conversation, exportedAt: now() })
  }

  async function* pieces(beginning: Beginning): AsyncGenerator<string> {
    yield `${JSON.stringify(beginning).slice(0, -1)},"events":[`
    const log = conversationLog(beginning.conversation)
    let [count, head] = [0, firstHash(beginning)]
    for (;;) {
      const events = await store.readEvents(log, { after: count, limit: page })
      const links = events.map((event) => {
        head = hashOf(head, event)
        return JSON.stringify({ event, hash: head })
      })
      if (links.length > 0) yield (count > 0 ? ',' : '') + links.join(',')
      count += events.length
      if (events.length < page) break
    }
    const files = await filesIn(beginning.conversation)
    const text = signedText({ ...beginning, count, head, files, key: publicKey })
    const signature = sign(null, Buffer.from(text), key).toString('base64url')
    const end: Pick<Transcript, 'head' | 'files' | 'key' | 'signature'> = { head, files, key: publicKey, signature }
    yield `],${JSON.stringify(end).slice(1)}`
  }

  async function filesIn(conversation: ConversationId): Promise<Transcript['files']> {
    const rows = await store.filesOf(conversation)
    return rows.map(({ file, name, bytes, sha256 }) => ({
      file,
      name,
      bytes,
      sha256: Buffer.from(sha256 ?? '', 'base64url').toString('hex'),
    }))
  }

  return { transcript, publicKey }
}

export type TranscriptExport = ReturnType<typeof createTranscriptExport>
