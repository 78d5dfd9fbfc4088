import { ChatError, type Clock, type ErrorFacts, type FileId, limits, newId } from '@parley/protocol'
import type { Core } from '../core.ts'
import type { FileRules } from '../core-settings.ts'
import { type Actor, actorKey } from '../deciding/actor.ts'
import { admitsAll, assertAdmitted, type Admission } from '../load/admission.ts'
import type { FileRow, FileRows } from '../store/file-rows.ts'
import { promisedType } from './check-type.ts'
import { type Examination, previewKey } from './examination.ts'
import type { FileStore } from './file-store.ts'
import { Incoming } from './incoming.ts'
import type { Announced } from './read-announcement.ts'

/** A half-sent file counts as under way for so long after its last byte, in milliseconds. */
const activeMs = 10 * 60_000

/** How exact `touchedAt` is: a piece of a file costs no write in the database but every minute. */
const touchEveryMs = 60_000

const dayMs = 24 * 3_600_000

/** How far a file is, as its sender is told. */
export interface FileProgress {
  readonly file: FileId
  /** Bytes that are here. */
  readonly offset: number
  readonly bytes: number
  readonly state: 'receiving' | 'checking' | 'stored' | 'refused'
  readonly error?: { readonly code: string; readonly facts: ErrorFacts }
}

export interface UploadsOptions {
  readonly store: FileRows
  readonly files: FileStore
  readonly examination: Examination
  readonly core: Pick<Core, 'meet'>
  readonly rulesOf: (site: string) => FileRules
  /** A name as it may be kept: what a site hides in texts it hides in the names of files ([SEC20]). */
  readonly hide: (site: string, name: string) => string
  readonly clock: Clock
  /** Percent of the disk that stay free. */
  readonly diskFreePercent: number
  /** Whether looking at files takes its time: then nobody waits for it. */
  readonly isScanned: boolean
  /** Says when new files have to wait; they never have to unless given. */
  readonly admission?: Admission
}

/** Takes files from those who are in a conversation. All of it throws ChatError; to whom a file is not, it does not exist. */
export class Uploads {
  readonly #options: UploadsOptions
  readonly #incoming: Incoming
  /** What came since the start: files that began, those that are whole, and bytes. */
  readonly counted = { begun: 0, complete: 0, bytes: 0 }

  constructor(options: UploadsOptions) {
    this.#options = options
    this.#incoming = new Incoming(options.files)
  }

