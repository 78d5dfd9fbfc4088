import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { AuditHead, AuditRow } from '../../../packages/server/src/store/audit-rows.ts'
import type { Store } from '../../../packages/server/src/store/store.ts'
import { promisesOf } from './promise.ts'

const row = (no: number, source: string | null = null): AuditRow => ({
  no,
  source,
  entry: JSON.stringify({ no, said: 'Grüße, "Ada" \u{1F600}' }),
  hash: String(no).padStart(64, '0'),
})

const headAt = (no: number, place = 0): AuditHead => ({
  no,
  hash: row(no).hash,
  place,
  mark: place ? `i:x ${place}` : '',
})

/** What every store promises of the audit log. Each test has a store of its own from `open`. */
export function auditRowsContract(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(open)

  describe(`store contract, audit log: ${name}`, () => {
    promise('[STO40] [B056] it begins empty, with a head of zeros', async (store) => {
      assert.deepEqual(await store.auditHead(), { no: 0, hash: '0'.repeat(64), place: 0, mark: '' })
      assert.deepEqual(await store.auditRows(0, 10), [])
    })

    promise('[STO40] [B056] rows come back in order, letter by letter, after any number', async (store) => {
      const from = await store.auditHead()
      const rows = [row(1), row(2, 'i:x 4'), row(3)]
      assert.equal(await store.appendAudit({ from, rows, to: headAt(3, 9) }), true)
      assert.deepEqual(await store.auditRows(0, 10), rows)
      assert.deepEqual(await store.auditRows(1, 1), rows.slice(1, 2))
      assert.deepEqual(await store.auditHead(), headAt(3, 9))
    })

    promise('[STO41] [B056] of two who go on from one head, the second writes nothing', async (store) => {
      const from = await store.auditHead()
      const both = [1, 2].map((at) => store.appendAudit({ from, rows: [row(1, `i:x ${at}`)], to: headAt(1) }))
      assert.equal((await Promise.all(both)).filter(Boolean).length, 1)
      assert.equal((await store.auditRows(0, 10)).length, 1)
      assert.equal(await store.appendAudit({ from, rows: [], to: headAt(0, 5) }), false)
    })

    promise('[STO41] [B056] where the events are that are in it moves by itself', async (store) => {
      assert.equal(await store.appendAudit({ from: await store.auditHead(), rows: [], to: { ...headAt(0, 7) } }), true)
      assert.equal((await store.auditHead()).place, 7)
      const late = { no: 0, hash: '0'.repeat(64), place: 0, mark: '' }
      assert.equal(await store.appendAudit({ from: late, rows: [row(1)], to: headAt(1) }), false)
    })

    promise('[STO41] [B056] an event makes one row', async (store) => {
      const rows = [row(1, 'i:x 1'), row(2, 'i:x 2')]
      await store.appendAudit({ from: await store.auditHead(), rows, to: headAt(2) })
      assert.deepEqual(await store.auditedSources(['i:x 2', 'i:x 3']), ['i:x 2'])
      assert.deepEqual(await store.auditedSources([]), [])
    })
  })
}
