import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSteadyClock } from './steady-clock.ts'

const dayMs = 86_400_000
const start = Date.UTC(2026, 0, 5, 9, 0)

/** A computer whose clock can be set, and which can sleep. */
function computer() {
  let [wall, passed, slept] = [start, 0, 0]
  const clock = createSteadyClock({ wall: () => wall, passed: () => passed, passedWithSleep: () => passed + slept })
  return {
    clock,
    pass(ms: number) {
      wall += ms
      passed += ms
    },
    sleep(ms: number) {
      wall += ms
      slept += ms
    },
    set(byMs: number) {
      wall += byMs
    },
  }
}

test('[RUN14] a clock that nobody sets is the clock of the computer', () => {
  const { clock, pass } = computer()
  for (let minute = 1; minute <= 60; minute++) {
    pass(60_000)
    assert.equal(clock.now(), start + minute * 60_000)
  }
})

for (const byMs of [dayMs, -dayMs])
  test(`[RUN14] [FLT18] set by ${byMs / dayMs} day, it goes on, a tenth faster or slower, and never back`, () => {
    const { clock, pass, set } = computer()
    set(byMs)
    let before = clock.now()
    assert.equal(before, start)
    for (let second = 1; second <= 60; second++) {
      pass(1_000)
      assert.ok(clock.now() > before)
      before = clock.now()
    }
    assert.equal(before, start + 60_000 * (byMs > 0 ? 1.1 : 0.9))
  })

test('[RUN14] what was corrected by a few seconds is taken over within a minute', () => {
  const { clock, pass, set } = computer()
  set(5_000)
  for (let second = 1; second <= 60; second++) {
    pass(1_000)
    clock.now()
  }
  assert.equal(clock.now(), start + 65_000)
})

test('[RUN14] what the computer slept has passed, at once', () => {
  const { clock, pass, sleep } = computer()
  pass(1_000)
  sleep(8 * 3_600_000)
  assert.equal(clock.now(), start + 1_000 + 8 * 3_600_000)
})
