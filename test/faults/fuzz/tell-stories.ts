import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * Tells so many stories, with the seeds from `first` on, in a thread of its own: the test runner follows every promise
 * of its own thread, which makes them six times as slow.
 *
 * @throws with the seed of the story in which a law was broken.
 */
export async function tellStories(first: number, stories: number): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { first, stories } })
  await once(worker, 'exit')
}
