import type { Clock } from '../clock.ts'
import { type ConversationId, newId } from '../ids.ts'
import { waitBeforeRetry } from './connection.ts'
import {
  announce,
  type FileError,
  type FileProgress,
  FileRequestError,
  type FileServer,
  progressOf,
  sendBytes,
  takeBack,
  type UploadPreview,
} from './file-requests.ts'
import type { KeyValueStore } from './remembered.ts'
import { Turns } from './turns.ts'

export { fileAddresses, filesIn, readFile, FileRequestError } from './file-requests.ts'
export type { SentFile, FileAddresses, FileError, FileServer, UploadPreview } from './file-requests.ts'

/** A file on its way. When the server has stored it, it stands in the transcript and no longer here. */
export interface Upload {
  readonly key: string
  readonly conversation: ConversationId
  readonly name: string
  readonly type: string
  readonly bytes: number
  /** Bytes that the server has. */
  readonly sentBytes: number
  /** `waiting`: for the line, for its turn, or because the server asked for it; goes on by itself. */
  readonly state: 'sending' | 'waiting' | 'checking' | 'refused'
  /** Why it waits, or was refused. */
  readonly error?: FileError
}

/** A file as it is kept until the server has it. */
export interface KeptUpload {
  readonly key: string
  /** What the server knows it by; another one when it is tried again. */
  readonly id: string
  readonly conversation: ConversationId
  readonly name: string
  readonly blob: Blob
  readonly preview?: UploadPreview | undefined
  /** Milliseconds since 1970: the order on screen. */
  readonly addedAt: number
}

export interface UploadsOptions extends FileServer {
  /** Keeps what is not stored yet: `indexedStore` survives a reload, bytes included. */
  readonly store: KeyValueStore<KeptUpload>
  readonly clock: Clock
  /** From 0 to 1; spreads the retries of many clients. */
  readonly random: () => number
  readonly onChange?: () => void
}

/** Files that are sent at the same time. */
const atOnce = 2

/** How often is asked whether a file was found good, in milliseconds; slower with each time. */
const checkMs = 500
const longestCheckMs = 10_000

/** One file on this page. */
interface Entry {
  readonly kept: KeptUpload
  shown: Pick<Upload, 'state' | 'sentBytes' | 'error'>
  /** Ends what is under way. */
  readonly stop: AbortController
  /** Ends a wait before its time. */
  wake: () => void
  /** Tries in a row that moved nothing. */
  attempts: number
  /** Whether the server may have heard of it. */
  isTold: boolean
}

/** The refusals that time alone does not mend soon: somebody has to decide. */
const forPeople: ReadonlySet<string> = new Set(['quota'])

/**
 * Sends files in pieces, two at a time, and goes on where it was cut: after a lost line by itself, after a reload with `restore`.
 * Of several tabs of one browser one sends a file; the others see it go.
 */
export class Uploads {
  readonly #options: UploadsOptions
  #entries: readonly Entry[] = []
  readonly #turns = new Turns(atOnce)
  #isClosed = false

  constructor(options: UploadsOptions) {
    this.#options = options
  }

