import { type Clock, systemClock } from '@parley/protocol'
import { type TokenKeys, createAgentTokens, publicKeysAt, sharedSecret } from './auth/agent-tokens.ts'
import { createAllowance } from './auth/allowance.ts'
import { createAuthenticate } from './auth/authenticate.ts'
import { createBotTokens } from './auth/bot-tokens.ts'
import { createContactSessions } from './auth/contact-sessions.ts'
import { createDemoAgents } from './auth/demo-agents.ts'
import { configuredBots } from './bots/configured-bots.ts'
import { createWebhook } from './bots/webhook.ts'
import type { Log } from './core.ts'
import type { CoreSettings } from './core-settings.ts'
import { createCore } from './create-core.ts'
import type { Doorbell } from './doorbell/doorbell.ts'
import { createLocalDoorbell } from './doorbell/local-doorbell.ts'
import { createFiles } from './files/create-files.ts'
import type { FileStore } from './files/file-store.ts'
import { createMemoryFileStore } from './files/memory-file-store.ts'
import { createBearerDoor } from './http/bearer-door.ts'
import { serveBots } from './http/bot-routes.ts'
import { createClientAddress } from './http/client-address.ts'
import { createHttp } from './http/create-http.ts'
import { hostedDictionaries, serveDictionaries } from './http/dictionary-routes.ts'
import { serveDemo } from './http/demo-routes.ts'
import { errorBody } from './http/errors.ts'
import { serveFiles } from './http/file-routes.ts'
import { serveHealth } from './http/health-routes.ts'
import { createMetrics } from './http/metrics.ts'
import { createOriginRules, ownOriginsOf } from './http/origins.ts'
import { serveResponses } from './http/response-routes.ts'
import { serveScripts } from './http/script-routes.ts'
import { createSignedIn } from './http/signed-in.ts'
import { createSocketEndpoint, socketPath } from './http/socket-endpoint.ts'
import { createStaffDoor } from './http/staff-door.ts'
import { createResponseLibrary } from './responses/library.ts'
import { type Folders, standardFolders } from './running/folders.ts'
import { createMemorySearchIndex } from './search/memory-search-index.ts'
import type { SearchIndex } from './search/search-index.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/store.ts'

export interface ServerOptions {
  readonly settings: Settings
  /** The server closes it when it is drained. */
  readonly store: Store
  /** Where the bytes of files are; in memory unless given. */
  readonly files?: FileStore
  /** Where words are looked up; in memory unless given. The server closes it, too. */
  readonly searchIndex?: SearchIndex
  readonly log: Log
  readonly doorbell?: Doorbell
  readonly clock?: Clock
  readonly folders?: Folders
}

/** A Parley server in this process. */
export interface Server {
  /**
   * Begins to serve. Resolves with the port when it is ready for traffic.
   *
   * @throws the system's error (`EADDRINUSE`, `EACCES`) when it cannot listen there.
   */
  listen(): Promise<number>
  /** Takes nobody new, finishes what was begun, says goodbye, and closes everything, the store last. */
  drain(): Promise<void>
}

/** Puts the parts together. Importing it starts nothing; `listen` does. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const {
    settings,
    store,
    log,
    files = createMemoryFileStore(),
    searchIndex = createMemorySearchIndex(),
    doorbell = createLocalDoorbell(),
    clock = systemClock,
    folders = standardFolders,
  } = options
  let port = settings.port
  let isDraining = false

  const origins = createOriginRules(settings, () => ownOriginsOf(settings, port))
  const clientAddress = createClientAddress(settings.trustedProxies)
  const demoAgents = settings.demo ? createDemoAgents(clock) : undefined
  const signedIn = createSignedIn()
  const verifyBot = createBotTokens(settings.bots)
  const hellos = createAllowance({ perMinute: settings.limits.hellosPerMinute, clock })
  const verifyAgent = createAgentTokens({
    accepted: [...(demoAgents ? [demoAgents.keys] : []), ...keysOf(settings)],
    defaultCapacity: settings.agents.capacity,
    clock,
    log,
  })
  const dictionaries = hostedDictionaries(settings.dictionaries)
  const library = createResponseLibrary({
    configured: settings.responses,
    store,
    changed: () => core.responsesChanged(),
  })
  const contacts = createContactSessions({
    store,
    clock,
    idleMs: settings.timers.contactTokenIdleMs,
    longestMs: settings.timers.contactTokenMs,
  })
  const authenticate = createAuthenticate({
    isSite: (site) => Object.hasOwn(settings.sites, site),
    origins,
    contacts,
    verifyAgent,
    verifyBot,
    hellos,
  })
  const core = createCore({
    store,
    doorbell,
    clock,
    settings: coreSettings(settings, Object.keys(dictionaries)),
    responses: library.all,
    searchIndex,
    authenticate: signedIn.remember(authenticate),
    bots: configuredBots(settings, (id, { secret, ...webhook }) =>
      createWebhook({ id, ...webhook, secrets: [secret], clock, log }),
    ),
    log,
  })
  const transfers = createFiles({ settings, store, files, core, clock, log })
  const endpoint = createSocketEndpoint({ core, origins, clientAddress, signedIn, limits: settings.limits, log })

  const app = await createHttp(settings, { log, clientAddress })
  app.server.on('upgrade', endpoint.handleUpgrade)
  app.get(socketPath, (_request, reply) =>
    reply.code(426).header('upgrade', 'websocket').send(errorBody(426, 'Open a WebSocket here.')),
  )
  serveScripts(app, folders.scripts)
  if (demoAgents)
    serveDemo(app, { folder: folders.demo, agents: demoAgents, frameAncestors: settings.agentFrameAncestors })
  serveBots(app, { core, verifyBot, hellos, clientAddress, limits: settings.limits, clock })
  serveResponses(app, { library, door: createStaffDoor({ verifyAgent, origins, hellos, clientAddress }) })
  serveDictionaries(app, dictionaries)
  await serveFiles(app, {
    ...transfers,
    files,
    door: createBearerDoor({ contacts, verifyAgent, origins, hellos, clientAddress }),
    limits: settings.limits,
    clock,
  })
  serveHealth(app, {
    whyNotReady: async () => {
      if (isDraining) return 'draining'
      return store.check().then(
        () => undefined,
        () => 'the store does not answer',
      )
    },
    metrics: createMetrics(core.stats, () => endpoint.sockets),
    metricsToken: settings.metricsToken,
    clientAddress,
  })

  return {
    async listen() {
      await core.start()
      transfers.start()
      await app.listen({ port: settings.port, host: settings.host })
      const address = app.server.address()
      if (typeof address === 'object' && address) port = address.port
      log('listening', { port, demo: settings.demo })
      return port
    },
    async drain() {
      if (isDraining) return
      isDraining = true
      log('draining', { sockets: endpoint.sockets })
      endpoint.close()
      await core.drain()
      await app.close()
      await transfers.stop()
      await core.stop()
      await doorbell.close()
      await searchIndex.close()
      await store.close()
      log('drained')
    },
  }
}

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

/** The settings as the core takes them: each site with its bot, instead of the bot's name. */
const coreSettings = (settings: Settings, dictionaries: readonly string[]): CoreSettings => ({
  ...settings,
  // Those come from the library.
  responses: [],
  dictionaries,
  sites: Object.fromEntries(
    Object.entries(settings.sites).map(([key, { bot: id, ...site }]) => {
      const bot = id === null ? undefined : settings.bots[id]
      return [key, { ...site, bot: id !== null && bot ? { id, name: bot.name } : null }]
    }),
  ),
})
