import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonicalUrl } from './canonical-url.ts'
import { linkWarnings } from './link-warnings.ts'
import { readPunycode } from './punycode.ts'
import { trickyAddresses } from './tricky-addresses.test.data.ts'

const own = ['www.lamps.example', 'whistle-and-bell.co.uk']

const warned = (address: string, hosts = own) =>
  linkWarnings(canonicalUrl(address) ?? '', hosts).map((warning) =>
    'host' in warning ? `${warning.is} ${warning.host}` : warning.is,
  )

const table: Readonly<Record<string, readonly (readonly [address: string, ...warnings: string[]])[]>> = {
  '[B033] the site’s own hosts, and what lies below them': [
    ['https://lamps.example/oak'],
    ['https://www.lamps.example/'],
    ['https://care.lamps.example/'],
    ['https://lamps.example./'],
    ['http://lamps.example/', 'not-encrypted'],
  ],
  '[B033] others that look like nothing': [
    ['https://travel.example/'],
    ['https://example.org/'],
    ['https://stamps.travel.example/'],
    ['https://travel.example/?to=lamps.example'],
    ['https://l.example/'],
  ],
  '[B033] [ATK91] the same to the eye': [
    ['https://lаmps.example/', 'looks-like lamps.example', 'foreign-letters'], // Cyrillic a
    ['https://1amps.example/', 'looks-like lamps.example'],
    ['https://larnps.example/', 'looks-like lamps.example'],
    ['https://lámps.example/', 'looks-like lamps.example', 'foreign-letters'],
    ['https://whistle-and-be11.co.uk/', 'looks-like whistle-and-bell.co.uk'],
    ['https://shop.lаmps.example/', 'looks-like lamps.example', 'foreign-letters'],
  ],
  '[B033] [ATK91] the own name within a foreign one': [
    ['https://lamps.example.evil.example/', 'looks-like lamps.example'],
    ['https://lamps-example.evil.example/', 'looks-like lamps.example'],
    ['https://lamps.example-login.evil.example/', 'looks-like lamps.example'],
    ['https://www.1amps.example.evil.example/', 'looks-like lamps.example'],
  ],
  '[B033] slips of the finger': [
    ['https://lmaps.example/', 'typo lamps.example'],
    ['https://lamp.example/', 'typo lamps.example'],
    ['https://lampss.example/', 'typo lamps.example'],
    ['https://lamps.exmaple/', 'typo lamps.example'],
    ['https://lamps.com/', 'typo lamps.example'],
    ['https://www.whistel-and-bel.co.uk/', 'typo whistle-and-bell.co.uk'],
  ],
  '[B033] names that say nothing': [
    ['https://bücher.example/', 'foreign-letters'],
    ['http://2130706433/', 'number', 'not-encrypted'],
    ['https://[::1]/', 'number'],
  ],
}

for (const [rule, cases] of Object.entries(table))
  describe(rule, () => {
    for (const [address, ...warnings] of cases) test(address, () => assert.deepEqual(warned(address), warnings))
  })

test('[B033] a site whose host is one word, or that has none, is compared with care', () => {
  assert.deepEqual(warned('http://localhost:8080/', ['localhost']), ['not-encrypted'])
  assert.deepEqual(warned('https://localhost.travel.example/', ['localhost']), [])
  assert.deepEqual(warned('https://travel.example/', []), [])
  assert.deepEqual(warned('https://a.de/', ['b.de']), [])
})

test('reads names as they were before they were written in ASCII', () => {
  for (const label of ['bücher', 'аррӏе', '☃', 'faß', 'ひらがな', 'پخش', '👩', 'a-ü-b', 'mañana'])
    assert.equal(readPunycode(new URL(`https://${label}.example/`).hostname.split('.')[0] ?? ''), label)
  for (const label of ['shop', 'xn--', 'xn--ü', 'xn--99999999999', 'xn--a-'])
    assert.equal(typeof readPunycode(label), 'string')
})

test('[ATK63] [ATK91] no address makes it throw', () => {
  for (const input of trickyAddresses) {
    const url = canonicalUrl(input)
    if (url) assert.ok(Array.isArray(linkWarnings(url, own)))
  }
})