  get list(): readonly Upload[] {
    return this.#entries.map(({ kept, shown }) => ({
      key: kept.key,
      conversation: kept.conversation,
      name: kept.name,
      type: kept.blob.type,
      bytes: kept.blob.size,
      ...shown,
    }))
  }

  /** Goes on with what an earlier page left. */
  async restore(): Promise<void> {
    const kept = await this.#options.store.values()
    const missing = kept.filter(({ key }) => !this.#entries.some((entry) => entry.kept.key === key))
    for (const each of [...missing].sort((a, b) => a.addedAt - b.addedAt)) this.#take(each, { isTold: true })
  }

  /** Takes a file, and gives the key by which it stands in `list`. */
  add(conversation: ConversationId, file: Blob & { readonly name: string }, preview?: UploadPreview): string {
    const key = newId()
    const addedAt = this.#options.clock.now()
    const kept: KeptUpload = { key, id: key, conversation, name: file.name, blob: file, preview, addedAt }
    // Kept before it is sent: a page that goes meanwhile takes nothing with it.
    this.#take(kept, { isKept: this.#options.store.set(key, kept) })
    return key
  }

  /** Tries a refused file again, as a new one. */
  retry(key: string): void {
    const entry = this.#find(key)
    if (entry?.shown.state !== 'refused') return
    const kept = { ...entry.kept, id: newId() }
    this.#drop(entry)
    this.#take(kept, { isKept: this.#options.store.set(key, kept) })
  }

  /** Takes a file back. One that the server has stored meanwhile stays in the transcript. */
  cancel(key: string): void {
    const entry = this.#find(key)
    if (!entry) return
    this.#drop(entry)
    void this.#options.store.delete(key)
    if (entry.isTold) void this.#takeBack(entry.kept)
  }

  /** The network or the page is back: whatever waits tries at once. */
  hint(): void {
    for (const { wake } of this.#entries) wake()
  }

  /** Stops, and keeps everything for the next page. */
  close(): void {
    this.#isClosed = true
    for (const entry of this.#entries) entry.stop.abort()
    this.hint()
  }

  #find(key: string): Entry | undefined {
    return this.#entries.find((entry) => entry.kept.key === key)
  }

  #take(
    kept: KeptUpload,
    { isKept = Promise.resolve(), isTold = false }: { isKept?: Promise<void>; isTold?: boolean },
  ): void {
    if (this.#isClosed) return
    const entry: Entry = {
      kept,
      shown: { state: 'waiting', sentBytes: 0 },
      stop: new AbortController(),
      wake: () => {},
      attempts: 0,
      isTold,
    }
    this.#entries = [...this.#entries, entry]
    this.#changed()
    void isKept.then(() => alone(`parley:upload:${kept.key}`, entry.stop.signal, () => this.#send(entry)))
  }

  #drop(entry: Entry): void {
    entry.stop.abort()
    entry.wake()
    this.#entries = this.#entries.filter((other) => other !== entry)
    this.#changed()
  }

  #show(entry: Entry, shown: Entry['shown']): void {
    if (entry.stop.signal.aborted) return
    entry.shown = shown
    this.#changed()
  }

  #changed(): void {
    this.#options.onChange?.()
  }

  async #send(entry: Entry): Promise<void> {
    const { signal } = entry.stop
    const { key } = entry.kept
    while (!signal.aborted) {
      // Another tab may have been first, or have taken it back.
      if (!(await this.#isKept(key))) return this.#drop(entry)
      try {
        const sent = await this.#turns.take(signal, () => this.#sendAll(entry))
        await this.#untilStored(entry, sent)
        await this.#options.store.delete(key)
        return this.#drop(entry)
      } catch (error) {
        if (signal.aborted || !(await this.#mayGoOn(entry, error))) return
      }
    }
  }

  /** Announces the file, and sends what the server does not have. @throws FileRequestError */
  async #sendAll(entry: Entry): Promise<FileProgress> {
    const { signal } = entry.stop
    const { id, conversation, name, blob, preview } = entry.kept
    this.#show(entry, { state: 'sending', sentBytes: entry.shown.sentBytes })
    entry.isTold = true
    const announced = { id, conversation, name, type: typeOf(blob), bytes: blob.size, preview }
    const begun = await announce(this.#options, announced, signal)
    const { file, chunkBytes } = begun
    // Even a line that was cut may have moved something.
    if (begun.offset > entry.shown.sentBytes) entry.attempts = 0
    let progress: FileProgress = begun
    while (progress.state === 'receiving') {
      const { offset } = progress
      this.#show(entry, { state: 'sending', sentBytes: offset })
      const bytes = await bytesOf(blob.slice(offset, offset + chunkBytes))
      progress = { file, ...(await this.#sendSome({ file, offset, bytes }, signal)) }
      entry.attempts = 0
    }
    return progress
  }

  /** Waits until the server has looked at it. @throws FileRequestError when it was refused. */
  async #untilStored(entry: Entry, sent: FileProgress): Promise<void> {
    let { state, error } = sent
    for (let waitMs = checkMs; state === 'checking'; waitMs = Math.min(waitMs * 2, longestCheckMs)) {
      this.#show(entry, { state, sentBytes: entry.kept.blob.size })
      await this.#wait(entry, waitMs)
      ;({ state, error } = await progressOf(this.#options, sent.file, entry.stop.signal))
    }
    if (state === 'refused') throw new FileRequestError(error ?? { code: 'file-refused', facts: {} }, false)
  }

  /** Sends one piece. Where the server stands elsewhere, it says so, and that counts. */
  async #sendSome(piece: Parameters<typeof sendBytes>[1], signal: AbortSignal): Promise<Omit<FileProgress, 'file'>> {
    try {
      return await sendBytes(this.#options, piece, signal)
    } catch (error) {
      const offset = error instanceof FileRequestError ? Number(error.facts['offset'] ?? Number.NaN) : Number.NaN
      if (Number.isNaN(offset) || offset === piece.offset) throw error
      return { offset, state: 'receiving' }
    }
  }

  /** Waits before the next try; false when there will be none. */
  async #mayGoOn(entry: Entry, failure: unknown): Promise<boolean> {
    const { random } = this.#options
    const known = failure instanceof FileRequestError ? failure : undefined
    const error = { code: known?.code ?? 'file-damaged', facts: known?.facts ?? {} }
    const { sentBytes } = entry.shown
    if (!known?.mayRetry || forPeople.has(error.code)) {
      this.#show(entry, { state: 'refused', sentBytes, error })
      return false
    }
    this.#show(entry, { state: 'waiting', sentBytes, error })
    entry.attempts += 1
    await this.#wait(
      entry,
      Math.max(Number(error.facts['retryAfterMs'] ?? 0), waitBeforeRetry(entry.attempts, random())),
    )
    return true
  }

  #wait(entry: Entry, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.#options.clock.after(ms, resolve)
      entry.wake = () => {
        callOff()
        resolve()
      }
      if (entry.stop.signal.aborted) entry.wake()
    })
  }

  async #isKept(key: string): Promise<boolean> {
    return (await this.#options.store.values()).some((kept) => kept.key === key)
  }

  async #takeBack({ id, conversation, name, blob }: KeptUpload): Promise<void> {
    try {
      const announced = { id, conversation, name, type: typeOf(blob), bytes: blob.size }
      const { file } = await announce(this.#options, announced)
      await takeBack(this.#options, file)
    } catch {
      // Nobody waits for it: the server forgets what is not sent to its end.
    }
  }
}

/** A browser that does not know the type says nothing; the server goes by the name then. */
const typeOf = ({ type }: Blob): string => type || 'application/octet-stream'

/** The bytes of a piece of a file, which may be gone from the disk. @throws FileRequestError `file-damaged` */
async function bytesOf(piece: Blob): Promise<ArrayBuffer> {
  try {
    return await piece.arrayBuffer()
  } catch {
    throw new FileRequestError({ code: 'file-damaged', facts: {} }, false)
  }
}

/** Does it while no other tab of this browser does the same. */
async function alone(name: string, signal: AbortSignal, task: () => Promise<void>): Promise<void> {
  const { locks } = globalThis.navigator ?? {}
  if (!locks) return task()
  let isBegun = false
  const begin = () => {
    isBegun = true
    return task()
  }
  try {
    await locks.request(name, { signal }, begin)
  } catch (error) {
    if (signal.aborted) return
    if (isBegun) throw error
    // Where the browser keeps nothing for this page it gives no locks either: no other tab has the same files.
    await task()
  }
}
