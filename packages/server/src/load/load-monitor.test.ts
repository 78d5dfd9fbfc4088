import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeClock } from '@parley/protocol/testing'
import type { Trouble } from '../channels/channels.ts'
import { levelOf, type Load, type LoadThresholds } from './load-level.ts'
import { LoadMonitor, lookMs } from './load-monitor.ts'

const thresholds: LoadThresholds = {
  busy: { loopDelayMs: 250, waitingCommands: 2_000, memoryPercent: 85 },
  overloaded: { loopDelayMs: 1_000, waitingCommands: 10_000, memoryPercent: 93 },
}
const calm: Load = { loopDelayMs: 3, waitingCommands: 10, memoryPercent: 40 }
const things = ['upload', 'sign-in', 'staff-sign-in', 'message'] as const

function monitored(chance = 0.5) {
  const clock = fakeClock()
  const lines: string[] = []
  const troubles = new Map<string, Trouble['why'] | undefined>()
  let load = calm
  const monitor = new LoadMonitor({
    measure: () => load,
    thresholds,
    clock,
    random: () => chance,
    log: (name) => void lines.push(name),
  })
  monitor.start({ noteTrouble: (source, trouble) => void troubles.set(source, trouble?.why) })
  return {
    monitor,
    lines,
    troubles,
    /** So many looks at this load. */
    looks: (count: number, change: Partial<Load>) => {
      load = { ...calm, ...change }
      return clock.advance(count * lookMs)
    },
    refused: () => things.filter((what) => monitor.refusal(what) !== undefined),
  }
}

test('[OPS10] each of three measures alone makes a server busy, or overloaded', () => {
  const changes: readonly (readonly [Partial<Load>, string])[] = [
    [{}, 'calm'],
    [{ loopDelayMs: 250 }, 'busy'],
    [{ waitingCommands: 2_000 }, 'busy'],
    [{ memoryPercent: 85 }, 'busy'],
    [{ loopDelayMs: 1_000 }, 'overloaded'],
    [{ waitingCommands: 10_000 }, 'overloaded'],
    [{ memoryPercent: 93 }, 'overloaded'],
  ]
  for (const [change, level] of changes) assert.equal(levelOf({ ...calm, ...change }, thresholds, 'calm'), level)
  assert.equal(levelOf({ ...calm, loopDelayMs: 200 }, thresholds, 'busy'), 'busy')
  assert.equal(levelOf({ ...calm, loopDelayMs: 170 }, thresholds, 'busy'), 'calm')
  assert.equal(levelOf({ ...calm, loopDelayMs: 650 }, thresholds, 'overloaded'), 'busy')
})

test('[OPS11] [OPS12] first new sign-ins and files are put off, then staff’s and messages as well', async () => {
  const { looks, refused, lines, troubles } = monitored()
  assert.deepEqual(refused(), [])
  await looks(2, { loopDelayMs: 300 })
  assert.deepEqual(refused(), ['upload', 'sign-in'])
  assert.equal(troubles.get('load:files'), 'busy')
  assert.equal(troubles.get('load:chat'), undefined)
  await looks(2, { loopDelayMs: 1_200 })
  assert.deepEqual(refused(), [...things])
  assert.equal(troubles.get('load:chat'), 'busy')
  await looks(12, {})
  assert.deepEqual(refused(), [])
  assert.deepEqual(lines, ['load-busy', 'load-overloaded', 'load-calm'])
  assert.deepEqual([...troubles.values()], [undefined, undefined])
})

test('[OPS13] one long pause puts nothing off, and calm has to last', async () => {
  const { looks, monitor } = monitored()
  for (let times = 0; times < 10; times++) {
    await looks(1, { loopDelayMs: 5_000 })
    await looks(1, {})
  }
  assert.equal(monitor.level, 'calm')
  await looks(2, { loopDelayMs: 300 })
  await looks(5, {})
  await looks(1, { loopDelayMs: 300 })
  await looks(5, {})
  assert.equal(monitor.level, 'busy')
  await looks(1, {})
  assert.equal(monitor.level, 'calm')
})

test('[OPS11] whoever is put off is told when to come again: not all at once', async () => {
  for (const [chance, ms] of [
    [0, 2_000],
    [0.999, 11_990],
  ] as const) {
    const { looks, monitor } = monitored(chance)
    await looks(2, { waitingCommands: 3_000 })
    const refusal = monitor.refusal('sign-in')
    assert.deepEqual([refusal?.code, refusal?.retry, refusal?.facts], ['unavailable', 'later', { retryAfterMs: ms }])
    assert.equal(monitor.putOff['sign-in'], 1)
  }
})

test('[OPS15] so many contacts may sign in per second; the others are told to come again, and staff is not counted', async () => {
  const clock = fakeClock()
  const monitor = new LoadMonitor({ measure: () => calm, thresholds, signInsPerSecond: 3, clock, log: () => {} })
  const come = (what: 'sign-in' | 'staff-sign-in') => monitor.refusal(what)?.code
  assert.deepEqual(
    [1, 2, 3, 4].map(() => come('sign-in')),
    [undefined, undefined, undefined, 'unavailable'],
  )
  assert.equal(come('staff-sign-in'), undefined)
  await clock.advance(1_000)
  assert.deepEqual(
    [1, 2, 3, 4].map(() => come('sign-in')),
    [undefined, undefined, undefined, 'unavailable'],
  )
})
