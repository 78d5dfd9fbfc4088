import type { Log } from '../core.ts'
import { noPermissions, type Permissions } from '../deciding/permit.ts'

/** What each role of the configuration permits, with all that it inherits. */
export type Roles = Readonly<Record<string, Permissions>>

/** What the roles of a token permit together. */
export type PermissionsOf = (roles: readonly string[]) => Permissions

/** Unknown roles that are remembered, so that each is told once. */
const mostTold = 1_000

/** A token without roles is an agent's. A role that nobody has configured permits nothing, and is told once ([PRM4]). */
export function createRolePermissions(roles: Roles, log: Log): PermissionsOf {
  const told = new Set<string>()

  const permittedBy = (role: string): Permissions => {
    if (Object.hasOwn(roles, role)) return roles[role]!
    if (!told.has(role) && told.size < mostTold) {
      told.add(role)
      log('role-unknown', { role })
    }
    return noPermissions
  }

  return (named) => new Set((named.length > 0 ? named : ['agent']).flatMap((role) => [...permittedBy(role)]))
}
