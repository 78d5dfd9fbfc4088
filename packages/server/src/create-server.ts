import type { KeyObject } from 'node:crypto'
import { type Clock, type ErrorCode, systemClock } from '@parley/protocol'
import { createAudit } from './audit/create-audit.ts'
import { createAuth } from './auth/create-auth.ts'
import { configuredBots } from './bots/configured-bots.ts'
import { createWebhook } from './bots/webhook.ts'
import type { Log } from './core.ts'
import type { CoreSettings } from './core-settings.ts'
import { createCore } from './create-core.ts'
import type { Doorbell } from './doorbell/doorbell.ts'
import { createLocalDoorbell } from './doorbell/local-doorbell.ts'
import type { Signals } from './doorbell/signals.ts'
import { withSharedFeed } from './following/shared-feed.ts'
import { createFiles } from './files/create-files.ts'
import type { FileStore } from './files/file-store.ts'
import { createMemoryFileStore } from './files/memory-file-store.ts'
import { createClientAddress } from './http/client-address.ts'
import { createHttp } from './http/create-http.ts'
import { hostedDictionaries } from './http/dictionary-routes.ts'
import { countAnswers } from './http/count-answers.ts'
import { ownOriginsOf } from './http/origins.ts'
import { serveRoutes } from './http/serve-routes.ts'
import { createSignedIn } from './http/signed-in.ts'
import { createSocketEndpoint } from './http/socket-endpoint.ts'
import { thresholdsOf } from './load/load-level.ts'
import { LoadMonitor } from './load/load-monitor.ts'
import { createMeasureLoad } from './load/measure-load.ts'
import { createMetrics } from './metrics/metrics.ts'
import { createEraser } from './privacy/eraser.ts'
import { Retention } from './privacy/retention.ts'
import { createResponseLibrary } from './responses/library.ts'
import { type Folders, standardFolders } from './running/folders.ts'
import type { FactIndex } from './reports/fact-index.ts'
import { createMemoryFactIndex } from './reports/memory-fact-index.ts'
import { createMemorySearchIndex } from './search/memory-search-index.ts'
import type { SearchIndex } from './search/search-index.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/store.ts'
import { otelSpans } from './tracing/otel-spans.ts'
import { makeSigningKey, readSigningKey } from './transcripts/signing-key.ts'

export interface ServerOptions {
  readonly settings: Settings
  /** The server closes it when it is drained. */
  readonly store: Store
  /** Where the bytes of files are; in memory unless given. */
  readonly files?: FileStore
  /** Where words are looked up; in memory unless given. The server closes it, too. */
  readonly searchIndex?: SearchIndex
  /** Where reports are counted from; in memory unless given. The server closes it, too. */
  readonly factIndex?: FactIndex
  /** What transcripts are signed with (Ed25519); that of the settings, or one that ends with the process, unless given. */
  readonly signingKey?: KeyObject
  readonly log: Log
  /** With a store that several nodes share, also what wakes them, and the line between them: the server closes both. */
  readonly doorbell?: Doorbell
  readonly signals?: Signals
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
    log,
    files = createMemoryFileStore(),
    searchIndex = createMemorySearchIndex(),
    factIndex = createMemoryFactIndex(),
    signingKey = settings.transcriptKey === null ? makeSigningKey() : readSigningKey(settings.transcriptKey),
    doorbell = createLocalDoorbell(),
    signals,
    clock = systemClock,
    folders = standardFolders,
  } = options
  // The audit log, the search and the reports follow the logs together.
  const store = withSharedFeed(options.store)
  let port = settings.port
  let isDraining = false

  const clientAddress = createClientAddress(settings.trustedProxies)
  const auth = createAuth({ settings, store, ownOrigins: () => ownOriginsOf(settings, port), clock, log })
  const signedIn = createSignedIn()
  const dictionaries = hostedDictionaries(settings.dictionaries)
  const library = createResponseLibrary({
    configured: settings.responses,
    store,
    changed: () => core.responsesChanged(),
  })
  const audit = createAudit({ store, clock, log })
  const measured = createMeasureLoad(() => core.waitingCommands)
  const load = new LoadMonitor({
    measure: measured.measure,
    thresholds: thresholdsOf(settings.limits),
    signInsPerSecond: settings.limits.signInsPerSecond,
    clock,
    log,
  })
  const core = createCore({
    store,
    doorbell,
    ...(signals && { signals }),
    clock,
    settings: coreSettings(settings, Object.keys(dictionaries)),
    responses: library.all,
    searchIndex,
    factIndex,
    audit,
    authenticate: signedIn.remember(auth.authenticate),
    bots: configuredBots(settings, (id, { secret, ...webhook }) =>
      createWebhook({ id, ...webhook, secrets: [secret], clock, log }),
    ),
    admission: load,
    spans: otelSpans(),
    log,
  })
  const eraser = createEraser({ store, files, core, now: () => clock.now(), log })
  const retention = new Retention({ store, eraser, days: daysOf(settings), clock, log })
  const transfers = createFiles({ settings, store, files, core, admission: load, clock, log })
  const endpoint = createSocketEndpoint({
    core,
    origins: auth.origins,
    clientAddress,
    signedIn,
    limits: settings.limits,
    log,
  })

  const app = await createHttp(settings, { log, clientAddress })
  const answers = countAnswers(app)
  app.server.on('upgrade', endpoint.handleUpgrade)
  const refusedFiles: Partial<Record<ErrorCode, number>> = {}
  await serveRoutes(app, {
    settings,
    folders,
    auth,
    clientAddress,
    core,
    store,
    files,
    transfers,
    eraser,
    library,
    dictionaries,
    audit,
    signingKey,
    async whyNotReady() {
      if (isDraining) return 'draining'
      return store.check().then(
        () => undefined,
        () => 'the store does not answer',
      )
    },
    metrics: createMetrics(core.stats, () => ({
      sockets: endpoint.sockets,
      refusedUpgrades: endpoint.refused,
      answers,
      load,
      files: { ...transfers.stats(), refused: refusedFiles },
    })),
    fileRefused: (code) => (refusedFiles[code] = (refusedFiles[code] ?? 0) + 1),
    clock,
    log,
  })

  return {
    async listen() {
      await core.start()
      transfers.start()
      retention.start()
      load.start(core)
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
      load.stop()
      measured.stop()
      await core.drain()
      await app.close()
      await transfers.stop()
      await retention.stop()
      await core.stop()
      await signals?.close()
      await doorbell.close()
      await searchIndex.close()
      await factIndex.close()
      await store.close()
      log('drained')
    },
  }
}

/** How long each site keeps conversations. */
const daysOf = ({ sites }: Settings) =>
  Object.fromEntries(Object.entries(sites).map(([key, { retentionDays }]) => [key, retentionDays] as const))

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
