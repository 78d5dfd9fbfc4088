import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from '../settings/read-settings.ts'
import { createOriginRules, ownOriginsOf } from './origins.ts'

const sites = { shop: { origins: ['https://www.shop.example'] } }
const settingsWith = (environment: Record<string, string> = {}) =>
  readSettings({ environment, file: { name: 'parley.config.json', json: { sites } } })

/** What a browser, or somebody who pretends to be one, may say instead of `https://www.shop.example`. */
export const strangers = [
  'null',
  'https://evil.example',
  'https://www.shop.example.evil.example',
  'https://evil.example/https://www.shop.example',
  'https://evilwww.shop.example',
  'https://shop.example',
  'http://www.shop.example',
  'https://www.shop.example:8443',
  'https://www.shop.example:443',
  'https://WWW.shop.example',
  'https://www.shop.example.',
  'https://www.shop.example/',
  'https://www.shop.example, https://evil.example',
  'https://user@www.shop.example',
  '',
  '*',
]

test('[SEC1] an origin is allowed letter by letter or not at all', () => {
  const rules = createOriginRules(settingsWith(), () => new Set())
  assert.equal(rules.mayConnect('https://www.shop.example'), true)
  for (const origin of strangers) assert.equal(rules.mayConnect(origin), false, origin)
})

test('[SEC1] the server’s own pages are allowed in demo mode, and only then', () => {
  const own = () => ownOriginsOf({ publicUrl: null }, 8_080)
  const inDemo = createOriginRules(settingsWith({ PARLEY_DEMO: '1' }), own)
  const outside = createOriginRules(settingsWith(), own)
  for (const origin of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080']) {
    assert.equal(inDemo.mayBeAgent(origin) && inDemo.mayBeContact(origin, 'shop'), true, origin)
    assert.equal(outside.mayConnect(origin), false, origin)
  }
  for (const origin of ['http://localhost:8081', 'https://localhost:8080', 'http://rebound.example:8080'])
    assert.equal(inDemo.mayConnect(origin), false, origin)
})

test('[SEC1] port 80 is not part of an origin', () => {
  assert.equal(ownOriginsOf({ publicUrl: null }, 80).has('http://localhost'), true)
  const publicUrl = new URL('https://chat.example/')
  assert.equal(ownOriginsOf({ publicUrl }, 8_080).has('https://chat.example'), true)
})
