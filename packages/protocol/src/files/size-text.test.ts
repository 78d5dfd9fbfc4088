import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sizeText } from './size-text.ts'

const sizes: readonly (readonly [bytes: number, text: string])[] = [
  [1, '1 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [1_240, '1.2 kB'],
  [9_960, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [1_240_000, '1.2 MB'],
  [20_000_000, '20 MB'],
  [5_000_000_000, '5 GB'],
  [9_000_000_000_000, '9000 GB'],
]

for (const [bytes, text] of sizes)
  test(`[FIL1] ${bytes} bytes are ${text}`, () => {
    assert.equal(sizeText(bytes), text)
  })
