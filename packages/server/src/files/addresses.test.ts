import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { type Addressed, createAddresses } from './addresses.ts'

const addressed: Addressed = { file: newId(), conversation: newId(), audience: 'agent:ada', disposition: 'open' }
const queryOf = (address: string) => Object.fromEntries(new URL(address, 'http://x').searchParams)

test('[FIL11] what was signed is for exactly that file, conversation, person and use', () => {
  const addresses = createAddresses({ secret: null, clock: fakeClock() })
  const query = queryOf(addresses.sign(addressed, addresses.expiry()))
  addresses.check(addressed, query)
  for (const change of [
    { file: newId() },
    { conversation: newId() },
    { audience: 'agent:eve' },
    { audience: 'agent:ada\n' },
    { disposition: 'save' },
  ] as const)
    assert.throws(() => addresses.check({ ...addressed, ...change }, query), { code: 'not-allowed' })
})

test('[FIL11] a signature of another form is none', () => {
  const addresses = createAddresses({ secret: null, clock: fakeClock() })
  const query = queryOf(addresses.sign(addressed, addresses.expiry()))
  const s = query['s'] ?? ''
  for (const wrong of [undefined, '', s.slice(1), `${s}AA`, s.toUpperCase(), [s], { s }, 'x'.repeat(10_000)])
    assert.throws(
      () => addresses.check(addressed, { ...query, s: wrong }),
      { code: 'not-allowed' },
      JSON.stringify(wrong),
    )
  for (const wrong of [undefined, '', '-1', '1e99', 'NaN', ['1'], '9'.repeat(17)])
    assert.throws(() => addresses.check(addressed, { ...query, e: wrong }), { code: 'not-allowed' })
})

test('[FIL11] servers with the same secret check each other’s addresses, those with another do not', () => {
  const clock = fakeClock()
  const make = (secret: string | null) => createAddresses({ secret, clock })
  const [one, other, foreign] = [make('a'.repeat(32)), make('a'.repeat(32)), make('b'.repeat(32))]
  const query = queryOf(one.sign(addressed, one.expiry()))
  other.check(addressed, query)
  for (const each of [foreign, make(null)]) assert.throws(() => each.check(addressed, query), { code: 'not-allowed' })
})

test('[FIL11] an address ends after five minutes', async () => {
  const clock = fakeClock()
  const addresses = createAddresses({ secret: null, clock })
  const query = queryOf(addresses.sign(addressed, addresses.expiry()))
  await clock.advance(5 * 60_000 - 1)
  addresses.check(addressed, query)
  await clock.advance(1)
  assert.throws(() => addresses.check(addressed, query), { code: 'address-expired', retry: 'resync' })
})
