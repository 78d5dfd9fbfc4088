import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { isSigned } from '../testing/is-signed.ts'
import { signatureOf } from './signature.ts'

const secret = 'a secret that the bot and the server share'
const older = 'the secret that was in use before this one'
const body = '{"delivery":"C:4"}'
const now = Date.UTC(2026, 0, 5, 9, 0)
const seconds = now / 1_000

test('[BOT61] [B053] the signature is what everybody can compute from the secret, the time and the body', () => {
  const hex = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  assert.equal(signatureOf(body, [secret], seconds), `t=${seconds},v1=${hex}`)
})

test('[BOT61] while a secret is being changed, both fit', () => {
  const header = signatureOf(body, [secret, older], seconds)
  for (const known of [secret, older]) assert.equal(isSigned(body, header, { secret: known, now }), true)
})

const header = signatureOf(body, [secret], seconds)
const [time = '', mac = ''] = header.split(',')

const forged: readonly (readonly [what: string, header: string | undefined, body?: string])[] = [
  ['none', undefined],
  ['an empty one', ''],
  ['one without a signature', time],
  ['one with an empty signature', `${time},v1=`],
  ['one that is too short', `${time},${mac.slice(0, -1)}`],
  ['one that is too long', `${header}0`],
  ['one in capitals', `${time},${mac.toUpperCase()}`],
  ['one by another method', `${time},${mac.replace('v1', 'v0')}`],
  ['one of another body', header, body.replace('4', '5')],
  ['one with another time', header.replace(time, `t=${seconds + 1}`)],
  ['one by another secret', signatureOf(body, [older], seconds)],
  ['one that is more than five minutes old', signatureOf(body, [secret], seconds - 301)],
  ['one from the future', signatureOf(body, [secret], seconds + 301)],
  ['one with a time that is no number', signatureOf(body, [secret], Number.NaN)],
]

for (const [what, claimed, about = body] of forged)
  test(`[ATK118] a signature is refused: ${what}`, () => {
    assert.equal(isSigned(about, claimed, { secret, now }), false)
  })
