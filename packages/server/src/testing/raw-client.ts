import assert from 'node:assert/strict'
import {
  conversationIdOf,
  newId,
  spokenVersions,
  type CommandBody,
  type CommandName,
  type Conversation,
  type ConversationId,
  type Hello,
  type Interaction,
  type LoggedEvent,
  type LogId,
  type ServerFrame,
  type SignalBody,
  type SignalName,
} from '@parley/protocol'
import { serverFrame } from '@parley/protocol/schemas'
import * as v from 'valibot'
import { agentToken, type InMemoryAgent, type InMemoryServer } from './in-memory-server.ts'

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>

/** A client that shows what really came: frames, checked by the schema, and nothing made of them. */
export interface RawClient {
  readonly frames: ServerFrame[]
  readonly closed: { code: number; reason: string } | null
  of<Type extends ServerFrame['type']>(type: Type): FrameOf<Type>[]
  /** Sends text as it is. */
  raw(text: string): Promise<void>
  /** Sends a command, and gives the answer. */
  command<Name extends CommandName>(
    name: Name,
    body: CommandBody<Name>,
    about?: ConversationId,
    id?: string,
  ): Promise<FrameOf<'accepted'> | FrameOf<'refused'>>
  signal<Name extends SignalName>(name: Name, body: SignalBody<Name>, about: ConversationId): Promise<void>
  read(log: LogId, range?: { after?: number; before?: number; limit?: number }): Promise<ServerFrame>
  /** All events that came for a log, in order, each once. */
  events(log: LogId): LoggedEvent[]
  /** The latest `opened` of a log. */
  opened(log: LogId): FrameOf<'opened'> | undefined
  /** The line breaks. */
  drop(): Promise<void>
}

export interface RawClientOptions {
  readonly as: Hello['as']
  readonly following?: Hello['following']
}

/** Opens a line and signs in. */
export async function connect(server: InMemoryServer, { as, following }: RawClientOptions): Promise<RawClient> {
  const client = openLine(server)
  const hello = { type: 'hello', versions: [...spokenVersions], client: 'test', as, ...(following && { following }) }
  await client.raw(JSON.stringify(hello))
  return client
}

export const connectAgent = (server: InMemoryServer, agent: InMemoryAgent, following?: Hello['following']) =>
  connect(server, { as: { role: 'agent', token: agentToken(agent) }, following })

const isHeartbeat = (frame: ServerFrame) => frame.type === 'heartbeat' && frame.answer
const signOfLife = JSON.stringify({ type: 'heartbeat', answer: false })

/** Opens a line and says nothing yet. Heartbeats are answered unless it is `mute`. */
export function openLine(server: InMemoryServer, { mute = false } = {}): RawClient {
  const frames: ServerFrame[] = []
  let closed: RawClient['closed'] = null
  const connection = server.accept({
    send(text) {
      const frame: unknown = JSON.parse(text)
      v.parse(serverFrame, frame)
      frames.push(frame as ServerFrame)
      if (!mute && isHeartbeat(frame as ServerFrame)) queueMicrotask(() => connection.receive(signOfLife))
    },
    close(code, reason) {
      closed = { code, reason }
      queueMicrotask(() => connection.gone())
    },
  })
  const send = async (frame: object) => {
    connection.receive(JSON.stringify(frame))
    await server.settled()
  }
  const of = <Type extends ServerFrame['type']>(type: Type) =>
    frames.filter((frame): frame is FrameOf<Type> => frame.type === type)
  return {
    frames,
    of,
    get closed() {
      return closed
    },
    async raw(text) {
      connection.receive(text)
      await server.settled()
    },
    async command(name, body, about, id = newId()) {
      const before = frames.length
      await send({ type: 'command', id, name, ...(about !== undefined && { in: about }), body })
      const answer = frames
        .slice(before)
        .find((frame) => (frame.type === 'accepted' || frame.type === 'refused') && frame.id === id)
      assert.ok(answer, `${name} was not answered`)
      return answer as FrameOf<'accepted'> | FrameOf<'refused'>
    },
    signal: (name, body, about) => send({ type: 'signal', name, in: about, body }),
    async read(log, range = {}) {
      const id = newId()
      await send({ type: 'read', id, log, ...range })
      return frames.find((frame) => 'id' in frame && frame.id === id)!
    },
    events(log) {
      const bySeq = new Map<number, LoggedEvent>()
      for (const frame of frames) {
        if ((frame.type !== 'events' && frame.type !== 'opened') || frame.log !== log) continue
        for (const event of frame.events as LoggedEvent[]) bySeq.set(event.seq, event)
      }
      return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
    },
    opened: (log) => of('opened').findLast((frame) => frame.log === log),
    async drop() {
      connection.gone()
      await server.settled()
    },
  }
}

/** The invitation that an agent sees now, with the conversation that it is about. */
export function invitationOf(client: RawClient): { id: ConversationId; seq: number } | undefined {
  for (const frame of client.frames.toReversed()) {
    if (frame.type === 'opened' && frame.log.startsWith('interaction:')) {
      const { invitation } = frame.state as unknown as Interaction
      if (invitation) return { id: conversationIdOf(frame.log as LogId), seq: invitation.seq }
    }
    if (frame.type === 'events') {
      const issued = (frame.events as LoggedEvent[]).findLast(({ name }) => name === 'invitation-issued')
      if (issued) return { id: conversationIdOf(frame.log as LogId), seq: issued.seq }
    }
  }
  return undefined
}

export const stateOf = <State extends Conversation | Interaction>(frame: FrameOf<'opened'> | undefined): State =>
  frame?.state as unknown as State

export const text = (words: string) => ({ message: { kind: 'text', text: words } }) as const
