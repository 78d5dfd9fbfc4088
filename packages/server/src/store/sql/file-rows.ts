import type { ConversationId, FileId } from '@parley/protocol'
import type { AddedFile, FileAllowance, FileChange, FileRow, FileState } from '../file-rows.ts'
import { rowOf, rowsOf, write, type Row, type SqlValue, type Steps } from './steps.ts'

const bySender = 'SELECT * FROM files WHERE sender = ? AND upload_id = ?'

/** See `FileRows.addFile`. Ranges of the unique index `files_by_sender`. */
export function* addFile(row: FileRow, { maxCount, activeSince, dailyBytes, since }: FileAllowance): Steps<AddedFile> {
  const known = yield* rowOf(bySender, row.by, row.upload)
  if (known) return { is: 'known', row: rowFrom(known) }
  const active = yield* rowOf(
    `SELECT count(*) AS found FROM files WHERE sender = ? AND state IN ('receiving', 'checking', 'kept') AND touched_at >= ?`,
    row.by,
    activeSince,
  )
  if (Number(active?.found) >= maxCount) return { is: 'too-many' }
  const sent = yield* rowOf(
    `SELECT sum(bytes) AS bytes, min(created_at) AS oldest FROM files WHERE sender = ? AND state <> 'refused' AND created_at >= ?`,
    row.by,
    since,
  )
  if (Number(sent?.bytes ?? 0) + row.bytes > dailyBytes)
    return { is: 'over-quota', oldestAt: sent?.oldest == null ? row.createdAt : Number(sent.oldest) }
  const { preview } = row
  const added = yield* write(
    `INSERT INTO files (file_id, conversation_id, sender, upload_id, name, type, bytes,
     preview_type, preview_width, preview_height, state, error, sha256, created_at, touched_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    row.file,
    row.conversation,
    row.by,
    row.upload,
    row.name,
    row.type,
    row.bytes,
    preview?.type ?? null,
    preview?.width ?? null,
    preview?.height ?? null,
    row.state,
    row.error,
    row.sha256,
    row.createdAt,
    row.touchedAt,
  )
  // Another node may have been asked for the same file at the same time.
  return added > 0 ? { is: 'added' } : { is: 'known', row: rowFrom((yield* rowOf(bySender, row.by, row.upload))!) }
}

/** See `FileRows.findFile`. The primary key of `files`. */
export function* findFile(file: FileId): Steps<FileRow | undefined> {
  const row = yield* rowOf('SELECT * FROM files WHERE file_id = ?', file)
  return row && rowFrom(row)
}

/** See `FileRows.findUpload`. The unique index `files_by_sender`. */
export function* findUpload(by: string, upload: string): Steps<FileRow | undefined> {
  const row = yield* rowOf(bySender, by, upload)
  return row && rowFrom(row)
}

/** See `FileRows.changeFile`. The primary key of `files`. */
export function* changeFile(file: FileId, from: FileState, change: FileChange): Steps<boolean> {
  const { state = from, error, sha256, preview, touchedAt } = change
  const columns: [name: string, value: SqlValue][] = [['state', state]]
  if (error !== undefined) columns.push(['error', error])
  if (sha256 !== undefined) columns.push(['sha256', sha256])
  if (preview !== undefined)
    columns.push(
      ['preview_type', preview?.type ?? null],
      ['preview_width', preview?.width ?? null],
      ['preview_height', preview?.height ?? null],
    )
  if (touchedAt !== undefined) columns.push(['touched_at', touchedAt])
  const changed = yield* write(
    `UPDATE files SET ${columns.map(([name]) => `${name} = ?`).join(', ')} WHERE file_id = ? AND state = ?`,
    ...columns.map(([, value]) => value),
    file,
    from,
  )
  return changed > 0
}

/** See `FileRows.dropFile`. The primary key of `files`. */
export function* dropFile(file: FileId, from: FileState): Steps<boolean> {
  return (yield* write('DELETE FROM files WHERE file_id = ? AND state = ?', file, from)) > 0
}

/** See `FileRows.filesOf`. One range of the index `files_by_conversation`. */
export function* filesOf(conversation: ConversationId): Steps<FileRow[]> {
  const rows = yield* rowsOf(
    `SELECT * FROM files WHERE conversation_id = ? AND state IN ('kept', 'stored') ORDER BY created_at, file_id`,
    conversation,
  )
  return rows.map(rowFrom)
}

/** See `FileRows.filesIn`. The partial index `files_unfinished`: no question is about those that are stored. */
export function* filesIn(
  states: readonly FileState[],
  { before, limit }: { before: number; limit: number },
): Steps<FileRow[]> {
  const marks = states.map(() => '?').join(', ')
  const rows = yield* rowsOf(
    `SELECT * FROM files WHERE state <> 'stored' AND state IN (${marks}) AND touched_at < ? ORDER BY touched_at, file_id LIMIT ?`,
    ...states,
    before,
    limit,
  )
  return rows.map(rowFrom)
}

const rowFrom = (row: Row): FileRow => ({
  file: String(row.file_id),
  conversation: String(row.conversation_id),
  by: String(row.sender),
  upload: String(row.upload_id),
  name: String(row.name),
  type: String(row.type),
  bytes: Number(row.bytes),
  preview:
    row.preview_type == null
      ? null
      : { type: String(row.preview_type), width: Number(row.preview_width), height: Number(row.preview_height) },
  state: row.state as FileState,
  error: row.error == null ? null : String(row.error),
  sha256: row.sha256 == null ? null : String(row.sha256),
  createdAt: Number(row.created_at),
  touchedAt: Number(row.touched_at),
})
