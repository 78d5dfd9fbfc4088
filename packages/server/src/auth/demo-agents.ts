import { randomBytes } from 'node:crypto'
import type { Clock } from '@parley/protocol'
import { SignJWT } from 'jose'
import type { TokenKeys } from './agent-tokens.ts'

/** The people at the demo desk. Ben shows how a nickname hides a name from contacts; Cleo may change what all agents have. */
const people = {
  ada: { name: 'Ada Lindqvist', roles: ['agent'] },
  ben: { name: 'Ben Okafor', nickname: 'Ben', roles: ['agent'] },
  cleo: { name: 'Cleo Marchetti', roles: ['agent', 'supervisor', 'administrator'] },
} as const

const issuer = 'parley-demo'
/** Long enough not to be noticed, short enough that panels show that they renew. */
const lifetimeSeconds = 15 * 60

/**
 * Signs in the demo's agents without a password, with a key that only this process has. After a restart a panel asks
 * for a new token, as it does with any that is no longer good.
 */
export function createDemoAgents(clock: Clock) {
  const secret = randomBytes(32)
  const keys: TokenKeys = { keys: secret, algorithms: ['HS256'], issuer }
  return {
    keys,
    /** A token for `ada`, `ben` or `cleo`; nothing for anybody else. */
    async tokenFor(who: string): Promise<string | undefined> {
      if (!Object.hasOwn(people, who)) return undefined
      const nowSeconds = Math.floor(clock.now() / 1_000)
      return new SignJWT({ ...people[who as keyof typeof people], capacity: 20, ready: true })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setSubject(`demo-${who}`)
        .setIssuedAt(nowSeconds)
        .setExpirationTime(nowSeconds + lifetimeSeconds)
        .sign(secret)
    },
    who: Object.keys(people),
  }
}

export type DemoAgents = ReturnType<typeof createDemoAgents>
