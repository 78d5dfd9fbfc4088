import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gif, jpeg, pdf, png, webp } from '../testing/file-samples.ts'
import { pictureSize } from './picture-size.ts'

const size = fc.integer({ min: 1, max: 16_000 })

for (const [type, make] of [
  ['image/png', png],
  ['image/jpeg', jpeg],
  ['image/gif', gif],
  ['image/webp', webp],
] as const)
  test(`[FIL13] the size of a picture is read from its header: ${type}`, () => {
    fc.assert(
      fc.property(size, size, (width, height) => {
        assert.deepEqual(pictureSize(make(width, height)), { type, width, height })
      }),
      { numRuns: 30 },
    )
  })

test('[FIL13] a lossy and a lossless WebP have their size elsewhere', () => {
  const lossy = webp()
  lossy.write('VP8 ', 12, 'latin1')
  lossy.writeUInt16LE(320 | 0x4000, 26)
  lossy.writeUInt16LE(200, 28)
  assert.deepEqual(pictureSize(lossy), { type: 'image/webp', width: 320, height: 200 })
  const lossless = webp()
  lossless.write('VP8L', 12, 'latin1')
  lossless.writeUInt32LE((319 | (199 << 14)) >>> 0, 21)
  assert.deepEqual(pictureSize(lossless), { type: 'image/webp', width: 320, height: 200 })
})

test('[FIL13] any bytes, and any beginning of a picture, are read without trouble', () => {
  const beginnings = [png(), jpeg(), gif(), webp(), pdf()].map((bytes) =>
    fc
      .tuple(fc.nat(bytes.length), fc.uint8Array({ maxLength: 40 }))
      .map(([end, more]) => Buffer.concat([bytes.subarray(0, end), more])),
  )
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), ...beginnings), (bytes) => {
      const found = pictureSize(bytes)
      assert.ok(found === undefined || (found.width >= 0 && found.height >= 0))
    }),
    { numRuns: 3_000 },
  )
})
