import type { Clock } from '@parley/protocol'
import type { Core, Log } from '../core.ts'
import { defaultFileRules } from '../core-settings.ts'
import type { Admission } from '../load/admission.ts'
import type { Settings } from '../settings.ts'
import type { FileRows } from '../store/file-rows.ts'
import { createMasks } from '../log/mask-event.ts'
import { createAddresses } from './addresses.ts'
import { Examination } from './examination.ts'
import type { FileStore } from './file-store.ts'
import { RoomWatch } from './room-watch.ts'
import { createScan } from './scan.ts'
import { Sweeping } from './sweeping.ts'
import { createTypeDetector } from './type-detector.ts'
import { Uploads } from './uploads.ts'

export interface FilesOptions {
  readonly settings: Settings
  readonly store: FileRows
  readonly files: FileStore
  readonly core: Pick<Core, 'meet' | 'sendFile' | 'noteTrouble'>
  readonly admission: Admission
  readonly clock: Clock
  readonly log: Log
}

/** Everything about files but their routes. Importing it starts nothing; `start` does. */
export function createFiles({ settings, store, files, core, admission, clock, log }: FilesOptions) {
  const { sites, limits, timers, fileScan, fileSecret } = settings
  const maskOf = createMasks((site) => (Object.hasOwn(sites, site) && sites[site]?.maskPatterns) || [])
  const detector = createTypeDetector()
  const scan = createScan(fileScan, log)
  const examination = new Examination({ store, files, detector, scan, core, clock, log })
  const uploads = new Uploads({
    store,
    files,
    examination,
    core,
    rulesOf: (site) => (Object.hasOwn(sites, site) && sites[site]?.files) || defaultFileRules,
    hide: (site, name) => maskOf(site)(name),
    clock,
    diskFreePercent: limits.diskFreePercent,
    isScanned: scan !== undefined,
    admission,
  })
  const room = new RoomWatch({ files, diskFreePercent: limits.diskFreePercent, core, clock })
  const sweeping = new Sweeping({ store, files, examination, clock, log, idleMs: timers.uploadIdleMs })
  return {
    uploads,
    /** What came, and how much room there is. */
    stats: () => ({ ...uploads.counted, freeBytes: room.free }),
    addresses: createAddresses({ secret: fileSecret, clock }),
    /** Goes on with what an earlier process left. */
    start() {
      room.start()
      sweeping.start()
    },
    /** Lets nothing more come in, and resolves when nothing is under way. What is not done is done by the next process. */
    async stop() {
      await room.stop()
      await sweeping.stop()
      await uploads.stop()
      await examination.stop()
      await detector.close()
    },
  }
}

export type Files = ReturnType<typeof createFiles>
