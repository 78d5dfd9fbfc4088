import { ChatError, type PermissionId } from '@parley/protocol'
import { permissionIds } from '@parley/protocol/schemas'
import type { Log } from '../core.ts'
import type { Actor } from './actor.ts'

/** What the roles of one of staff let them do. */
export type Permissions = ReadonlySet<PermissionId>

export const noPermissions: Permissions = new Set()
export const allPermissions: Permissions = new Set(permissionIds)

/** Any of these opens what is over: the conversations that one had, or those of a contact. */
export const readingThePast: readonly [PermissionId, ...PermissionId[]] = [
  'my-history',
  'history',
  'search',
  'supervise-watch',
]

/** @throws ChatError `not-allowed`, with the permission that is missing. */
export function assertPermitted({ permissions }: { readonly permissions: Permissions }, needed: PermissionId): void {
  if (!permissions.has(needed)) throw new ChatError('not-allowed', { permission: needed })
}

/**
 * Contacts and bots need no permission: what they may do is in the protocol.
 *
 * @throws ChatError `not-allowed`, with the permission that is missing: the first one, where any would do.
 */
export function assertMay(actor: Actor, ...anyOf: readonly [PermissionId, ...PermissionId[]]): void {
  if (!may(actor, ...anyOf)) throw new ChatError('not-allowed', { permission: anyOf[0] })
}

/** Whether an actor may do what any of these lets staff do. */
export const may = (actor: Actor, ...anyOf: readonly PermissionId[]): boolean =>
  actor.role === 'contact' || actor.role === 'bot' || anyOf.some((id) => actor.permissions.has(id))

/** One line for each wish of staff that was refused for want of a permission. What was wished is not in it. */
export function noteNotPermitted(log: Log, agent: string, { code, facts }: ChatError): void {
  const { permission } = facts
  if (code === 'not-allowed' && permission !== undefined) log('not-permitted', { agent, permission })
}
