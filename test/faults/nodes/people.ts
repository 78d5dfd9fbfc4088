import {
  newId,
  type CommandBody,
  type CommandName,
  type ConversationId,
  type LoggedEvent,
  type Running,
  type ServerFrame,
  type Teammate,
} from '@parley/protocol'
import { agentToken, type InMemoryAgent } from '@parley/server/in-memory'
import type { TestNode } from '../../../packages/server/src/testing/nodes.ts'

/** One line of somebody to one node, as a client has it: what is open, and how far it was read. */
export class Line {
  readonly node: TestNode
  readonly #connection: ReturnType<TestNode['accept']>
  /** The logs that are open, with the last `seq` that came. */
  readonly logs = new Map<string, number>()
  /** What came in another order than it was written. */
  readonly gaps: string[] = []
  token: string | undefined
  isOpen = true
  team = new Map<string, Teammate>()
  running = new Map<ConversationId, Running>()

  constructor(node: TestNode, as: object) {
    this.node = node
    this.#connection = node.accept({
      send: (text) => this.#received(JSON.parse(text) as ServerFrame),
      close: () => void (this.isOpen = false),
    })
    this.send({ type: 'hello', versions: [1], client: 'nodes', as })
  }

  send(frame: object): void {
    if (this.isOpen) this.#connection.receive(JSON.stringify(frame))
  }

  says<Name extends CommandName>(name: Name, body: CommandBody<Name>, about?: ConversationId): void {
    this.send({ type: 'command', id: newId(), name, ...(about !== undefined && { in: about }), body })
  }

  drop(): void {
    this.isOpen = false
    this.#connection.gone()
  }

  #received(frame: ServerFrame): void {
    if (!this.isOpen) return
    if (frame.type === 'welcome' && frame.you.role === 'contact') this.token ??= frame.you.token
    if (frame.type === 'opened') this.logs.set(frame.log, (frame.state as { seq: number }).seq)
    if (frame.type === 'closed') this.logs.delete(frame.log)
    if (frame.type === 'events') this.#grew(frame.log, frame.events as LoggedEvent[])
    if (frame.type === 'heartbeat' && frame.answer)
      queueMicrotask(() => this.send({ type: 'heartbeat', answer: false }))
    if (frame.type === 'team') {
      if (frame.whole) this.team.clear()
      for (const mate of frame.agents) this.team.set(mate.agentId, mate)
    }
    if (frame.type === 'running') {
      if (frame.whole) this.running.clear()
      for (const each of frame.conversations) this.running.set(each.id, each)
      for (const id of frame.over) this.running.delete(id)
    }
  }

  #grew(log: string, events: readonly LoggedEvent[]): void {
    for (const { seq } of events) {
      const last = this.logs.get(log)
      if (last === undefined || seq !== last + 1) this.gaps.push(`${log} ${seq} after ${last}`)
      this.logs.set(log, seq)
    }
  }
}

/** Somebody with any number of lines to any nodes. */
export class Somebody {
  readonly name: string
  readonly agent: InMemoryAgent | undefined
  lines: Line[] = []
  #token: string | undefined

  constructor(name: string, agent?: InMemoryAgent) {
    this.name = name
    this.agent = agent
  }

  /** Their lines that are not broken. */
  get open(): Line[] {
    this.#token ??= this.lines.find(({ token }) => token !== undefined)?.token
    return (this.lines = this.lines.filter(({ isOpen }) => isOpen))
  }

  comes(node: TestNode): Line {
    void this.open
    const token = this.#token
    const as = this.agent
      ? { role: 'agent', token: agentToken(this.agent) }
      : { role: 'contact', site: 'shop', ...(token !== undefined && { token }) }
    const line = new Line(node, as)
    this.lines.push(line)
    return line
  }
}
