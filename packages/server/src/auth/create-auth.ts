import type { Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import { createOriginRules } from '../http/origins.ts'
import type { Settings } from '../settings.ts'
import type { Store } from '../store/store.ts'
import { createAgentTokens } from './agent-tokens.ts'
import { createAllowance } from './allowance.ts'
import { createAuthenticate } from './authenticate.ts'
import { createBotTokens } from './bot-tokens.ts'
import { createContactIdentities } from './contact-identities.ts'
import { createContactSessions } from './contact-sessions.ts'
import { createDemoAgents } from './demo-agents.ts'
import { createDemoContacts } from './demo-contacts.ts'
import { createRolePermissions } from './role-permissions.ts'
import { type TokenKeys, publicKeysAt, sharedSecret } from './signed-tokens.ts'

export interface AuthParts {
  readonly settings: Settings
  readonly store: Store
  /** The origins of the server itself. */
  readonly ownOrigins: () => ReadonlySet<string>
  readonly clock: Clock
  readonly log: Log
}

/** Who may come in, from where, and how they show who they are: over a socket and over HTTP alike. */
export function createAuth({ settings, store, ownOrigins, clock, log }: AuthParts) {
  const { sites, timers, limits, fileSecret } = settings
  const demo = settings.demo
    ? { agents: createDemoAgents(clock, fileSecret), contacts: createDemoContacts(clock, fileSecret) }
    : undefined
  const origins = createOriginRules(settings, ownOrigins)
  const hellos = createAllowance({ perMinute: limits.hellosPerMinute, clock })
  const contacts = createContactSessions({
    store,
    clock,
    idleMs: timers.contactTokenIdleMs,
    longestMs: timers.contactTokenMs,
  })
  const verifyAgent = createAgentTokens({
    accepted: [...(demo ? [demo.agents.keys] : []), ...keysOf(settings)],
    defaultCapacity: settings.agents.capacity,
    permissionsOf: createRolePermissions(settings.roles, log),
    signedOutAt: store.agentSignedOutAt,
    clock,
    log,
  })
  const verifyBot = createBotTokens(settings.bots)

  return {
    origins,
    /** Failed sign-ins and new contacts, by address. */
    hellos,
    contacts,
    verifyAgent,
    verifyBot,
    verifyContact: createContactIdentities({ sites, ...(demo && { also: [demo.contacts.keys] }), clock, log }),
    authenticate: createAuthenticate({
      isSite: (site) => Object.hasOwn(sites, site),
      wantsIdentity: (site) => sites[site]?.identity.required ?? false,
      origins,
      contacts,
      verifyAgent,
      verifyBot,
      hellos,
    }),
    /** Who is signed in without being asked; only in demo mode. */
    demo,
  }
}

export type Auth = ReturnType<typeof createAuth>

/** The keys for agents' tokens that the settings name: one kind or none. */
function keysOf({ agentSecret, agentJwksUrl, agentIssuer, agentAudience }: Settings): readonly TokenKeys[] {
  const expected = {
    ...(agentIssuer !== null && { issuer: agentIssuer }),
    ...(agentAudience !== null && { audience: agentAudience }),
  }
  if (agentSecret) return [{ ...sharedSecret(agentSecret), ...expected }]
  if (agentJwksUrl) return [{ ...publicKeysAt(agentJwksUrl), ...expected }]
  return []
}
