import type { KeyObject } from 'node:crypto'
import type { Clock, ErrorCode } from '@parley/protocol'
import type { FastifyInstance } from 'fastify'
import type { AuditTrail } from '../audit/audit.ts'
import type { Auth } from '../auth/create-auth.ts'
import { createIdentities } from '../contacts/identities.ts'
import type { Core, Log } from '../core.ts'
import type { Files } from '../files/create-files.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { createContactExport } from '../privacy/contact-export.ts'
import type { Eraser } from '../privacy/eraser.ts'
import type { ResponseLibrary } from '../responses/library.ts'
import type { Folders } from '../running/folders.ts'
import type { Settings } from '../settings.ts'
import type { Dictionaries } from '../settings/read-dictionaries.ts'
import type { Store } from '../store/store.ts'
import { createTranscriptExport } from '../transcripts/transcript-export.ts'
import { serveAudit } from './audit-routes.ts'
import { createBearerDoor } from './bearer-door.ts'
import { serveBots } from './bot-routes.ts'
import type { ClientAddress } from './client-address.ts'
import { serveDemo } from './demo-routes.ts'
import { serveDictionaries } from './dictionary-routes.ts'
import { errorBody } from './errors.ts'
import { serveFiles } from './file-routes.ts'
import { serveHealth } from './health-routes.ts'
import { serveIdentity } from './identity-routes.ts'
import { servePrivacy } from './privacy-routes.ts'
import { serveReports } from './report-routes.ts'
import { serveResponses } from './response-routes.ts'
import { serveScripts } from './script-routes.ts'
import { socketPath } from './socket-endpoint.ts'
import { createStaffDoor } from './staff-door.ts'
import { serveSignOut } from './sign-out-routes.ts'
import { serveTranscripts } from './transcript-routes.ts'

export interface RouteParts {
  readonly settings: Settings
  readonly folders: Folders
  readonly auth: Auth
  readonly clientAddress: ClientAddress
  readonly core: Core
  readonly store: Store
  /** Where the bytes of files are, and what is done with them. */
  readonly files: FileStore
  readonly transfers: Files
  readonly eraser: Eraser
  readonly library: ResponseLibrary
  readonly dictionaries: Dictionaries
  readonly audit: AuditTrail
  /** What transcripts are signed with. */
  readonly signingKey: KeyObject
  /** Why no traffic should come now; nothing when all is well. */
  readonly whyNotReady: () => Promise<string | undefined>
  readonly metrics: Metrics
  /** Called with every refusal of a file. */
  readonly fileRefused: (code: ErrorCode) => void
  readonly clock: Clock
  readonly log: Log
}

/** Everything that is answered over HTTP, route by route. */
export async function serveRoutes(app: FastifyInstance, parts: RouteParts): Promise<void> {
  const { settings, folders, auth, clientAddress, core, store, files, audit, clock, log } = parts
  const { demo, contacts, origins, hellos, verifyAgent, verifyBot } = auth
  const { sites, limits } = settings
  const now = () => clock.now()
  const door = createStaffDoor({ verifyAgent, origins, hellos, clientAddress, log, audit })

  app.get(socketPath, (_request, reply) =>
    reply.code(426).header('upgrade', 'websocket').send(errorBody(426, 'Open a WebSocket here.')),
  )
  serveScripts(app, folders.scripts)
  if (demo) serveDemo(app, { ...demo, folder: folders.demo, frameAncestors: settings.agentFrameAncestors })
  serveIdentity(app, {
    core,
    contacts,
    verify: auth.verifyContact,
    remember: createIdentities({ store, contactFields: (site) => sites[site]?.contactFields ?? [], now }),
    origins,
    hellos,
    clientAddress,
  })
  serveBots(app, { core, verifyBot, hellos, clientAddress, limits, clock })
  serveSignOut(app, { store, core, audit, clock, door })
  serveAudit(app, { store, audit, door })
  servePrivacy(app, {
    eraser: parts.eraser,
    exported: createContactExport({ store, files, now, hasNotes: (site) => sites[site]?.exportNotes ?? false }),
    audit,
    door,
  })
  serveTranscripts(app, {
    exported: createTranscriptExport({ store, core, key: parts.signingKey, now }),
    audit,
    door,
  })
  serveResponses(app, { library: parts.library, door })
  serveReports(app, { report: core.report, door })
  serveDictionaries(app, parts.dictionaries)
  await serveFiles(app, {
    ...parts.transfers,
    refused: parts.fileRefused,
    files,
    door: createBearerDoor({ contacts, verifyAgent, origins, hellos, clientAddress }),
    clientAddress,
    audit,
    limits,
    clock,
    log,
  })
  serveHealth(app, {
    whyNotReady: parts.whyNotReady,
    metrics: parts.metrics,
    metricsToken: settings.metricsToken,
    clientAddress,
  })
}
