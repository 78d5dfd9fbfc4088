import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '@parley/protocol'
import { SignJWT } from 'jose'
import type { TokenKeys } from './signed-tokens.ts'

/** Who can sign in on the demo's pages. */
const people = {
  maria: { name: 'Maria Silva', email: 'maria.silva@example.com', phone: '+44 1728 555 0142', language: 'en' },
  tom: { name: 'Tom Hughes', email: 'tom.hughes@example.com' },
} as const

const lifetimeSeconds = 5 * 60

/** Says who is signed in on the demo's pages, as the backend of a website does, with a key that only this process has, or those servers that share a secret. */
export function createDemoContacts(clock: Clock, shared: string | null) {
  const secret = shared === null ? randomBytes(32) : createHash('sha256').update(`demo contacts ${shared}`).digest()
  const keys: TokenKeys = { keys: secret, algorithms: ['HS256'] }
  return {
    keys,
    /** A token about `maria` or `tom` for a site; nothing about anybody else. */
    async tokenFor(who: string, site: string): Promise<string | undefined> {
      if (!Object.hasOwn(people, who)) return undefined
      const nowSeconds = Math.floor(clock.now() / 1_000)
      return new SignJWT({ ...people[who as keyof typeof people] })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(`demo-${who}`)
        .setAudience(site)
        .setIssuedAt(nowSeconds)
        .setExpirationTime(nowSeconds + lifetimeSeconds)
        .sign(secret)
    },
    who: Object.keys(people),
  }
}

export type DemoContacts = ReturnType<typeof createDemoContacts>
