import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContactSession } from '../store/store.ts'
import { createContactSessions, hashOfToken } from './contact-sessions.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const origin = 'https://shop.example'

/** Sessions in memory, and a clock that stands until it is moved. */
function desk() {
  const rows = new Map<string, ContactSession>()
  let now = 1_000_000
  const sessions = createContactSessions({
    clock: { now: () => now, after: () => () => {} },
    idleMs: dayMs,
    longestMs: 30 * dayMs,
    store: {
      async createContactSession({ tokenHash, ...session }) {
        rows.set(tokenHash, { ...session, seenAt: session.createdAt })
      },
      async findContactSession(tokenHash, at) {
        const session = rows.get(tokenHash)
        if (!session || session.expiresAt <= at) return undefined
        rows.set(tokenHash, { ...session, seenAt: at })
        return session
      },
      async endContactSession(tokenHash) {
        rows.delete(tokenHash)
      },
      findIdentity: async () => undefined,
    },
  })
  return { rows, sessions, pass: (ms: number) => void (now += ms) }
}

const meet = async ({ sessions }: ReturnType<typeof desk>) => {
  const { newToken = '', contactId } = await sessions.open({ site: 'shop', token: undefined, origin })
  const resume = (changes: { token?: string; site?: string; origin?: string | null } = {}) =>
    sessions.resume({ site: 'shop', token: newToken, origin, ...changes })
  return { newToken, contactId, resume }
}

test('[SEC7] a token has 256 random bits, and the store knows only its hash', async () => {
  const { rows, sessions } = desk()
  const { newToken = '' } = await sessions.open({ site: 'shop', token: undefined, origin })

  assert.equal(Buffer.from(newToken, 'base64url').length, 32)
  assert.deepEqual([...rows.keys()], [hashOfToken(newToken)])
  assert.doesNotMatch(JSON.stringify([...rows]), new RegExp(newToken))
})

test('[SEC7] whoever comes back with the token is the same contact, and keeps the token', async () => {
  const { contactId, newToken, resume } = await meet(desk())
  const identity = await resume()
  const session = hashOfToken(newToken)
  assert.deepEqual(identity, { role: 'contact', contactId, site: 'shop', session, commandsAs: contactId })
})

test('[SEC7] a token works for its own site and page only', async () => {
  const { resume } = await meet(desk())
  await assert.rejects(resume({ site: 'travel' }), { code: 'unauthorized' })
  await assert.rejects(resume({ origin: 'https://evil.example' }), { code: 'unauthorized' })
  assert.equal((await resume({ origin: null })).site, 'shop')
})

test('[SEC7] an unknown, shortened or longer token is nobody’s', async () => {
  const { newToken, resume } = await meet(desk())
  for (const token of ['', newToken.slice(1), `${newToken}A`, newToken.toUpperCase(), '__proto__', "' OR 1=1 --"])
    await assert.rejects(resume({ token }), { code: 'unauthorized' }, token)
})

test('[SEC7] each visit keeps a session for another day; a day without one ends it', async () => {
  const room = desk()
  const { resume } = await meet(room)
  for (let visit = 0; visit < 5; visit += 1) {
    room.pass(dayMs - 1)
    await resume()
  }
  room.pass(dayMs + 1)
  await assert.rejects(resume(), { code: 'unauthorized' })
  assert.equal(room.rows.size, 0)
})

test('[SEC7] thirty days after the first visit a session ends, however often it was used', async () => {
  const room = desk()
  const { resume } = await meet(room)
  for (let day = 0; day < 29; day += 1) {
    room.pass(dayMs)
    await resume()
  }
  room.pass(dayMs)
  await assert.rejects(resume(), { code: 'unauthorized' })
})
