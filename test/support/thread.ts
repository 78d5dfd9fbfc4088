import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * Runs a module with `workerData` in a thread of its own: the test runner follows every promise of its own thread, which
 * makes them six times as slow.
 *
 * @throws what the module throws.
 */
export async function inThread(module: URL, workerData: object): Promise<void> {
  await once(new Worker(module, { workerData }), 'exit')
}
