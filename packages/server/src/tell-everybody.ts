import type { AgentId, ConversationId } from '@parley/protocol'
import type { BotRunner } from './bots/bot-runner.ts'
import type { ConsultationKeeper } from './consultations/keeper.ts'
import type { CoreSettings } from './core-settings.ts'
import type { Doorbell, Ring } from './doorbell/doorbell.ts'
import { shownPresence } from './features/presence.ts'
import type { Change, Committed } from './log/committed.ts'
import type { Folded } from './log/folded.ts'
import { unheardOf, type Noted } from './log/noted.ts'
import type { Nodes } from './nodes/create-nodes.ts'
import type { Lookout, News } from './nodes/lookout.ts'
import type { AfterCallWork } from './routing/after-call-work.ts'
import type { AgentBoard } from './routing/agent-board.ts'
import type { Router } from './routing/router.ts'
import type { Sweeper } from './routing/sweeper.ts'
import type { BotDesks } from './sessions/bot-desks.ts'
import type { Desks } from './sessions/desks.ts'
import { encode } from './sessions/frames.ts'
import type { Hub } from './sessions/hub.ts'
import type { People } from './sessions/people.ts'
import type { RunningFeed } from './sessions/running-feed.ts'
import type { Watching } from './sessions/watching.ts'
import type { AgentRecord, MemoryRow } from './store/store.ts'

export interface TellingParts {
  readonly settings: CoreSettings
  readonly noted: Noted
  readonly lookout: Lookout
  readonly nodes: Nodes
  readonly hub: Hub
  readonly people: People
  readonly desks: Desks
  readonly botDesks: BotDesks
  readonly board: AgentBoard
  readonly afterCallWork: AfterCallWork
  readonly router: Router
  readonly consultations: ConsultationKeeper
  readonly runningFeed: RunningFeed
  readonly watching: Watching
  readonly sweeper: Sweeper
  readonly bots: BotRunner | undefined
  /** What follows behind the logs. */
  readonly behind: readonly { committed(): void }[]
  readonly doorbell: Doorbell
}

/** Tells everybody on this node what was written, here or elsewhere: first who reads, then who acts on it. */
export function createTelling(parts: TellingParts) {
  const { noted, lookout, nodes, hub, people, desks, botDesks, board, runningFeed, watching, sweeper, bots } = parts
  const { afterCallWork, router, consultations } = parts

  /** What follows from a durable batch of this node. */
  function committed(batch: Committed): void {
    for (const gain of batch.gains) hub.publish(gain)
    const changes = new Map<ConversationId, Change>()
    for (const [id, written] of batch.changes) {
      // A node that is alone has written everything that it reads.
      const change = noted.wrote(written) ?? (nodes.isAlone ? written : undefined)
      changes.set(id, change ?? { before: unheardOf(id), after: written.after })
      tellDesks(written.after, change)
      if (!change) lookout.discovered(written.after)
    }
    lookout.wrote(batch.agents)
    noteAgents(batch.agents)
    for (const memory of batch.memories) tellMemory(memory)
    const told = { changes, agents: batch.agents }
    // What was written here is acted on here; what came in between was acted on where it was written.
    afterCallWork.committed(batch)
    router.committed(told)
    consultations.committed(batch)
    runningFeed.committed(told)
    watching.committed(told)
    for (const { dueAt } of batch.deadlines) sweeper.note(dueAt)
    giveTurns(changes.values())
    if (batch.gains.length > 0) for (const follower of parts.behind) follower.committed()
    ring(batch)
  }

  /**
   * What was written elsewhere. Whoever wrote it does what follows from it; should that node die meanwhile, the one on duty looks at all
   * that goes on. Only what this node has written without hearing that it was is its own to act on.
   */
  function learned({ changes, discoveries, agents, own }: News): void {
    for (const [id, change] of changes) tellDesks(change.after, discoveries.has(id) ? undefined : change)
    noteAgents(agents)
    const mine = { changes: new Map([...changes].filter(([id]) => own.has(id))) }
    afterCallWork.committed(mine)
    router.committed({ changes, agents })
    consultations.committed(mine)
    runningFeed.committed({ changes })
    watching.committed({ changes })
    for (const { after } of mine.changes.values())
      for (const dueAt of Object.values(after.deadlines)) sweeper.note(dueAt)
    giveTurns(changes.values())
  }

  function tellDesks(after: Folded, change: Change | undefined): void {
    botDesks.note(after.interaction)
    if (change) desks.changed(change)
    else desks.found(after)
  }

  function noteAgents(agents: readonly AgentRecord[]): void {
    for (const record of agents) {
      const before = board.record(record.agentId)?.presence
      board.put(record)
      if (before && JSON.stringify(before) !== JSON.stringify(record.presence)) tellPresence(record)
    }
  }

  function giveTurns(changes: Iterable<Change>): void {
    if (bots && nodes.duty.isMine) for (const { after } of changes) bots.changed(after)
  }

  function ring({ gains, agents, memories }: Committed): void {
    const rings = gains.map(({ log, lastSeq }): Ring => [log, lastSeq])
    if (!nodes.isAlone) {
      for (const { agentId } of agents) rings.push([`agent:${agentId}`, 0])
      for (const { agentId, name } of memories) nodes.sayRemembered(agentId, name)
    }
    if (rings.length > 0) parts.doorbell.ring(rings)
  }

  function tellPresence({ agentId, presence }: AgentRecord): void {
    const body = shownPresence(presence, parts.settings.agents)
    toPanelsOf(agentId, encode({ type: 'signal', name: 'presence-changed', body }))
  }

  /** To every panel of the agent on this node; the others are told by theirs. */
  function tellMemory({ agentId, name, value }: MemoryRow): void {
    toPanelsOf(
      agentId,
      `{"type":"signal","name":"remembered","body":{"name":${JSON.stringify(name)},"value":${value}}}`,
    )
  }

  function toPanelsOf(agentId: AgentId, frame: string): void {
    for (const session of people.agent(agentId)?.sessions ?? []) session.send(frame)
  }

  return { committed, learned, tellMemory }
}
