import { uptime } from 'node:os'
import { type Clock, systemClock } from '@parley/protocol'

/** How much faster or slower it runs while the computer's clock is somewhere else. Nobody notices a timeout of 33 s instead of 30. */
const slew = 0.1

/** When it comes so much further apart, in milliseconds, the computer may have slept. */
const apartMs = 1_000

/** What it is made of, so that tests move it by hand. All in milliseconds. */
export interface Sources {
  /** The computer's clock: it may be set, forwards and back. */
  readonly wall: () => number
  /** Counts what passes, however the clock is set. Stands still while the computer sleeps. */
  readonly passed: () => number
  /** The same with what was slept. */
  readonly passedWithSleep: () => number
}

const ofThisComputer: Sources = {
  wall: () => Date.now(),
  passed: () => performance.now(),
  passedWithSleep: () => uptime() * 1_000,
}

/**
 * A clock that nobody can set: it never jumps and never goes back, and follows the computer's clock with a tenth more or less. So no token
 * expires, nothing becomes due and no bucket fills because a clock was set. What the computer slept has passed.
 */
export function createSteadyClock({ wall, passed, passedWithSleep }: Sources = ofThisComputer): Clock {
  let now = wall()
  let countedAt = passed()
  let slept = passedWithSleep() - countedAt
  /** When the computer was asked last whether it slept. */
  let knownApart = 0

  /** How far the computer's clock is ahead, after what was slept has passed. */
  function ahead(): number {
    const apart = wall() - now
    if (Math.abs(apart - knownApart) < apartMs) return apart
    const sleptMs = passedWithSleep() - countedAt - slept
    if (sleptMs > apartMs) {
      slept += sleptMs
      now += sleptMs
    }
    return (knownApart = wall() - now)
  }

  return {
    now() {
      const ms = passed() - countedAt
      countedAt += ms
      now += ms
      const [apart, most] = [ahead(), ms * slew]
      now += Math.max(-most, Math.min(most, apart))
      return Math.floor(now)
    },
    after: systemClock.after,
  }
}
