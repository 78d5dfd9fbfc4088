import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noAudit, type AuditHead, type AuditRow } from '../store/audit-rows.ts'
import { chained, verifyChain } from './chain.ts'
import type { AuditEntry } from './entry.ts'

const entry = (parts: Partial<AuditEntry> = {}): AuditEntry => ({
  at: 1_000,
  actor: 'agent:ada',
  action: 'accept',
  objects: { conversation: 'C' },
  origin: null,
  address: null,
  result: 'ok',
  ...parts,
})

/** A log of so many rows, as somebody left it. */
function logOf(count: number, meddle: (rows: AuditRow[]) => void = () => {}) {
  const made = chained(
    noAudit,
    Array.from({ length: count }, (_, at) => ({ entry: entry({ at }), source: null })),
  )
  const head: AuditHead = { ...noAudit, no: made.no, hash: made.hash }
  meddle(made.rows)
  return {
    auditHead: async () => head,
    auditRows: async (after: number, limit: number) => made.rows.filter(({ no }) => no > after).slice(0, limit),
    rows: made.rows,
    head,
  }
}

test('[AUD6] [B056] a row holds the one before it: the same rows make the same chain', () => {
  const [one, other] = [logOf(3), logOf(3)]
  assert.deepEqual(one.rows, other.rows)
  assert.match(one.head.hash, /^[\da-f]{64}$/)
  assert.notEqual(one.rows[0]?.hash, one.rows[1]?.hash)
})

test('[AUD7] [ATK144] [B056] a log that nobody has touched is whole, however long', async () => {
  const log = logOf(2_345)
  assert.deepEqual(await verifyChain(log), { is: 'whole', rows: 2_345, hash: log.head.hash })
  assert.deepEqual(await verifyChain(logOf(0)), { is: 'whole', rows: 0, hash: noAudit.hash })
})

const meddling: Readonly<Record<string, readonly [no: number, meddle: (rows: AuditRow[]) => void]>> = {
  'a changed letter': [3, (rows) => (rows[2] = { ...rows[2]!, entry: rows[2]!.entry.replace('ada', 'adb') })],
  'a changed hash': [3, (rows) => (rows[2] = { ...rows[2]!, hash: rows[1]!.hash })],
  'a row that was taken out': [3, (rows) => rows.splice(2, 1)],
  'two rows that have changed places': [
    3,
    (rows) =>
      ([rows[2], rows[3]] = [
        { ...rows[3]!, no: 3 },
        { ...rows[2]!, no: 4 },
      ]),
  ],
  'the last row that was taken away': [5, (rows) => rows.pop()],
  'all rows that were taken away': [1, (rows) => rows.splice(0)],
  'a chain that was made anew': [
    5,
    (rows) => {
      const anew = chained(
        noAudit,
        [0, 1, 2, 3, 4].map((at) => ({ entry: entry({ at, actor: 'agent:eve' }), source: null })),
      )
      rows.splice(0, 5, ...anew.rows)
    },
  ],
}
for (const [what, [no, meddle]] of Object.entries(meddling))
  test(`[AUD7] [ATK144] [B056] ${what} is found, and where`, async () => {
    const verdict = await verifyChain(logOf(5, meddle))
    assert.equal(verdict.is === 'broken' && verdict.no, no)
  })

test('[AUD8] [B056] whoever writes a whole new chain with its head is found by a head that was noted elsewhere', async () => {
  const noted = { no: 3, hash: logOf(5).rows[2]!.hash }
  assert.equal((await verifyChain(logOf(5), noted)).is, 'whole')
  assert.deepEqual(await verifyChain(logOf(5), { ...noted, hash: 'f'.repeat(64) }), {
    is: 'broken',
    no: 3,
    why: 'is another one than the one that was noted',
  })
  assert.equal((await verifyChain(logOf(2), noted)).is, 'broken')
})
