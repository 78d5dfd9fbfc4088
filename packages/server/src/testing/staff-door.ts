import type { Clock } from '@parley/protocol'
import { createAgentTokens } from '../auth/agent-tokens.ts'
import { createAllowance } from '../auth/allowance.ts'
import { createRolePermissions } from '../auth/role-permissions.ts'
import { sharedSecret } from '../auth/signed-tokens.ts'
import type { Log } from '../core.ts'
import type { ClientAddress } from '../http/client-address.ts'
import { createOriginRules } from '../http/origins.ts'
import { createStaffDoor, type StaffDoor } from '../http/staff-door.ts'
import type { Settings } from '../settings.ts'
import type { Store } from '../store/store.ts'

export interface TestDoorOptions {
  readonly settings: Settings
  readonly store: Pick<Store, 'agentSignedOutAt'>
  readonly clientAddress: ClientAddress
  readonly clock: Clock
  readonly log: Log
}

/** The door of staff for routes that are tried by themselves: tokens are signed with `secret`. */
export function openStaffDoor(
  secret: string,
  { settings, store, clientAddress, clock, log }: TestDoorOptions,
): StaffDoor {
  return createStaffDoor({
    verifyAgent: createAgentTokens({
      accepted: [sharedSecret(secret)],
      defaultCapacity: 3,
      permissionsOf: createRolePermissions(settings.roles, log),
      signedOutAt: store.agentSignedOutAt,
      clock,
      log,
    }),
    origins: createOriginRules(settings, () => new Set()),
    hellos: createAllowance({ perMinute: 5, clock }),
    clientAddress,
    log,
  })
}
