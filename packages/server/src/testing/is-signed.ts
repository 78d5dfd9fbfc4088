import { timingSafeEqual } from 'node:crypto'
import { digestOf } from '../bots/signature.ts'

// What a bot checks when it is asked.

/** How far a request's time may be from the time here, in seconds: older ones may have been recorded. */
const toleranceSeconds = 300

/** What somebody who receives a request knows besides it. */
export interface SignatureCheck {
  readonly secret: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Whether a request comes from somebody who has the secret, with this very body, and is at most five minutes old. */
export function isSigned(body: string, header: string | undefined, { secret, now }: SignatureCheck): boolean {
  const [time = '', ...signatures] = (header ?? '').split(',')
  const seconds = /^t=(\d{1,12})$/.exec(time)?.[1]
  if (seconds === undefined || Math.abs(now / 1_000 - Number(seconds)) > toleranceSeconds) return false
  const expected = digestOf(body, seconds, secret)
  return signatures.some((signature) => {
    const hex = /^v1=([0-9a-f]{64})$/.exec(signature)?.[1]
    return hex !== undefined && timingSafeEqual(Buffer.from(hex, 'hex'), expected)
  })
}
