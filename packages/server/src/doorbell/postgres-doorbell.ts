import { ringAll, type Doorbell, type Ring } from './doorbell.ts'
import type { PostgresLine } from './postgres-line.ts'
import { decodeRings } from './ring-payload.ts'

/**
 * The doorbell of many nodes on one PostgreSQL. The store notifies in the transaction that writes, so that no node can write and die
 * before it rings: what is rung here is told on this node alone, and what the database says of it is passed over. Each time the line
 * is there again, `*` is rung.
 */
export function createPostgresDoorbell(line: PostgresLine, node: string): Doorbell {
  const listeners = new Set<(rings: readonly Ring[]) => void>()
  const tell = (rings: readonly Ring[]) => {
    for (const listener of listeners) listener(rings)
  }
  const stop = line.on({
    opened: () => tell(ringAll),
    rung(payload) {
      const heard = decodeRings(payload)
      if (heard && heard.node !== node) tell(heard.rings)
    },
  })
  return {
    ring: tell,
    onRing(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      stop()
      listeners.clear()
    },
  }
}
