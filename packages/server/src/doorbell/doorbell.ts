import type { LogId } from '@parley/protocol'

/** A log and the `seq` that it has reached. */
export type Ring = readonly [log: LogId, seq: number]

/**
 * Wakes the readers of logs on every node. A ring carries no content: who has read less reads on from the store.
 * It may be lost, doubled or late; the heartbeats' `seqs` and the next ring make up for it.
 */
export interface Doorbell {
  ring(rings: readonly Ring[]): void
  /** Calls `listener` for every ring of any node, also of this one. Returns how to stop. */
  onRing(listener: (rings: readonly Ring[]) => void): () => void
  close(): Promise<void>
}
