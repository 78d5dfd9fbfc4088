import { conversationLog, newId } from '../../packages/protocol/src/index.ts'
import type { Store, Write } from '../../packages/server/src/store/store.ts'

export const batchSizes = [1, 16, 256] as const

/** What batches of one size cost. */
export interface BatchCost {
  readonly messagesPerSecond: number
  /** Of a whole batch, until it is durable; milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** A message of a usual length. */
const text = 'Where is the café, and until when is it open today? '.repeat(3)

const message = (log: ReturnType<typeof conversationLog>, seq: number): Write => ({
  command: { actor: 'contact:a', id: newId(), hash: 1, seq },
  decidedOn: [[log, seq - 1]],
  events: [{ log, seq, json: JSON.stringify({ seq, at: 0, by: 'p1', name: 'message-sent', body: { text } }) }],
  snapshots: [],
  interaction: null,
  desk: null,
  contact: null,
  deadlines: [],
  agents: [],
  memories: [],
})

/** Writes batches of `size` messages, each into a log of its own, one batch after the other; the first ones are not counted. */
export async function measureBatches(store: Store, size: number): Promise<BatchCost> {
  const logs = Array.from({ length: size }, () => conversationLog(newId()))
  const [warmUps, rounds] = [20, size === 1 ? 300 : 100]
  const times: number[] = []
  for (let seq = 1; seq <= warmUps + rounds; seq++) {
    const writes = logs.map((log) => message(log, seq))
    const startedAt = performance.now()
    await store.commit(writes)
    if (seq > warmUps) times.push(performance.now() - startedAt)
  }
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  const totalMs = times.reduce((sum, ms) => sum + ms, 0)
  return { messagesPerSecond: (size * rounds * 1_000) / totalMs, p50: at(0.5), p99: at(0.99) }
}
