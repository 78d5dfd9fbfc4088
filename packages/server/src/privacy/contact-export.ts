import {
  conversationLog,
  interactionLog,
  type ContactId,
  type ConversationId,
  type InteractionEvent,
  type LoggedEvent,
  type LogId,
} from '@parley/protocol'
import { createRecords, profileIn } from '../contacts/records.ts'
import type { FileStore } from '../files/file-store.ts'
import type { HistoryRow } from '../store/contact-rows.ts'
import type { Store } from '../store/store.ts'
import type { ZipEntry } from './zip.ts'

/** Events and conversations that are read at once. */
const page = 200

/** Files that are in one archive with their bytes, in bytes together; of those beyond it says that they are not. */
const mostBytes = 2 ** 31

export interface ExportParts {
  readonly store: Store
  readonly files: Pick<FileStore, 'read'>
  readonly now: () => number
  /** Whether the export has what staff noted about contacts of a site. */
  readonly hasNotes: (site: string) => boolean
}

/** A file of the export, and where its bytes are in the archive. */
interface ExportedFile {
  readonly file: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly sha256: string | null
  readonly sentAt: number
  /** `null`: its bytes are not in the archive. */
  readonly path: string | null
}

/**
 * Everything about a contact and nothing else, as the files of an archive ([PRV1] to [PRV6]): `contact.json`, one file for each conversation,
 * and the bytes of files. One conversation at a time is in memory.
 */
export function createContactExport({ store, files, now, hasNotes }: ExportParts) {
  const { rowOf, everyIdOf } = createRecords(store, now)

  async function events(log: LogId): Promise<LoggedEvent[]> {
    const all: LoggedEvent[] = []
    for (;;) {
      const more = await store.readEvents(log, { after: all.length, limit: page })
      all.push(...more.map((json) => JSON.parse(json) as LoggedEvent))
      if (more.length < page) return all
    }
  }

  async function* historyOf(ids: readonly ContactId[]): AsyncGenerator<HistoryRow> {
    for (let before: HistoryRow | undefined; ; ) {
      const rows = await store.contactHistory(ids, { before, limit: page })
      yield* rows
      before = rows.at(-1)
      if (rows.length < page) return
    }
  }

  /** What the contact could read, and what is known of them besides. What staff wrote to each other is in other logs. */
  async function conversationOf(id: ConversationId, sent: readonly ExportedFile[]): Promise<object> {
    const behind = (await events(interactionLog(id))) as unknown as InteractionEvent[]
    const opened = behind.find(({ name }) => name === 'interaction-opened') as
      | Extract<InteractionEvent, { name: 'interaction-opened' }>
      | undefined
    const caseData: Record<string, string> = {}
    for (const event of behind)
      if (event.name === 'case-data-set')
        for (const [key, value] of Object.entries(event.body.fields)) {
          if (value === '') delete caseData[key]
          else caseData[key] = value
        }
    const site = opened?.body.site ?? ''
    return {
      id,
      site,
      name: opened?.body.contact.name ?? null,
      language: opened?.body.language ?? null,
      caseData,
      ...(hasNotes(site) && { staff: behind.filter(({ name }) => noted.has(name)) }),
      events: await events(conversationLog(id)),
      files: sent,
    }
  }

  async function filesIn(id: ConversationId, room: { bytes: number }): Promise<ExportedFile[]> {
    return (await store.filesOf(id)).map(({ file, name, type, bytes, sha256, createdAt }) => {
      const fits = bytes <= room.bytes
      if (fits) room.bytes -= bytes
      return { file, name, type, bytes, sha256, sentAt: createdAt, path: fits ? `files/${file}/${plain(name)}` : null }
    })
  }

  /** @throws ChatError `not-found` before anything is read. */
  return async function exported(contact: ContactId): Promise<AsyncGenerator<ZipEntry>> {
    const row = await rowOf(contact)
    const ids = await everyIdOf(row.id)
    return entries()

    async function* entries(): AsyncGenerator<ZipEntry> {
      const [identities, callbacks] = await Promise.all([
        Promise.all(ids.map((id) => store.findIdentity(id))),
        store.callbacksOf(ids),
      ])
      const notes = hasNotes(row.site)
      yield json('contact.json', {
        exportedAt: now(),
        contact: { ids, site: row.site, createdAt: row.createdAt, verified: row.verified, ...profileIn(row) },
        // What the website has vouched for.
        identities: identities.flatMap((known) =>
          known ? [{ subject: known.subject, saidAt: known.saidAt, claims: JSON.parse(known.claims) as unknown }] : [],
        ),
        callbacks: callbacks.map(({ at, number, note }) => ({ at, number, ...(notes && { note }) })),
      })
      const room = { bytes: mostBytes }
      for await (const { conversation } of historyOf(ids)) {
        const sent = await filesIn(conversation, room)
        yield json(`conversations/${conversation}.json`, await conversationOf(conversation, sent))
        for (const { file, path, bytes } of sent)
          if (path !== null) yield { name: path, bytes, read: () => read(file, bytes) }
      }
    }
  }

  /** What is gone from the disk, or shorter there, is filled up: the archive has said how long it is. */
  async function* read(file: string, bytes: number): AsyncGenerator<Uint8Array> {
    let left = bytes
    for await (const piece of (await files.read(file, { from: 0, to: bytes })) ?? []) {
      left -= piece.length
      yield piece
    }
    if (left > 0) yield Buffer.alloc(left)
  }
}

const noted: ReadonlySet<string> = new Set([
  'note-added',
  'note-saved',
  'disposition-set',
] satisfies InteractionEvent['name'][])

function json(name: string, content: object): ZipEntry {
  const bytes = Buffer.from(`${JSON.stringify(content, null, 2)}\n`)
  return {
    name,
    bytes: bytes.length,
    async *read() {
      yield bytes
    },
  }
}

/** A name that is one file in one folder wherever it is unpacked. */
const plain = (name: string) => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_')
