import { ChatError, newId, type Clock, type Hello, type PermissionId, type Report } from '@parley/protocol'
import type { AuditTrail } from '../audit/audit.ts'
import type { ContactClaims } from '../auth/contact-claims.ts'
import type { CoreBot } from '../bots/bot.ts'
import type { Authenticate, Core, Identity, Log } from '../core.ts'
import { defaultCoreSettings, type CoreSettings } from '../core-settings.ts'
import { noPermissions } from '../deciding/permit.ts'
import { readRoles } from '../settings/read-roles.ts'
import { createCore } from '../create-core.ts'
import type { Doorbell } from '../doorbell/doorbell.ts'
import { createLocalDoorbell } from '../doorbell/local-doorbell.ts'
import type { Signals } from '../doorbell/signals.ts'
import { createMemoryFactIndex } from '../reports/memory-fact-index.ts'
import { readQuestion } from '../reports/read-question.ts'
import { createMemorySearchIndex } from '../search/memory-search-index.ts'
import type { Admission } from '../load/admission.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { ContactSession, Store } from '../store/store.ts'

export { type CoreSettings, defaultCoreSettings } from '../core-settings.ts'
export type { CoreBot, React, Reaction, Turn } from '../bots/bot.ts'
export { createLocalDoorbell } from '../doorbell/local-doorbell.ts'
export { createLocalSignals } from '../doorbell/signals.ts'
export { createMemoryStore } from '../store/memory-store.ts'
export type { Store } from '../store/store.ts'
export { takesPlace } from '../routing/agent-board.ts'

/** An agent of the server in memory. Their token is `agentToken(agent)`: nothing is secret here. */
export interface InMemoryAgent {
  readonly agentId: string
  readonly name: string
  readonly nickname?: string
  readonly role?: 'agent' | 'supervisor'
  /** What they may do; what their role permits unless given. */
  readonly permissions?: readonly PermissionId[]
  readonly capacity?: number
  readonly groups?: readonly string[]
  readonly skills?: readonly string[]
  /** Ready as soon as they sign in for the first time. */
  readonly ready?: boolean
}

export const agentToken = (agent: InMemoryAgent): string => JSON.stringify(agent)

export interface InMemoryServerOptions {
  readonly clock: Clock
  readonly settings?: CoreSettings
  /** For a restart: what an earlier server left behind. */
  readonly store?: Store
  /** For several servers on one store. */
  readonly doorbell?: Doorbell
  readonly signals?: Signals
  readonly log?: Log
  /** For a restart, as the store. */
  readonly searchIndex?: SearchIndex
  /** Where it is written down what staff does; nowhere unless given. */
  readonly audit?: AuditTrail
  /** The bots that sites name, by id. Without it they are somewhere else, and sign in. */
  readonly bots?: Readonly<Record<string, CoreBot>>
  /** Says what has to wait; nothing has to unless given. */
  readonly admission?: Admission
}

/** What carries frames to one client. Fits the server's side of a socket pair. */
export interface ClientEnd {
  send(text: string): void
  close(code: number, reason: string): void
}

/** The very same core as everywhere, without network, files and process. Runs in browsers, too. */
export interface InMemoryServer {
  readonly core: Core
  readonly store: Store
  /** What `GET /v1/reports` answers. */
  report(query: Readonly<Record<string, string>>): Promise<Report>
  /** Takes a new line: for `socketPair(server.accept)`. */
  accept(client: ClientEnd): ReturnType<Core['connect']>
  /** Resolves when nothing happens any more that needs no clock and no client. */
  settled(): Promise<void>
}

