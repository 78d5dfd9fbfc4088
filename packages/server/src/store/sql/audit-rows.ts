import { type AuditHead, type AuditRow, type AuditRows, noAudit } from '../audit-rows.ts'
import { rowOf, rowsOf, write, type Row, type Steps } from './steps.ts'

/** See `AuditRows.auditHead`. The one row of `audit_head`. */
export function* auditHead(): Steps<AuditHead> {
  const row = yield* rowOf('SELECT no, hash, place, mark FROM audit_head')
  return row
    ? { no: Number(row.no), hash: String(row.hash), place: Number(row.place), mark: String(row.mark) }
    : noAudit
}

/**
 * See `AuditRows.appendAudit`. Moving the head comes first: it locks it, and finds out whether somebody else was faster. With several
 * writers the second one waits here for the first, and then finds another head.
 */
export function* appendAudit({ from, rows, to }: Parameters<AuditRows['appendAudit']>[0]): Steps<boolean> {
  const moved = yield* write(
    'UPDATE audit_head SET no = ?, hash = ?, place = ?, mark = ? WHERE no = ? AND place = ?',
    to.no,
    to.hash,
    to.place,
    to.mark,
    from.no,
    from.place,
  )
  if (moved === 0) return false
  for (const { no, source, entry, hash } of rows)
    yield* write('INSERT INTO audit (no, source, entry, hash) VALUES (?, ?, ?, ?)', no, source, entry, hash)
  return true
}

/** See `AuditRows.auditRows`. One range of the primary key of `audit`. */
export function* auditRows(after: number, limit: number): Steps<AuditRow[]> {
  const rows = yield* rowsOf('SELECT no, source, entry, hash FROM audit WHERE no > ? ORDER BY no LIMIT ?', after, limit)
  return rows.map(rowFrom)
}

/** See `AuditRows.auditedSources`. The index `audit_by_source`. */
export function* auditedSources(sources: readonly string[]): Steps<string[]> {
  const known: string[] = []
  for (const source of sources) if (yield* rowOf('SELECT no FROM audit WHERE source = ?', source)) known.push(source)
  return known
}

const rowFrom = ({ no, source, entry, hash }: Row): AuditRow => ({
  no: Number(no),
  source: source == null ? null : String(source),
  entry: String(entry),
  hash: String(hash),
})
