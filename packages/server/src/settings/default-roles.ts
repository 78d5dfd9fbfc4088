import type { PermissionId } from '@parley/protocol'
import { permissionIds } from '@parley/protocol/schemas'

/** A role as the configuration has it. */
export interface RoleEntry {
  readonly permissions: readonly PermissionId[]
  /** Whose permissions it has besides. */
  readonly inherits: string | null
  /** What it has not, although that one does. */
  readonly without: readonly PermissionId[]
}

const supervising: readonly PermissionId[] = [
  'supervise-watch',
  'supervise-coach',
  'supervise-join',
  'supervise-takeover',
  'reports',
  'transcript-export',
]
const administrating: readonly PermissionId[] = [
  'responses-manage',
  'reports',
  'transcript-export',
  'contact-export',
  'contact-erase',
  'agent-sign-out',
  'audit-read',
]

/** The roles that there are without any configuration. What a later version brings for all agents, they have with it. */
export const defaultRoles: Readonly<Record<string, RoleEntry>> = {
  agent: {
    permissions: permissionIds.filter((id) => !supervising.includes(id) && !administrating.includes(id)),
    inherits: null,
    without: [],
  },
  supervisor: { permissions: supervising, inherits: 'agent', without: [] },
  administrator: { permissions: administrating, inherits: 'agent', without: [] },
}
