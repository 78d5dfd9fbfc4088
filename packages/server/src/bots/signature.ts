import { createHmac } from 'node:crypto'

/** The HMAC-SHA256 of a request's time and body. */
export const digestOf = (body: string, seconds: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest()

/**
 * What stands in `Parley-Signature` ([BOT61]): the time in seconds since 1970, and one HMAC-SHA256 of `<time>.<body>` for
 * each secret, so that a bot may go over to the new one at any time.
 */
export const signatureOf = (body: string, secrets: readonly string[], seconds: number): string =>
  [`t=${seconds}`, ...secrets.map((secret) => `v1=${digestOf(body, String(seconds), secret).toString('hex')}`)].join(
    ',',
  )
