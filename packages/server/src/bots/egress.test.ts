import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { test } from 'node:test'
import { assertMayAsk, isPublicAddress, publicLookup } from './egress.ts'

const inside = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::7f00:1',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '2001::1',
  '2002:7f00:1::',
  'localhost',
  '',
]
const outside = ['8.8.8.8', '100.63.255.255', '172.32.0.1', '192.169.0.1', '2606:4700:4700::1111', '2a00:1450::1']

for (const address of inside)
  test(`[ATK137] "${address}" is not public`, () => assert.equal(isPublicAddress(address), false))
for (const address of outside) test(`[ATK137] ${address} is public`, () => assert.equal(isPublicAddress(address), true))

const numeric = ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:7f00:1]', '169.254.169.254']

for (const host of numeric)
  test(`[ATK137] https://${host}/ is refused before anything is resolved`, () => {
    assert.throws(() => assertMayAsk(new URL(`https://${host}/`), false), { name: 'EgressRefused' })
  })

for (const address of ['http://bot.example/', 'ftp://bot.example/', 'file:///etc/passwd', 'data:,x'])
  test(`[ATK137] ${address} is refused for its scheme`, () => {
    assert.throws(() => assertMayAsk(new URL(address), false), { name: 'EgressRefused' })
  })

test('[ATK137] an owner who allows the own network may ask there without TLS', () => {
  assert.doesNotThrow(() => assertMayAsk(new URL('http://127.0.0.1:3000/'), true))
})

/** Resolves as the tests say. */
const resolver =
  (addresses: readonly string[]): LookupFunction =>
  (_host, options, callback) => {
    const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (options.all) callback(null, found)
    else callback(null, found[0]?.address ?? '', found[0]?.family ?? 4)
  }

const outcomeOf = (addresses: readonly string[], all: boolean) =>
  new Promise((resolve) =>
    publicLookup(resolver(addresses))('bot.example', { all }, (error, address) => resolve(error?.name ?? address)),
  )

test('[ATK137] a name that leads inside is refused, also when it leads outside as well', async () => {
  assert.equal(await outcomeOf(['10.0.0.1'], false), 'EgressRefused')
  assert.equal(await outcomeOf(['8.8.8.8', '127.0.0.1'], true), 'EgressRefused')
  assert.equal(await outcomeOf([], true), 'EgressRefused')
})

test('[ATK137] a name that leads outside is resolved', async () => {
  assert.equal(await outcomeOf(['8.8.8.8'], false), '8.8.8.8')
})
