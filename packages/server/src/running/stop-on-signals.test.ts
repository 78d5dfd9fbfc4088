import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import type { Clock } from '@parley/protocol'
import { stopOnSignals } from './stop-on-signals.ts'

/** A process that gets signals by hand, and notes how it ended. */
function pretend(drain: () => Promise<void>) {
  const signals = new EventEmitter()
  const exits: number[] = []
  const timers: (() => void)[] = []
  const clock: Clock = {
    now: () => 0,
    after: (_ms, action) => {
      timers.push(action)
      return () => void timers.splice(timers.indexOf(action), 1)
    },
  }
  stopOnSignals(signals as unknown as NodeJS.Process, {
    drain,
    exit: (code) => void exits.push(code),
    longestMs: 10_000,
    clock,
    log: () => {},
  })
  return { signals, exits, timeIsUp: () => timers.forEach((action) => action()), timers }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

for (const signal of ['SIGTERM', 'SIGINT'])
  test(`[RUN3] ${signal} drains, then the process ends with 0`, async () => {
    const { signals, exits, timers } = pretend(async () => {})
    signals.emit(signal, signal)
    await settled()
    assert.deepEqual(exits, [0])
    assert.deepEqual(timers, [])
  })

test('[RUN3] a second signal ends the process at once', () => {
  const { signals, exits } = pretend(() => new Promise(() => {}))
  signals.emit('SIGTERM', 'SIGTERM')
  assert.deepEqual(exits, [])
  signals.emit('SIGINT', 'SIGINT')
  assert.deepEqual(exits, [130])
})

test('[RUN3] draining that takes too long, or fails, ends with 1', async () => {
  const slow = pretend(() => new Promise(() => {}))
  slow.signals.emit('SIGTERM', 'SIGTERM')
  slow.timeIsUp()
  assert.deepEqual(slow.exits, [1])

  const failing = pretend(() => Promise.reject(new Error('the disk is gone')))
  failing.signals.emit('SIGTERM', 'SIGTERM')
  await settled()
  assert.deepEqual(failing.exits, [1])
})
