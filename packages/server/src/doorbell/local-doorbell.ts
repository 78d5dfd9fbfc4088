import type { Doorbell, Ring } from './doorbell.ts'

/** The doorbell of one process. Two cores that share a store in one process share one of these. */
export function createLocalDoorbell(): Doorbell {
  const listeners = new Set<(rings: readonly Ring[]) => void>()
  return {
    ring(rings) {
      for (const listener of listeners) listener(rings)
    },
    onRing(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      listeners.clear()
    },
  }
}
