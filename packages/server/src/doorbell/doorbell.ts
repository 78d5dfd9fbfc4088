import type { AgentId, LogId } from '@parley/protocol'

/**
 * What has moved: a log, the record or the memories of an agent, the responses that are kept over HTTP, or `*`, that is anything: rings
 * may have been lost, and whoever keeps something from the store looks at all of it. Others may come with later versions; a node
 * passes over what it does not know.
 */
export type Rung = LogId | `agent:${AgentId}` | 'responses' | '*'

/** What has moved, and the `seq` that it has reached; 0 for what is no log. */
export type Ring = readonly [rung: Rung, seq: number]

/** Rings that say everything may have moved. */
export const ringAll: readonly Ring[] = [['*', 0]]

/**
 * Wakes the readers of logs on every node. A ring carries no content: who has read less reads on from the store.
 * It may be lost, doubled or late; the heartbeats' `seqs` and the next ring make up for it, and `*` is rung once the line is there again.
 */
export interface Doorbell {
  ring(rings: readonly Ring[]): void
  /** Calls `listener` for every ring of any node, also of this one. Returns how to stop. */
  onRing(listener: (rings: readonly Ring[]) => void): () => void
  close(): Promise<void>
}

export const isLog = (rung: Rung): rung is LogId => rung.startsWith('conversation:') || rung.startsWith('interaction:')
