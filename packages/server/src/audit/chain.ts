import { createHash } from 'node:crypto'
import type { AuditHead, AuditRow, AuditRows } from '../store/audit-rows.ts'
import { noAudit } from '../store/audit-rows.ts'
import type { AuditEntry } from './entry.ts'

/** What is to become a row. */
export interface NewRow {
  readonly entry: AuditEntry
  /** See `AuditRow.source`. */
  readonly source: string | null
}

/** SHA-256 of the hash of the row before, as its 64 digits, followed by the row's JSON. In hexadecimal digits. */
export const hashOf = (before: string, entry: string): string =>
  createHash('sha256').update(before).update(entry).digest('hex')

/** The rows that follow on a head, and the head that they lead to. */
export function chained(
  { no: lastNo, hash: lastHash }: Head,
  news: readonly NewRow[],
): { rows: AuditRow[]; no: number; hash: string } {
  let [no, hash] = [lastNo, lastHash]
  const rows = news.map(({ entry: said, source }) => {
    no += 1
    // Its number is part of it: a row cannot be put elsewhere.
    const entry = JSON.stringify({ no, ...said })
    hash = hashOf(hash, entry)
    return { no, source, entry, hash }
  })
  return { rows, no, hash }
}

/** Where the chain stands, or stood. */
export type Head = Pick<AuditHead, 'no' | 'hash'>

/** What checking the chain has found. */
export type Verdict =
  | { readonly is: 'whole'; readonly rows: number; readonly hash: string }
  /** `no`: the first row that is not what it was, or is not there. */
  | { readonly is: 'broken'; readonly no: number; readonly why: string }

const pageRows = 1_000

/**
 * Checks each row against the one before it, and the last one against the head. `noted`: a head that somebody wrote down elsewhere, such
 * as one of the server’s log; it has to be among the rows. Whoever can write to the database could make a whole new chain: that one is
 * found only with a head that they could not change.
 */
export async function verifyChain(store: Pick<AuditRows, 'auditHead' | 'auditRows'>, noted?: Head): Promise<Verdict> {
  const head = await store.auditHead()
  let [no, hash] = [noAudit.no, noAudit.hash]
  for (;;) {
    const page = (await store.auditRows(no, pageRows)).filter((row) => row.no <= head.no)
    for (const row of page) {
      const why = problemOf(row, { no, hash })
      if (why) return { is: 'broken', no: no + 1, why }
      if (noted?.no === row.no && noted.hash !== row.hash)
        return { is: 'broken', no: row.no, why: 'is another one than the one that was noted' }
      no = row.no
      hash = row.hash
    }
    if (page.length === 0) break
  }
  if (no !== head.no) return { is: 'broken', no: no + 1, why: `is missing: there were ${head.no} rows` }
  if (hash !== head.hash) return { is: 'broken', no, why: 'is another one than the one that was written last' }
  if (noted && noted.no > no) return { is: 'broken', no: no + 1, why: `is missing: ${noted.no} rows were noted` }
  return { is: 'whole', rows: no, hash }
}

function problemOf({ no, entry, hash }: AuditRow, before: { no: number; hash: string }): string | undefined {
  if (no !== before.no + 1) return 'is missing'
  if (hashOf(before.hash, entry) !== hash) return 'was changed, or one before it was'
  return undefined
}