  /**
   * A file begins, or its sender asks how far it is: the same id is the same file ([FIL3]). `spend` is called for a new one.
   *
   * @throws ChatError `conversation-ended`, `files-not-allowed`, `file-empty`, `file-too-large`, `file-type-refused`,
   * `file-type-mismatch`, `too-many-files`, `quota`, `command-conflict` for another file of the same id, `unavailable`.
   */
  async announce(
    actor: Actor,
    announced: Announced,
    spend: () => void,
  ): Promise<{ isNew: boolean; progress: FileProgress }> {
    const { store, core, rulesOf, hide, clock } = this.#options
    const { id, conversation, name, bytes, preview } = announced
    const known = await store.findUpload(actorKey(actor), id)
    // What was begun goes on, whatever has changed since.
    if (known) return { isNew: false, progress: await this.#again(known, announced) }

    const { site, isOpen, isParticipant } = await core.meet(actor, conversation)
    if (!isParticipant) throw new ChatError('not-found')
    if (!isOpen) throw new ChatError('conversation-ended')
    const rules = rulesOf(site)
    assertTaken(actor, bytes, rules)
    const type = promisedType(announced, rules.types)
    spend()
    assertAdmitted(this.#options.admission ?? admitsAll, 'upload')
    await this.#assertRoom(bytes)

    const now = clock.now()
    const row: FileRow = {
      file: newId(),
      conversation,
      by: actorKey(actor),
      upload: id,
      name: hide(site, name),
      type,
      bytes,
      preview: preview ? { type: preview.type, width: preview.width, height: preview.height } : null,
      state: 'receiving',
      error: null,
      sha256: null,
      createdAt: now,
      touchedAt: now,
    }
    const maxCount = actor.role === 'contact' ? rules.contactMaxCount : rules.agentMaxCount
    const { dailyBytes } = rules
    const allowance = { maxCount, activeSince: now - activeMs, dailyBytes, since: now - dayMs }
    const added = await store.addFile(row, allowance)
    switch (added.is) {
      case 'known':
        return { isNew: false, progress: await this.#again(added.row, announced) }
      case 'too-many':
        throw new ChatError('too-many-files', { limit: maxCount, retryAfterMs: 2_000 })
      case 'over-quota':
        throw new ChatError('quota', {
          limitBytes: dailyBytes,
          retryAfterMs: Math.max(1_000, added.oldestAt + dayMs - now),
        })
      case 'added':
        this.counted.begun += 1
        if (preview) await this.#keepPreview(row, preview.data)
        return { isNew: true, progress: { file: row.file, offset: 0, bytes, state: 'receiving' } }
    }
  }

  /** Takes a piece of a file at `offset` ([FIL4]). What is no longer expected is let go, and how far the file is is told. */
  async receive(
    actor: Actor,
    file: FileId,
    { offset, source }: { offset: number; source: AsyncIterable<Uint8Array> },
  ): Promise<FileProgress> {
    const row = await this.#own(actor, file)
    if (row.state !== 'receiving') return this.#progressOf(row)
    const { isOpen, isParticipant } = await this.#options.core.meet(actor, row.conversation)
    if (!isParticipant) throw new ChatError('not-found')
    if (!isOpen) {
      await this.#drop(row)
      throw new ChatError('conversation-ended')
    }
    await this.#assertRoom(row.bytes - offset)
    let end: number
    try {
      end = await this.#incoming.take(file, { offset, bytes: row.bytes, source })
    } catch (error) {
      if (error instanceof ChatError && error.code === 'file-too-large') await this.#drop(row)
      throw error
    }
    this.counted.bytes += Math.max(0, end - offset)
    if (end < row.bytes) {
      await this.#touch(row)
      return { file, offset: end, bytes: row.bytes, state: 'receiving' }
    }
    return this.#complete(row)
  }

  /** How far a file is. */
  async progressOf(actor: Actor, file: FileId): Promise<FileProgress> {
    return this.#progressOf(await this.#own(actor, file))
  }

  /** Takes back what is not in the conversation yet. @throws ChatError `already-done` when it is. */
  async takeBack(actor: Actor, file: FileId): Promise<void> {
    const row = await this.#own(actor, file)
    if (row.state === 'kept' || row.state === 'stored') throw new ChatError('already-done')
    await this.#drop(row)
  }

  /** The files that stand in a conversation, oldest first. */
  async listOf(actor: Actor, conversation: string): Promise<readonly FileRow[]> {
    const { mayRead } = await this.#options.core.meet(actor, conversation)
    if (!mayRead) throw new ChatError('not-found')
    return (await this.#options.store.filesOf(conversation)).slice(0, limits.filesListed)
  }

  /** A file that stands in a conversation which its reader may read now. */
  async readable(actor: Actor, file: FileId): Promise<FileRow> {
    const { store, core } = this.#options
    const row = await store.findFile(file)
    if (row?.state !== 'kept' && row?.state !== 'stored') throw new ChatError('not-found')
    const { mayRead } = await core.meet(actor, row.conversation)
    if (!mayRead) throw new ChatError('not-found')
    return row
  }

  /** Lets nothing more come in. */
  stop(): Promise<void> {
    return this.#incoming.breakOffAll()
  }

  async #own(actor: Actor, file: FileId): Promise<FileRow> {
    const row = await this.#options.store.findFile(file)
    if (row?.by !== actorKey(actor)) throw new ChatError('not-found')
    return row
  }

  async #progressOf({ file, bytes, state, error }: FileRow): Promise<FileProgress> {
    if (state === 'receiving') return { file, bytes, state, offset: await this.#options.files.partBytes(file) }
    const told = state === 'kept' ? 'checking' : state
    return { file, bytes, state: told, offset: bytes, ...(error !== null && { error: JSON.parse(error) as never }) }
  }

  async #complete(row: FileRow): Promise<FileProgress> {
    const { store, examination, clock, isScanned } = this.#options
    const { file, bytes } = row
    const sha256 = await this.#incoming.digest(file, bytes)
    this.counted.complete += 1
    await store.changeFile(file, 'receiving', { state: 'checking', sha256, touchedAt: clock.now() })
    const examined = examination.examine(file)
    if (!isScanned) await examined
    const after = await store.findFile(file)
    if (!after) throw new ChatError('not-found')
    return this.#progressOf(after)
  }

  /** The progress of what was announced before. @throws ChatError `command-conflict` when it was something else. */
  #again(row: FileRow, { conversation, bytes }: Announced): Promise<FileProgress> {
    const isSame = row.conversation === conversation && row.bytes === bytes
    if (!isSame) throw new ChatError('command-conflict')
    return this.#progressOf(row)
  }

  async #keepPreview(row: FileRow, data: Uint8Array): Promise<void> {
    try {
      await this.#options.files.append(previewKey(row.file), 0, once(data))
    } catch (error) {
      await this.#drop(row)
      throw error
    }
  }

  async #touch({ file, touchedAt }: FileRow): Promise<void> {
    const { store, clock } = this.#options
    const now = clock.now()
    if (now - touchedAt >= touchEveryMs) await store.changeFile(file, 'receiving', { touchedAt: now })
  }

  async #drop({ file, state }: FileRow): Promise<void> {
    const { store, examination } = this.#options
    await this.#incoming.breakOff(file)
    this.#incoming.forget(file)
    if (await store.dropFile(file, state)) await examination.remove(file)
  }

  /** Messages need the room that is left. @throws ChatError `unavailable`. */
  async #assertRoom(bytes: number): Promise<void> {
    const { files, diskFreePercent } = this.#options
    const { freeBytes, totalBytes } = await files.space()
    if (freeBytes - bytes < (totalBytes * diskFreePercent) / 100)
      throw new ChatError('unavailable', { retryAfterMs: 30_000 })
  }
}

/** @throws ChatError `files-not-allowed`, `file-empty` or `file-too-large`. */
function assertTaken({ role }: Actor, bytes: number, { fromContact, fromAgent, maxBytes }: FileRules): void {
  const isAllowed = role === 'contact' ? fromContact : role !== 'bot' && fromAgent
  if (!isAllowed) throw new ChatError('files-not-allowed', { role })
  if (bytes === 0) throw new ChatError('file-empty')
  if (bytes > maxBytes) throw new ChatError('file-too-large', { limitBytes: maxBytes })
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
