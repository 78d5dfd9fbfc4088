import type { FileLimits } from '@parley/protocol'
import { type KeyValueStore, type Notes } from '@parley/protocol/client'
import { newId } from '@parley/protocol'
import { type FileProblem, problemOf } from './file-problem.ts'
import { makePreview, type Preview } from './make-preview.ts'
import { withoutMetadata } from './strip-metadata.ts'

/** A file that waits to be sent with the next message. */
export interface Attachment {
  readonly key: string
  /** What will be sent: of pictures, without what they tell about their making. */
  readonly file: File
  readonly preview: Preview | undefined
  readonly problem: FileProblem | undefined
  readonly isReady: boolean
}

/** As it is kept for a page that is loaded anew. */
export interface KeptAttachment {
  readonly key: string
  readonly keptAt: number
  readonly file: File
  readonly preview: Preview | undefined
}

export interface AttachmentsOptions {
  readonly store: KeyValueStore<KeptAttachment>
  /** Notes of this tab, and the note that names what was attached here: each tab has its own. */
  readonly notes: Notes
  readonly note: string
  readonly changed: () => void
}

/** What another page left behind, and nobody has come back for. Milliseconds. */
const forgottenAfterMs = 86_400_000

/** The files that go with the next message of one conversation. They survive a reload of the page. */
export class Attachments {
  readonly #options: AttachmentsOptions
  #list: readonly Attachment[] = []

  constructor(options: AttachmentsOptions) {
    this.#options = options
  }

  get list(): readonly Attachment[] {
    return this.#list
  }

  /** Whether something can be sent: what has a problem stays behind. */
  get isLaden(): boolean {
    return this.#list.some(({ problem }) => !problem)
  }

  /** Brings back what this tab had attached before it was loaded anew. */
  async restore(): Promise<void> {
    const { store, notes, note } = this.#options
    const mine = new Set((notes.get(note) ?? '').split(' ').filter(Boolean))
    for (const { key, keptAt, file, preview } of await store.values())
      if (mine.has(key) && !this.#list.some((other) => other.key === key))
        this.#list = [...this.#list, { key, file, preview, problem: undefined, isReady: true }]
      else if (keptAt < Date.now() - forgottenAfterMs) await store.delete(key)
    this.#changed()
  }

  /** Attaches files. What cannot go is listed with the reason, so that nobody wonders where it is. */
  add(files: Iterable<File>, limits: FileLimits): void {
    for (const file of files) {
      const problem = problemOf(file, limits, this.#list.filter((other) => !other.problem).length)
      const key = newId()
      this.#list = [...this.#list, { key, file, preview: undefined, problem, isReady: problem !== undefined }]
      if (!problem) void this.#prepare(key, file)
    }
    this.#changed()
  }

  delete(key: string): void {
    this.#list = this.#list.filter((other) => other.key !== key)
    void this.#options.store.delete(key)
    this.#changed()
  }

  deleteAll(): void {
    for (const { key } of this.#list) this.delete(key)
  }

  /** What is to be sent, as soon as all of it is ready; it is no longer attached then. */
  async take(): Promise<readonly Attachment[]> {
    await Promise.all(this.#preparing.values())
    const taken = this.#list.filter(({ problem, isReady }) => isReady && !problem)
    for (const { key } of taken) this.delete(key)
    return taken
  }

  readonly #preparing = new Map<string, Promise<void>>()

  async #prepare(key: string, original: File): Promise<void> {
    const prepared = this.#preparedFile(original).then(async ({ file, preview }) => {
      this.#preparing.delete(key)
      if (!this.#list.some((other) => other.key === key)) return
      this.#list = this.#list.map((other) => (other.key === key ? { ...other, file, preview, isReady: true } : other))
      this.#changed()
      await this.#options.store.set(key, { key, keptAt: Date.now(), file, preview })
    })
    this.#preparing.set(key, prepared)
    await prepared
  }

  async #preparedFile(original: File): Promise<{ file: File; preview: Preview | undefined }> {
    try {
      const { name, type, lastModified } = original
      const bytes = type.startsWith('image/')
        ? withoutMetadata(new Uint8Array(await original.arrayBuffer()))
        : undefined
      const file = bytes ? new File([bytes], name, { type, lastModified }) : original
      return { file, preview: await makePreview(file) }
    } catch {
      // It cannot be read: the upload says so, when it comes to that.
      return { file: original, preview: undefined }
    }
  }

  #changed(): void {
    const { notes, note, changed } = this.#options
    notes.set(
      note,
      this.#list
        .filter(({ problem }) => !problem)
        .map(({ key }) => key)
        .join(' ') || null,
    )
    changed()
  }
}
