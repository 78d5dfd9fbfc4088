import { createHash, type Hash } from 'node:crypto'
import { ChatError, type FileId } from '@parley/protocol'
import type { FileStore } from './file-store.ts'

/** Digests that are remembered between two pieces of a file; those of others are made anew from what is stored. */
const rememberedDigests = 1_000

/** Bytes of one file that are coming in, and how to have them break off. */
interface Coming {
  readonly breakOff: AbortController
  readonly over: Promise<unknown>
}

/** Takes the pieces of files, one at a time for each file, and digests them as they come. */
export class Incoming {
  readonly #files: FileStore
  readonly #coming = new Map<FileId, Coming>()
  readonly #digests = new Map<FileId, { readonly hash: Hash; readonly end: number }>()

  constructor(files: FileStore) {
    this.#files = files
  }

  /**
   * Adds what `source` gives at `offset`; gives the new end. Whoever sends the same file anew has lost the line: what still hangs on
   * the old one breaks off.
   *
   * @throws ChatError `wrong-offset`, `unavailable`, or `file-too-large` when more comes than `bytes`; and whatever `source` throws.
   */
  async take(
    file: FileId,
    { offset, bytes, source }: { offset: number; bytes: number; source: AsyncIterable<Uint8Array> },
  ): Promise<number> {
    await this.breakOff(file)
    const breakOff = new AbortController()
    const taking = this.#append(file, { offset, bytes, source, signal: breakOff.signal })
    const over = taking.catch(() => {})
    const coming = { breakOff, over }
    this.#coming.set(file, coming)
    try {
      return await taking
    } finally {
      if (this.#coming.get(file) === coming) this.#coming.delete(file)
    }
  }

  /** Lets nothing more of a file come in, and resolves when that is so. */
  async breakOff(file: FileId): Promise<void> {
    for (let coming = this.#coming.get(file); coming; coming = this.#coming.get(file)) {
      coming.breakOff.abort(new ChatError('unavailable', { retryAfterMs: 1_000 }))
      await coming.over
      if (this.#coming.get(file) === coming) this.#coming.delete(file)
    }
  }

  async breakOffAll(): Promise<void> {
    await Promise.all([...this.#coming.keys()].map((file) => this.breakOff(file)))
  }

  /** The SHA-256 of a file of which all bytes are there, in base64url. */
  async digest(file: FileId, bytes: number): Promise<string> {
    const hash = await this.#hashUpTo(file, bytes)
    this.#digests.delete(file)
    return hash.digest('base64url')
  }

  forget(file: FileId): void {
    this.#digests.delete(file)
  }

  async #append(
    file: FileId,
    {
      offset,
      bytes,
      source,
      signal,
    }: { offset: number; bytes: number; source: AsyncIterable<Uint8Array>; signal: AbortSignal },
  ): Promise<number> {
    const there = await this.#files.partBytes(file)
    if (there !== offset) throw new ChatError('wrong-offset', { offset: there })
    const hash = await this.#hashUpTo(file, offset)
    // What breaks off half-way has digested more than was stored: the next piece begins with what is stored.
    this.#digests.delete(file)
    const counted = count(until(source, signal), { offset, bytes, hash })
    const end = await this.#files.append(file, offset, counted)
    if (this.#digests.size >= rememberedDigests) this.#digests.clear()
    this.#digests.set(file, { hash, end })
    return end
  }

  async #hashUpTo(file: FileId, end: number): Promise<Hash> {
    const known = this.#digests.get(file)
    if (known?.end === end) return known.hash
    const hash = createHash('sha256')
    for await (const chunk of this.#files.readPart(file, { from: 0, to: end })) hash.update(chunk)
    return hash
  }
}

/** The same bytes, digested and counted. @throws ChatError `file-too-large` as soon as there are too many. */
async function* count(
  source: AsyncIterable<Uint8Array>,
  { offset, bytes, hash }: { offset: number; bytes: number; hash: Hash },
): AsyncIterable<Uint8Array> {
  let end = offset
  for await (const chunk of source) {
    end += chunk.length
    if (end > bytes) throw new ChatError('file-too-large', { limitBytes: bytes })
    hash.update(chunk)
    yield chunk
  }
}

/** The same bytes until the signal says no. @throws the signal's reason. */
async function* until(source: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]()
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  stopped.catch(() => {})
  try {
    for (;;) {
      const { done, value } = await Promise.race([iterator.next(), stopped])
      if (done) return
      yield value
    }
  } finally {
    // Whoever hangs on a dead line does not answer: nobody waits for it.
    void iterator.return?.()?.catch(() => {})
  }
}
