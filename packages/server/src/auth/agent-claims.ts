import { limits } from '@parley/protocol'
import * as v from 'valibot'
import type { Identity } from '../core.ts'
import type { PermissionsOf } from './role-permissions.ts'

type AgentIdentity = Extract<Identity, { role: 'agent' | 'supervisor' }>

const word = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    v.check((value) => value.isWellFormed()),
  )
const words = v.optional(v.pipe(v.array(word(100)), v.maxLength(100)), [])

/** The claims that we read. Others are the business of whoever signed the token. */
const claims = v.object({
  sub: word(128),
  name: word(limits.nameChars),
  nickname: v.optional(word(limits.nameChars)),
  groups: words,
  skills: words,
  roles: words,
  capacity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  ready: v.optional(v.boolean()),
  /** Seconds since 1970. */
  exp: v.pipe(v.number(), v.minValue(0)),
})

/**
 * Who an agent is, from the claims of a token whose signature is good; the name of the first wrong claim otherwise.
 * Roles are mapped here and nowhere else: `supervisor` makes a supervisor, every other role an agent. What either of them may do
 * is what the configuration says of all roles in the token.
 */
export function identityFromClaims(
  payload: unknown,
  defaultCapacity: number,
  permissionsOf: PermissionsOf,
): AgentIdentity | { wrongClaim: string } {
  const result = v.safeParse(claims, payload, { abortEarly: true })
  if (!result.success) return { wrongClaim: v.getDotPath(result.issues[0]) ?? 'payload' }
  const { sub, name, nickname, groups, skills, roles, capacity = defaultCapacity, ready, exp } = result.output
  return {
    role: roles.includes('supervisor') ? 'supervisor' : 'agent',
    agentId: sub,
    name,
    ...(nickname !== undefined && { nickname }),
    groups,
    skills,
    capacity,
    permissions: permissionsOf(roles),
    ...(ready !== undefined && { ready }),
    expiresAt: Math.floor(exp * 1_000),
  }
}
