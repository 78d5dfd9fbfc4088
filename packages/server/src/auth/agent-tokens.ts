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
  readonly clock: Clock
  readonly log: Log
}

/** Verifies agents' tokens ([SEC5]). */
export function createAgentTokens({ accepted, defaultCapacity, permissionsOf, clock, log }: AgentTokenOptions) {
  const notes = tokenNotes(log, 'agent')

  /** @throws ChatError `unauthorized`, `token-expired`, or `unavailable` while the keys cannot be fetched. */
  return async function verify(token: string): Promise<AgentIdentity> {
    const payload = await payloadOf(token, { accepted, required: ['sub', 'exp'], clock, ...notes })
    const identity = identityFromClaims(payload, defaultCapacity, permissionsOf)
    if ('wrongClaim' in identity) return notes.refuse(`claim ${identity.wrongClaim}`)
    // Expired, yet within the tolerance: the clocks differ, so the session gets the tolerance as well.
    const isLate = identity.expiresAt <= clock.now()
    return isLate ? { ...identity, expiresAt: identity.expiresAt + clockToleranceSeconds * 1_000 } : identity
  }
}

export type VerifyAgentToken = ReturnType<typeof createAgentTokens>