/** A server that has begun to route and to watch its deadlines. */
export async function startInMemoryServer(options: InMemoryServerOptions): Promise<InMemoryServer> {
  const {
    clock,
    settings = defaultCoreSettings,
    store = createMemoryStore(),
    doorbell = createLocalDoorbell(),
  } = options
  const core = createCore({
    store,
    doorbell,
    clock,
    settings,
    authenticate: authenticateWith(store, clock, settings),
    log: options.log ?? (() => {}),
    searchIndex: options.searchIndex ?? createMemorySearchIndex(),
    factIndex: createMemoryFactIndex(),
    ...(options.bots && { bots: options.bots }),
    ...(options.signals && { signals: options.signals }),
    ...(options.audit && { audit: options.audit }),
    ...(options.admission && { admission: options.admission }),
    random: () => 0.5,
    nextTurn: (action) => queueMicrotask(action),
  })
  await core.start()
  return {
    core,
    store,
    report: async (query) => core.report(readQuestion(query)),
    accept: (client) =>
      core.connect({
        send: (text) => client.send(text),
        close: (code, reason) => client.close(code, reason),
        bufferedBytes: () => 0,
        origin: null,
        address: 'in-memory',
      }),
    async settled() {
      // Each round lets what waits on promises alone come to its end; the second sees what the first one led to.
      for (let round = 0; round < 3; round++) {
        for (let turn = 0; turn < 50; turn++) await Promise.resolve()
        await core.settled()
      }
    },
  }
}

const roles = readRoles(undefined, '', [])

const contactSessionMs = 30 * 24 * 3_600_000

function authenticateWith(store: Store, clock: Clock, settings: CoreSettings): Authenticate {
  return async ({ as }) => {
    switch (as.role) {
      case 'contact':
        return contact(as)
      case 'bot':
        return bot(as.token)
      default:
        return agent(as.token)
    }
  }

  async function contact({ site, token }: Extract<Hello['as'], { role: 'contact' }>): Promise<Identity> {
    if (!Object.hasOwn(settings.sites, site)) throw new ChatError('unknown-site', { site })
    const known = token === undefined ? undefined : await store.findContactSession(token, clock.now())
    if (known?.site === site) return { ...(await resumed(known)), ...(token !== undefined && { session: token }) }
    if (settings.sites[site]?.identity.required) throw new ChatError('identity-required', { site })
    const [newToken, contactId, createdAt] = [newId(), newId(), clock.now()]
    const expiresAt = createdAt + contactSessionMs
    await store.createContactSession({
      tokenHash: newToken,
      contactId,
      site,
      origin: null,
      createdAt,
      expiresAt,
      verified: false,
      commandsAs: contactId,
    })
    return { role: 'contact', contactId, site, newToken, session: newToken }
  }

  async function resumed({
    contactId,
    site,
    verified,
    commandsAs,
  }: ContactSession): Promise<Extract<Identity, { role: 'contact' }>> {
    const said = verified ? await store.findIdentity(contactId) : undefined
    const claims = said && (JSON.parse(said.claims) as ContactClaims)
    return { role: 'contact', contactId, site, commandsAs, ...(claims && { claims }) }
  }

  /** The bots are those that sites name; their tokens are their names. */
  function bot(token: string): Identity {
    const named = Object.values(settings.sites).find((site) => site.bot?.id === token)?.bot
    if (!named) throw new ChatError('unauthorized')
    return { role: 'bot', botId: named.id, name: named.name }
  }

  function agent(token: string): Identity {
    const {
      agentId,
      name,
      nickname,
      role = 'agent',
      capacity = settings.agents.capacity,
      ready,
      groups = [],
      skills = [],
      permissions,
    } = parse(token)
    return {
      role,
      agentId,
      name,
      ...(nickname !== undefined && { nickname }),
      groups,
      skills,
      capacity,
      permissions: permissions ? new Set(permissions) : (roles[role] ?? noPermissions),
      ...(ready !== undefined && { ready }),
      expiresAt: clock.now() + contactSessionMs,
    }
  }
}

/** @throws ChatError `unauthorized`. */
function parse(token: string): InMemoryAgent {
  try {
    const agent = JSON.parse(token) as InMemoryAgent
    if (typeof agent.agentId === 'string' && typeof agent.name === 'string') return agent
  } catch {
    // No JSON, so nobody's token.
  }
  throw new ChatError('unauthorized')
}
