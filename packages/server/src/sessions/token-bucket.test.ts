import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TokenBucket } from './token-bucket.ts'

const rate = { perSecond: 2, burst: 3 }

test('[CON26] a burst is free, then it goes by the second, and the wait is told', () => {
  const bucket = new TokenBucket(rate, 0)
  assert.deepEqual([bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)], [0, 0, 0, 500])
  assert.equal(bucket.take(250), 250)
  assert.equal(bucket.take(500), 0)
  assert.equal(bucket.isFull(1_000), false)
  assert.equal(bucket.isFull(2_000), true)
})

test('[CON26] ten bursts of refusals in a row are a flood; one that passes ends it', () => {
  const bucket = new TokenBucket(rate, 0)
  for (let times = 0; times < 3 + 30; times++) bucket.take(0)
  assert.equal(bucket.isFlooded, false)
  bucket.take(0)
  assert.equal(bucket.isFlooded, true)
  bucket.take(10_000)
  assert.equal(bucket.isFlooded, false)
})

test('[CON24] a clock that is set back empties no bucket', () => {
  const bucket = new TokenBucket(rate, 100_000)
  assert.equal(bucket.take(0), 0)
  assert.equal(bucket.take(0), 0)
})
