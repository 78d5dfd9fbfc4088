import { Worker } from 'node:worker_threads'
import type { TypeAnswer, TypeQuestion } from './type-worker.ts'

/** Bytes that are looked at. */
export const headBytes = 4_100

/** How long looking may take, in milliseconds, the start of the thread included. */
const patienceMs = 10_000

/** What the first bytes of a file say about its type. */
export interface TypeDetector {
  /** A media type; nothing when the bytes say nothing, or when they are too much for who looks. */
  typeOf(head: Uint8Array): Promise<string | undefined>
  close(): Promise<void>
}

/** Sources run as they are, and what was built from them beside its like. */
const workerUrl = new URL(`./type-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)

/** Looks in a thread of its own, which is started when it is first needed, and anew when it does not answer. */
export function createTypeDetector(): TypeDetector {
  let worker: Worker | undefined
  let lastId = 0
  const waiting = new Map<number, (type: string | undefined) => void>()

  function start(): Worker {
    const started = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: 64 } })
    started.unref()
    started.on('message', ({ id, type }: TypeAnswer) => waiting.get(id)?.(type))
    const lost = () => {
      if (worker !== started) return
      worker = undefined
      for (const settle of [...waiting.values()]) settle(undefined)
    }
    started.on('error', lost)
    started.on('exit', lost)
    return started
  }

  return {
    typeOf: (head) =>
      new Promise((resolve) => {
        const id = ++lastId
        const settle = (type: string | undefined) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(type)
        }
        const timer = setTimeout(() => {
          void worker?.terminate()
          settle(undefined)
        }, patienceMs)
        waiting.set(id, settle)
        worker ??= start()
        worker.postMessage({ id, head: Uint8Array.from(head.subarray(0, headBytes)) } satisfies TypeQuestion)
      }),
    async close() {
      await worker?.terminate()
    },
  }
}
