import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ByteRange, byteRange } from './byte-range.ts'

const cases: readonly (readonly [header: string | undefined, range: ByteRange | 'unsatisfiable' | undefined])[] = [
  [undefined, undefined],
  ['bytes=0-0', { from: 0, to: 1 }],
  ['bytes=2-', { from: 2, to: 10 }],
  ['bytes=2-100', { from: 2, to: 10 }],
  ['bytes=-3', { from: 7, to: 10 }],
  ['bytes=-30', { from: 0, to: 10 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=10-20', 'unsatisfiable'],
  ['bytes=5-4', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,3-4', undefined],
  ['bytes = 0-1', undefined],
  ['lines=0-1', undefined],
  ['bytes=0x1-2', undefined],
  [`bytes=${'9'.repeat(30)}-`, undefined],
]

for (const [header, range] of cases)
  test(`[FIL12] of ten bytes, ${header ?? 'no header'} asks for ${JSON.stringify(range) ?? 'all'}`, () => {
    assert.deepEqual(byteRange(header, 10), range)
  })

test('[FIL12] whatever the header, a range lies within the file', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 30 }), (words, from, to, bytes) => {
      for (const header of [words, `bytes=${from}-${to}`, `bytes=${from}-`, `bytes=-${to}`]) {
        const range = byteRange(header, bytes)
        if (range === undefined || range === 'unsatisfiable') continue
        assert.ok(range.from >= 0 && range.from < range.to && range.to <= bytes)
      }
    }),
  )
})
