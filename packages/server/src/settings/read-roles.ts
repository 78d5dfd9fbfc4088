import type { PermissionId } from '@parley/protocol'
import { neededBy, permissionIds } from '@parley/protocol/schemas'
import type { Roles } from '../auth/role-permissions.ts'
import { defaultRoles, type RoleEntry } from './default-roles.ts'
import { quote } from './kinds.ts'
import { nearestName } from './nearest-name.ts'
import { unknown } from './read-table.ts'

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const isPermission = (name: unknown): name is PermissionId => (permissionIds as readonly unknown[]).includes(name)

const keys = ['permissions', 'inherits', 'without']

/** A role's name as tokens have it. */
export const roleNameChars = 100

/** What every role permits: those of the file over those that there are anyway. Every complaint goes to `problems`. */
export function readRoles(json: unknown, fileName: string, problems: string[]): Roles {
  if (json !== undefined && !isObject(json))
    problems.push(`roles in ${fileName} takes an object: {"agent": { … }}. Correct it, or leave it out.`)
  const entries = new Map(Object.entries(defaultRoles))
  for (const [name, entry] of Object.entries(isObject(json) ? json : {}))
    entries.set(name, readRole(name, entry, entries.get(name), fileName, problems))
  const roles = [...entries.keys()].map((name) => [name, permittedBy(name, entries, fileName, problems)] as const)
  for (const [name, permitted] of roles) problems.push(...useless(name, permitted, fileName))
  return Object.fromEntries(roles)
}

/** What is left out stays as it is by default; of a role of one’s own that is nothing. */
function readRole(
  name: string,
  json: unknown,
  standard: RoleEntry = { permissions: [], inherits: null, without: [] },
  fileName: string,
  problems: string[],
): RoleEntry {
  const path = `roles.${name.slice(0, roleNameChars)}`
  if (name.length === 0 || name.length > roleNameChars)
    problems.push(`${path} in ${fileName} has a wrong name. It takes 1 to ${roleNameChars} characters. Rename it.`)
  if (!isObject(json)) {
    problems.push(
      `${path} in ${fileName} is ${quote(json)}. It takes an object such as {"inherits": "agent", "without": ["push-url"]}. Correct it, or leave it out.`,
    )
    return standard
  }
  for (const key of Object.keys(json))
    if (!keys.includes(key)) problems.push(unknown(`${path}.${key} in ${fileName}`, nearestName(key, keys)))
  const list = (key: 'permissions' | 'without') => readList(json[key], `${path}.${key}`, fileName, problems)
  const { inherits } = json
  if (inherits !== undefined && inherits !== null && typeof inherits !== 'string')
    problems.push(
      `${path}.inherits in ${fileName} is ${quote(inherits)}. It takes the name of a role, or null. Correct it, or leave it out.`,
    )
  return {
    permissions: list('permissions') ?? standard.permissions,
    inherits: typeof inherits === 'string' || inherits === null ? inherits : standard.inherits,
    without: list('without') ?? standard.without,
  }
}

function readList(json: unknown, path: string, fileName: string, problems: string[]): PermissionId[] | undefined {
  if (json === undefined) return undefined
  if (!Array.isArray(json)) {
    problems.push(
      `${path} in ${fileName} is ${quote(json)}. It takes a list of permissions. Correct it, or leave it out.`,
    )
    return undefined
  }
  return json.filter((entry: unknown, place): entry is PermissionId => {
    if (isPermission(entry)) return true
    const meant = typeof entry === 'string' ? nearestName(entry, permissionIds) : undefined
    problems.push(unknown(`The permission ${quote(entry)} at ${path}.${place} in ${fileName}`, meant))
    return false
  })
}

/** All that a role permits. A role that inherits from itself, or from nobody, is complained about and permits what it says itself. */
function permittedBy(
  name: string,
  entries: ReadonlyMap<string, RoleEntry>,
  fileName: string,
  problems: string[],
  below: readonly string[] = [],
): ReadonlySet<PermissionId> {
  const { permissions, inherits, without } = entries.get(name)!
  const inherited = () => {
    if (inherits === null) return []
    const place = `roles.${name}.inherits in ${fileName}`
    if (!entries.has(inherits)) {
      if (below.length === 0)
        problems.push(unknown(`The role ${quote(inherits)} at ${place}`, nearestName(inherits, [...entries.keys()])))
      return []
    }
    if (inherits === name || below.includes(inherits)) {
      problems.push(
        `${place} is ${quote(inherits)}, which inherits from ${quote(name)} itself. Break the circle: give one of them null.`,
      )
      return []
    }
    return [...permittedBy(inherits, entries, fileName, problems, [...below, name])]
  }
  return new Set([...permissions, ...inherited()].filter((id) => !without.includes(id)))
}

/** Permissions that a role has and could not use. */
const useless = (name: string, permitted: ReadonlySet<PermissionId>, fileName: string): string[] =>
  [...permitted].flatMap((id) => {
    const needed = neededBy(id)
    if (needed === undefined || permitted.has(needed)) return []
    return [
      `roles.${name} in ${fileName} permits ${id}, which is of no use without ${needed}. Add ${needed}, or put ${id} under "without".`,
    ]
  })
