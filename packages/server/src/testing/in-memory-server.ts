import { ChatError, newId, type Clock, type Hello } from '@parley/protocol'
import type { CoreBot } from '../bots/bot.ts'
import type { Authenticate, Core, Identity, Log } from '../core.ts'
import { defaultCoreSettings, type CoreSettings } from '../core-settings.ts'
import { createCore } from '../create-core.ts'
import type { Doorbell } from '../doorbell/doorbell.ts'
import { createLocalDoorbell } from '../doorbell/local-doorbell.ts'
import { createMemorySearchIndex } from '../search/memory-search-index.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'

export { type CoreSettings, defaultCoreSettings } from '../core-settings.ts'
export type { CoreBot, React, Reaction, Turn } from '../bots/bot.ts'
export { createMemoryStore } from '../store/memory-store.ts'
export type { Store } from '../store/store.ts'

/** An agent of the server in memory. Their token is `agentToken(agent)`: nothing is secret here. */
export interface InMemoryAgent {
  readonly agentId: string
  readonly name: string
  readonly nickname?: string
  readonly role?: 'agent' | 'supervisor'
  readonly capacity?: number
  /** Ready as soon as they sign in for the first time. */
  readonly ready?: boolean
}

export const agentToken = (agent: InMemoryAgent): string => JSON.stringify(agent)

export interface InMemoryServerOptions {
  readonly clock: Clock
  readonly settings?: CoreSettings
  /** For a restart: what an earlier server left behind. */
  readonly store?: Store
  /** For two servers on one store. */
  readonly doorbell?: Doorbell
  readonly log?: Log
  /** For a restart, as the store. */
  readonly searchIndex?: SearchIndex
  /** The bots that sites name, by id. Without it they are somewhere else, and sign in. */
  readonly bots?: Readonly<Record<string, CoreBot>>
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
    ...(options.bots && { bots: options.bots }),
    random: () => 0.5,
    nextTurn: (action) => queueMicrotask(action),
  })
  await core.start()
  return {
    core,
    store,
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
    if (known?.site === site) return { role: 'contact', contactId: known.contactId, site }
    const [newToken, contactId, createdAt] = [newId(), newId(), clock.now()]
    const expiresAt = createdAt + contactSessionMs
    await store.createContactSession({ tokenHash: newToken, contactId, site, origin: null, createdAt, expiresAt })
    return { role: 'contact', contactId, site, newToken }
  }

  /** The bots are those that sites name; their tokens are their names. */
  function bot(token: string): Identity {
    const named = Object.values(settings.sites).find((site) => site.bot?.id === token)?.bot
    if (!named) throw new ChatError('unauthorized')
    return { role: 'bot', botId: named.id, name: named.name }
  }

  function agent(token: string): Identity {
    const { agentId, name, nickname, role = 'agent', capacity = settings.agents.capacity, ready } = parse(token)
    return {
      role,
      agentId,
      name,
      ...(nickname !== undefined && { nickname }),
      groups: [],
      skills: [],
      capacity,
      ...(ready !== undefined && { ready }),
      expiresAt: clock.now() + contactSessionMs,
    }
  }
}

/** @throws ChatError `unauthorized`. */
function parse(token: string): InMemoryAgent {
  try {
    return JSON.parse(token) as InMemoryAgent
  } catch {
    throw new ChatError('unauthorized')
  }
}
