import { ChatError, type Clock, type FileId, type Message } from '@parley/protocol'
import type { Core, Log } from '../core.ts'
import { actorOfKey } from '../deciding/actor.ts'
import type { FileRow, FileRows, FileState } from '../store/file-rows.ts'
import { checkBytes } from './check-type.ts'
import type { FileStore } from './file-store.ts'
import { pictureSize } from './picture-size.ts'
import type { Scan } from './scan.ts'
import type { TypeDetector } from './type-detector.ts'

/** Bytes of a file in which its type and, of a picture, its size are looked for. */
const headBytes = 65_536

/** More pixels than this are not shown, only saved (security rule H5). */
const mostPixels = 40_000_000

/** How long to wait before what could not be done is tried again, in milliseconds; twice as long each time. */
const firstRetryMs = 1_000
const longestRetryMs = 60_000

/** The key of a file's small picture. */
export const previewKey = (file: FileId): string => `${file}.preview`

export interface ExaminationOptions {
  readonly store: FileRows
  readonly files: FileStore
  readonly detector: TypeDetector
  readonly scan: Scan | undefined
  readonly core: Pick<Core, 'sendFile'>
  readonly clock: Clock
  readonly log: Log
}

/**
 * What happens to a file whose bytes are all there: looked at, scanned, stored, said. Each step can be done again, so that an end of
 * the process at any place loses nothing and says nothing twice.
 */
export class Examination {
  readonly #options: ExaminationOptions
  readonly #running = new Map<FileId, Promise<void>>()
  readonly #retries = new Map<FileId, () => void>()
  #isStopped = false

  constructor(options: ExaminationOptions) {
    this.#options = options
  }

  /** Goes on with a file. Resolves when nothing more can be done for now. */
  examine(file: FileId, attempts = 0): Promise<void> {
    const running = this.#running.get(file)
    if (running || this.#isStopped) return running ?? Promise.resolve()
    this.#retries.get(file)?.()
    this.#retries.delete(file)
    const done = this.#all(file, attempts).finally(() => this.#running.delete(file))
    this.#running.set(file, done)
    return done
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values())
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    for (const callOff of this.#retries.values()) callOff()
    this.#retries.clear()
    await this.idle()
  }

  async #all(file: FileId, attempts: number): Promise<void> {
    const { store, log } = this.#options
    try {
      const row = await store.findFile(file)
      if (row?.state === 'checking') await this.#check(row)
      const kept = await store.findFile(file)
      if (kept?.state === 'kept') await this.#say(kept)
    } catch (error) {
      if (!(error instanceof ChatError)) log('file-examination-failed', { file, error: String(error) })
      this.#again(file, attempts)
    }
  }

  /** Something was not to be had; it will be. */
  #again(file: FileId, attempts: number): void {
    if (this.#isStopped) return
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts, 10))
    const callOff = this.#options.clock.after(waitMs, () => void this.examine(file, attempts + 1))
    this.#retries.set(file, callOff)
  }

  /** @throws ChatError `unavailable` when it has to be done again. */
  async #check(row: FileRow): Promise<void> {
    const { store, files, detector, scan } = this.#options
    const { file, bytes } = row
    const head = await this.#bytesOf(file, Math.min(bytes, headBytes))
    const wrong = head ? await whatIsWrong(() => checkBytes(row.name, head, detector)) : new ChatError('file-damaged')
    if (wrong) return this.refuse(row, 'checking', wrong)
    const verdict = scan ? await scan({ file, type: row.type, bytes, content: this.#content(file, bytes) }) : 'good'
    if (verdict === 'refused') return this.refuse(row, 'checking', new ChatError('file-refused'))
    if (verdict === 'later') throw new ChatError('unavailable', { retryAfterMs: firstRetryMs })
    await files.finish(file)
    const preview = await this.#finishPreview(row, head!)
    // It was taken back meanwhile: nobody will ask for it.
    if (!(await store.changeFile(file, 'checking', { state: 'kept', preview }))) await this.remove(file)
  }

  /** The small picture that the file has from now on. */
  async #finishPreview({ file, preview }: FileRow, head: Uint8Array): Promise<FileRow['preview']> {
    if (!preview) return null
    const size = pictureSize(head)
    const isShown = !size || size.width * size.height <= mostPixels
    const isThere =
      isShown &&
      (await this.#options.files.finish(previewKey(file)).then(
        () => true,
        (error: unknown) => {
          if (error instanceof ChatError && error.code === 'not-found') return false
          throw error
        },
      ))
    if (isThere) return preview
    await this.#options.files.remove(previewKey(file))
    return null
  }

  /** @throws ChatError when it has to be done again. */
  async #say(row: FileRow): Promise<void> {
    const { store, core, log } = this.#options
    const { file, conversation, upload: id, name, type, bytes, preview } = row
    const message: Message<'file'> = {
      kind: 'file',
      file,
      name,
      type,
      bytes,
      ...(preview && { preview: { width: preview.width, height: preview.height } }),
    }
    const actor = actorOfKey(row.by)
    if (!actor) return this.refuse(row, 'kept', new ChatError('not-found'))
    const outcome = await core.sendFile({ actor, id, conversation, message })
    if (outcome.is === 'accepted') {
      await store.changeFile(file, 'kept', { state: 'stored' })
      log('file-stored', { file, bytes, type })
    } else if (outcome.error.retry === 'never') await this.refuse(row, 'kept', outcome.error)
    else throw outcome.error
  }

  /** Takes a file's bytes away and notes why, for its sender. */
  async refuse({ file }: FileRow, from: FileState, { code, facts }: ChatError): Promise<void> {
    const { store, log } = this.#options
    await this.remove(file)
    await store.changeFile(file, from, { state: 'refused', preview: null, error: JSON.stringify({ code, facts }) })
    log('file-refused', { file, code })
  }

  async remove(file: FileId): Promise<void> {
    for (const key of [file, previewKey(file)]) await this.#options.files.remove(key)
  }

  /** The bytes, wherever they are: an earlier process may have finished the file already. */
  async *#content(file: FileId, bytes: number): AsyncIterable<Uint8Array> {
    const { files } = this.#options
    const range = { from: 0, to: bytes }
    yield* (await files.read(file, range)) ?? files.readPart(file, range)
  }

  /** The first bytes; nothing when the file is shorter. */
  async #bytesOf(file: FileId, bytes: number): Promise<Uint8Array | undefined> {
    const found: Uint8Array[] = []
    for await (const chunk of this.#content(file, bytes)) found.push(chunk)
    const head = Buffer.concat(found)
    return head.length === bytes ? head : undefined
  }
}

async function whatIsWrong(check: () => Promise<void>): Promise<ChatError | undefined> {
  try {
    await check()
    return undefined
  } catch (error) {
    if (error instanceof ChatError && error.retry === 'never') return error
    throw error
  }
}
