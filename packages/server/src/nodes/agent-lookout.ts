import type { AgentId } from '@parley/protocol'
import type { Ring } from '../doorbell/doorbell.ts'
import type { AgentRecord, Store } from '../store/store.ts'

export interface AgentLookoutOptions {
  readonly store: Pick<Store, 'agents'>
  readonly agent: (agentId: AgentId) => AgentRecord | undefined
  readonly learned: (agents: readonly AgentRecord[]) => void
  /** Rings for what this node may have written without having rung for it. */
  readonly ring: (rings: readonly Ring[]) => void
}

/** The part of the lookout that reads the records of agents. It is told when to read. */
export class AgentLookout {
  readonly #options: AgentLookoutOptions
  readonly #wanted = new Set<AgentId>()
  #areAllWanted = false
  /** What this node has written, or not: others do not know of it. */
  readonly #own = new Set<AgentId>()
  /** Agents whom this node wrote while they are being read: what was read may be old. */
  #rewritten: Set<AgentId> | undefined

  constructor(options: AgentLookoutOptions) {
    this.#options = options
  }

  want(agentId: AgentId): void {
    this.#wanted.add(agentId)
  }

  wantAll(): void {
    this.#areAllWanted = true
  }

  /** It is not known whether this node has written them. */
  doubt(agentId: AgentId): void {
    this.#wanted.add(agentId)
    this.#own.add(agentId)
  }

  /** This node has written these itself, and everybody here knows. */
  wrote(agents: readonly AgentRecord[]): void {
    for (const { agentId } of agents) this.#rewritten?.add(agentId)
  }

  get isAnythingWanted(): boolean {
    return this.#areAllWanted || this.#wanted.size > 0
  }

  /** Reads all that are wanted. @throws what the store throws: they are still wanted then. */
  async read(): Promise<void> {
    const { store, agent, learned, ring } = this.#options
    const [isAll, ids] = [this.#areAllWanted, [...this.#wanted]]
    const rewritten = (this.#rewritten = new Set<AgentId>())
    const records = await store.agents(isAll ? undefined : ids)
    this.#rewritten = undefined
    if (isAll) this.#areAllWanted = false
    for (const id of ids) this.#wanted.delete(id)
    const agents = records.filter((record) => {
      if (rewritten.has(record.agentId)) {
        this.#wanted.add(record.agentId)
        return false
      }
      return JSON.stringify(record) !== JSON.stringify(agent(record.agentId))
    })
    if (agents.length > 0) learned(agents)
    ring([...this.#own].map((agentId) => [`agent:${agentId}`, 0]))
    this.#own.clear()
  }
}
