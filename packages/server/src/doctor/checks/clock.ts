import type { Check } from '../examination.ts'
import { findingsOf } from '../finding.ts'

const found = findingsOf('clock')

/** Tokens tolerate this much, in milliseconds. */
const toleratedMs = 60_000

/** Nobody runs this program before it was written: a clock that says so was never set. */
const written = Date.UTC(2026, 0, 1)

/** Whether this machine's clock agrees with those that the other checks met. */
export const checkClock: Check = ({ clocks, now }) => {
  const remedy = 'Let the machine set its clock by NTP: tokens are refused and times are wrong otherwise.'
  if (now < written) return [found.problem(`This machine says that it is ${new Date(now).toISOString()}.`, remedy)]
  const apart = [...clocks].filter(([, aheadMs]) => Math.abs(aheadMs) > toleratedMs)
  if (apart.length > 0)
    return apart.map(([who, aheadMs]) => {
      const seconds = Math.round(Math.abs(aheadMs) / 1_000)
      return found.problem(
        `This machine’s clock is ${seconds} s ${aheadMs > 0 ? 'behind' : 'ahead of'} that of ${who}.`,
        remedy,
      )
    })
  const others = [...clocks.keys()]
  return [found.ok(others.length > 0 ? `The clock agrees with ${others.join(', ')}.` : 'The clock is plausible.')]
}
