import type { Clock } from '@parley/protocol'
import type { Identity, Log } from '../core.ts'
import { identityFromClaims } from './agent-claims.ts'
import type { PermissionsOf } from './role-permissions.ts'
import { clockToleranceSeconds, payloadOf, type TokenKeys, tokenNotes } from './signed-tokens.ts'

type AgentIdentity = Extract<Identity, { role: 'agent' | 'supervisor' }>

export interface AgentTokenOptions {
  /** One way after the other is tried; none at all refuses every token. */
  readonly accepted: readonly TokenKeys[]
  readonly defaultCapacity: number
  readonly permissionsOf: PermissionsOf
  /** When an agent was signed out last; nothing for one who never was. Milliseconds since 1970. */
  readonly signedOutAt: (agentId: string) => Promise<number | undefined>
  readonly clock: Clock
  readonly log: Log
}

/** Verifies agents' tokens ([SEC5], [SEC24]). */
export function createAgentTokens(options: AgentTokenOptions) {
  const { accepted, defaultCapacity, permissionsOf, signedOutAt, clock, log } = options
  const notes = tokenNotes(log, 'agent')

  /** @throws ChatError `unauthorized`, `token-expired`, or `unavailable` while the keys cannot be fetched. */
  return async function verify(token: string): Promise<AgentIdentity> {
    const payload = await payloadOf(token, { accepted, required: ['sub', 'exp'], clock, ...notes })
    const identity = identityFromClaims(payload, defaultCapacity, permissionsOf)
    if ('wrongClaim' in identity) return notes.refuse(`claim ${identity.wrongClaim}`)
    if (!isMadeAfter(payload.iat, await signedOutAt(identity.agentId))) return notes.refuse('signed out')
    // Expired, yet within the tolerance: the clocks differ, so the session gets the tolerance as well.
    const isLate = identity.expiresAt <= clock.now()
    return isLate ? { ...identity, expiresAt: identity.expiresAt + clockToleranceSeconds * 1_000 } : identity
  }
}

/** Whether a token was made after its agent was signed out. One that does not say when it was made was not, as far as can be known. */
const isMadeAfter = (iatSeconds: number | undefined, signedOutAt: number | undefined): boolean =>
  signedOutAt === undefined || (iatSeconds !== undefined && iatSeconds * 1_000 > signedOutAt)

export type VerifyAgentToken = ReturnType<typeof createAgentTokens>
