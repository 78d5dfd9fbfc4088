import { ChatError, type AgentId, type ContactId, type ErrorCode } from '@parley/protocol'
import { isLog, type Ring } from './doorbell/doorbell.ts'
import type { Nodes } from './nodes/create-nodes.ts'
import type { Lookout } from './nodes/lookout.ts'
import type { AgentBoard } from './routing/agent-board.ts'
import type { AgentLines } from './sessions/agent-lines.ts'
import { encode } from './sessions/frames.ts'
import type { People } from './sessions/people.ts'
import type { MemoryRow, Store, Write } from './store/store.ts'

export interface HearingParts {
  readonly store: Pick<Store, 'memoriesOf'>
  readonly lookout: Lookout
  readonly nodes: Nodes
  readonly people: People
  readonly board: AgentBoard
  readonly agentLines: AgentLines
  /** What follows behind the logs. */
  readonly behind: readonly { committed(): void }[]
  readonly tellMemory: (row: MemoryRow) => void
  readonly tellStaff: (frame: string) => void
}

/** What this node does about what its own writer has not told it: others rang, or said something, or nobody knows whether it was written. */
export function createHearing(parts: HearingParts) {
  const { store, lookout, nodes, people, board, agentLines, behind, tellMemory, tellStaff } = parts

  function rung(rings: readonly Ring[]): void {
    const isAny = rings.some(([rung]) => rung === '*')
    if (isAny || rings.some(([rung]) => isLog(rung))) for (const follower of behind) follower.committed()
    if (isAny || rings.some(([rung]) => rung === 'responses'))
      tellStaff(encode({ type: 'signal', name: 'responses-changed', body: {} }))
    if (isAny) for (const agentId of board.connectedHere()) void remembered(agentId)
    lookout.rung(rings)
  }

  /** It is not known what became of what was to be written. */
  function doubted(writes: readonly Write[]): void {
    lookout.doubt(writes)
    for (const { agentId, name } of writes.flatMap(({ memories }) => memories)) {
      nodes.sayRemembered(agentId, name)
      void remembered(agentId, name)
    }
  }

  /** What an agent has under a name, or all that they have, is something else now: another node wrote it. */
  async function remembered(agentId: AgentId, name?: string): Promise<void> {
    if (!people.agent(agentId)) return
    // Where it cannot be read, the next sign-in has it.
    const rows = await store.memoriesOf(agentId).catch(() => [])
    for (const row of rows) if (name === undefined || row.name === name) tellMemory(row)
  }

  /** Ends the lines that one session of a contact has here. */
  function sessionEnded(contactId: ContactId, session: string, why: ErrorCode): void {
    for (const each of people.contact(contactId)?.sessions ?? [])
      if (each.actor?.role === 'contact' && each.actor.session === session) each.goodbye(new ChatError(why))
  }

  /** Ends all lines that a contact has here. */
  function sentAway(contactId: ContactId): void {
    for (const session of people.contact(contactId)?.sessions ?? []) session.goodbye(new ChatError('unauthorized'))
  }

  /** Ends all lines that an agent has here, who was signed out. */
  function agentSignedOut(agentId: AgentId): void {
    agentLines.signedOut(agentId)
    for (const session of people.agent(agentId)?.sessions ?? []) session.goodbye(new ChatError('unauthorized'))
  }

  return { rung, doubted, remembered, sessionEnded, sentAway, agentSignedOut }
}
