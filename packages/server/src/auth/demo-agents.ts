import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '@parley/protocol'
import { SignJWT } from 'jose'
import type { TokenKeys } from './signed-tokens.ts'

/**
 * The people at the demo desk. Ben shows how a nickname hides a name from contacts; Cleo may change what all agents have. Their
 * groups and skills can be asked by colleagues; the queues are in the demo's configuration.
 */
const people = {
  ada: { name: 'Ada Lindqvist', roles: ['agent'], groups: ['Orders'], skills: ['Swedish'] },
  ben: { name: 'Ben Okafor', nickname: 'Ben', roles: ['agent'], groups: ['Orders', 'Journeys'], skills: ['French'] },
  cleo: {
    name: 'Cleo Marchetti',
    roles: ['agent', 'supervisor', 'administrator'],
    groups: ['Journeys'],
    skills: ['French', 'Italian'],
  },
} as const

const issuer = 'parley-demo'
/** Long enough not to be noticed, short enough that panels show that they renew. */
const lifetimeSeconds = 15 * 60

/**
 * Signs in the demo's agents without a password, with a key that only this process has, or those servers that share a secret. After a
 * restart a panel asks for a new token, as it does with any that is no longer good.
 */
export function createDemoAgents(clock: Clock, shared: string | null) {
  const secret = shared === null ? randomBytes(32) : createHash('sha256').update(`demo agents ${shared}`).digest()
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
