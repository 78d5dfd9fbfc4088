import { Piscina } from 'piscina'
import { workerFile } from '../workers/worker-file.ts'

/** Bytes that are looked at. */
export const headBytes = 4_100

/** How long looking may take, in milliseconds, the start of the thread included. */
const patienceMs = 10_000

/** How long the thread stays when there is nothing to look at, in milliseconds. */
const idleMs = 60_000

/** What the first bytes of a file say about its type. */
export interface TypeDetector {
  /** A media type; nothing when the bytes say nothing, or when they are too much for who looks. */
  typeOf(head: Uint8Array): Promise<string | undefined>
  close(): Promise<void>
}

/** Looks in a thread of its own, which is started when it is first needed, and anew when it does not answer. */
export function createTypeDetector(): TypeDetector {
  const worker = new Piscina<Uint8Array, string | undefined>({
    filename: workerFile('type-worker', import.meta.url),
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: 64,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  })
  // Whoever asked has been answered by then, and the next question starts it anew.
  worker.on('error', () => {})
  return {
    typeOf: (head) =>
      worker
        .run(Uint8Array.from(head.subarray(0, headBytes)), { signal: AbortSignal.timeout(patienceMs) })
        .catch(() => undefined),
    close: () => worker.destroy(),
  }
}
