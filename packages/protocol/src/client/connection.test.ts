import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextConnection, waitBeforeRetry, type ConnectionInput, type ConnectionState } from './connection.ts'

const run = (...inputs: ConnectionInput[]) => inputs.reduce<ConnectionState>(nextConnection, { is: 'closed' })

const lost: ConnectionInput = { is: 'lost', now: 1_000, chance: 1 }

test('a wanted line dials, greets and is online', () => {
  assert.deepEqual(run({ is: 'wanted' }, { is: 'opened' }, { is: 'welcomed' }), { is: 'online' })
})

test('[CLI2] the wait is random between half a second and a bound that doubles up to half a minute', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => waitBeforeRetry(attempts, 1))
  assert.deepEqual(longest, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  assert.equal(waitBeforeRetry(50, 0), 500)
  assert.equal(waitBeforeRetry(2, 0.5), 1_250)
})

test('[CLI2] each lost attempt counts, and having been online starts anew', () => {
  const twice = run({ is: 'wanted' }, lost, { is: 'retry-due' }, lost)
  assert.deepEqual(twice, { is: 'offline', attempts: 2, retryAt: 3_000 })
  const online = run(
    { is: 'wanted' },
    lost,
    { is: 'retry-due' },
    lost,
    { is: 'retry-due' },
    { is: 'opened' },
    { is: 'welcomed' },
    lost,
  )
  assert.deepEqual(online, { is: 'offline', attempts: 1, retryAt: 2_000 })
})

test('[CLI6] a client that was turned away stays away until it is wanted again', () => {
  const away = run({ is: 'wanted' }, { is: 'opened' }, { is: 'turned-away', reason: 'unauthorized' })
  assert.deepEqual(away, { is: 'refused', reason: 'unauthorized' })
  assert.equal(nextConnection(away, { is: 'hint' }), away)
  assert.equal(nextConnection(away, lost), away)
  assert.deepEqual(nextConnection(away, { is: 'wanted' }), { is: 'dialing', attempts: 0 })
})

test('[CLI6] the server may ask for a longer wait than chance would give', () => {
  const state = run({ is: 'wanted' }, { is: 'lost', now: 0, chance: 0, waitMs: 9_000 })
  assert.deepEqual(state, { is: 'offline', attempts: 1, retryAt: 9_000 })
})

test('[CLI6] a server that goes away has spread its people: they come when it says', () => {
  const away: ConnectionInput = { is: 'lost', now: 1_000, chance: 1, exactMs: 130 }
  const moved = run({ is: 'wanted' }, { is: 'opened' }, { is: 'welcomed' }, away)
  assert.deepEqual(moved, { is: 'offline', attempts: 1, retryAt: 1_130 })
})

test('[CLI3] a hint dials at once, but not a line that is closed', () => {
  assert.deepEqual(run({ is: 'wanted' }, lost, { is: 'hint' }), { is: 'dialing', attempts: 1 })
  assert.deepEqual(run({ is: 'hint' }), { is: 'closed' })
})
