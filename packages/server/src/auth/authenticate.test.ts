import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, type Hello } from '@parley/protocol'
import { createOriginRules } from '../http/origins.ts'
import { readSettings } from '../settings/read-settings.ts'
import { createAllowance } from './allowance.ts'
import { createAuthenticate } from './authenticate.ts'

const settings = readSettings({
  environment: { PARLEY_AGENT_ORIGINS: 'https://crm.example' },
  file: {
    name: 'c',
    json: { sites: { shop: { origins: ['https://shop.example'] }, other: { origins: ['https://other.example'] } } },
  },
})

function gate({ perMinute = 1_000 } = {}) {
  let now = 0
  const clock = { now: () => now, after: () => () => {} }
  const authenticate = createAuthenticate({
    isSite: (site) => Object.hasOwn(settings.sites, site),
    wantsIdentity: (site) => site === 'bank',
    origins: createOriginRules(settings, () => new Set()),
    hellos: createAllowance({ perMinute, clock }),
    contacts: {
      open: async ({ site }) => ({ role: 'contact', contactId: 'new', site, newToken: 't' }),
      resume: async ({ site = '', token }) => {
        if (token !== 'good') throw new ChatError('unauthorized')
        return { role: 'contact', contactId: 'known', site }
      },
    },
    verifyBot: (token) => {
      if (token !== 'good') throw new ChatError('unauthorized')
      return { role: 'bot', botId: 'mira', name: 'Mira' }
    },
    verifyAgent: async (token) => {
      if (token !== 'good') throw new ChatError('unauthorized')
      const permissions = new Set<never>()
      return { role: 'agent', agentId: 'a', name: 'A', groups: [], skills: [], capacity: 1, permissions, expiresAt: 1 }
    },
  })
  const hello = (as: Hello['as'], origin: string | null, address = '192.0.2.1') =>
    authenticate({ type: 'hello', versions: [1], client: 'test', as }, { origin, address })
  return { hello, pass: (ms: number) => void (now += ms) }
}

const shopper = { role: 'contact', site: 'shop' } as const
const agent = { role: 'agent', token: 'good' } as const

test('[SEC2] [ATK116] each role has its own origins, and each site its own', async () => {
  const { hello } = gate()
  assert.equal((await hello(shopper, 'https://shop.example')).role, 'contact')
  assert.equal((await hello(agent, 'https://crm.example')).role, 'agent')
  const strangers: readonly (readonly [Hello['as'], string])[] = [
    [shopper, 'https://other.example'],
    [shopper, 'https://crm.example'],
    [agent, 'https://shop.example'],
    [agent, 'null'],
  ]
  for (const [as, origin] of strangers) await assert.rejects(hello(as, origin), { code: 'origin-not-allowed' }, origin)
})

test('[SEC3] without an origin it is no browser: only who has a token may come', async () => {
  const { hello } = gate()
  assert.equal((await hello(agent, null)).role, 'agent')
  assert.equal((await hello({ ...shopper, token: 'good' }, null)).role, 'contact')
  await assert.rejects(hello(shopper, null), { code: 'origin-not-allowed' })
  await assert.rejects(hello({ ...agent, token: 'bad' }, null), { code: 'unauthorized' })
})

test('[SEC2] an unknown site is named, so that its owner finds the mistake in the tag', async () => {
  const { hello } = gate()
  for (const site of ['shpo', 'constructor', '__proto__'])
    await assert.rejects(hello({ role: 'contact', site }, 'https://shop.example'), {
      code: 'unknown-site',
      facts: { site },
    })
})

test('[SEC9] failed sign-ins and new contacts use up an address’s minute; a good token always works', async () => {
  const { hello, pass } = gate({ perMinute: 2 })
  const origin = 'https://shop.example'
  for (let visit = 0; visit < 10; visit += 1) await hello({ ...shopper, token: 'good' }, origin)
  await hello(shopper, origin)
  await assert.rejects(hello({ ...shopper, token: 'bad' }, origin), { code: 'unauthorized' })

  await assert.rejects(hello(shopper, origin), { code: 'too-many-sockets', facts: { retryAfterMs: 30_000 } })
  await assert.rejects(hello({ ...agent, token: 'bad' }, null), { code: 'too-many-sockets' })
  assert.equal((await hello({ ...shopper, token: 'good' }, origin)).role, 'contact')
  assert.equal((await hello(shopper, origin, '192.0.2.2')).role, 'contact')
  pass(30_000)
  assert.equal((await hello(shopper, origin)).role, 'contact')
})
