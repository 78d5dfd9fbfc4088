import type { AgentId, CommandBody, StoredMemory } from '@parley/protocol'
import type { MemoryRow } from '../store/store.ts'

/** What is kept for the agent from now on. Whether it may be was judged by the schema: it is nobody else's business. */
export const onRemember = (agentId: AgentId, { name, value }: CommandBody<'remember'>): MemoryRow => ({
  agentId,
  name,
  value: JSON.stringify(value),
})

/** What the rows hold, as it is told at signing in. */
export const memoryOf = (rows: readonly MemoryRow[]): StoredMemory =>
  Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
