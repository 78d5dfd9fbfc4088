import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { conversationIdOf, type Interaction, kindOf, type LogId, subprotocol } from '@parley/protocol'
import { SignJWT } from 'jose'
import type { WebSocket } from 'ws'
import { type Dialect, dial, type Ears, inGroups, type Line, type NextPort, nextId, perAgent, text } from './line.ts'
import { agentSecret } from './measured-server.ts'

/** Speaks Parley's protocol by hand, so that the client library's own work is not measured with the server's. */
export function parleyDialect(port: NextPort): Dialect {
  const contact = (ears?: Ears) => ParleyLine.open(port(), { role: 'contact', site: 'shop' }, ears)
  return {
    async talk(count, ears) {
      const handledBy = new Map<string, Line>()
      const allHandled = Promise.withResolvers<void>()
      await inGroups(Math.ceil(count / perAgent), async () => {
        const agent = await ParleyLine.open(port(), { role: 'agent', token: await newAgent() }, ears)
        agent.onHandled = (conversation) => {
          handledBy.set(conversation, agent)
          if (handledBy.size === count) allHandled.resolve()
        }
      })
      const contacts = await inGroups(count, () => contact(ears))
      const conversations = await inGroups(count, (index) => (contacts[index] as ParleyLine).start())
      await allHandled.promise
      return conversations.map((conversation, index) => ({
        conversation,
        contact: contacts[index] as Line,
        agent: handledBy.get(conversation) as Line,
      }))
    },
    idle: (count) => inGroups(count, () => contact()),
    async park(count) {
      await inGroups(count, async () => {
        const line = await contact()
        await line.start()
        line.close()
      })
    },
  }
}

/** The token of an agent whom the server has not met, so that nothing else is on their desk. */
const newAgent = (): Promise<string> =>
  new SignJWT({ name: 'Agent', capacity: perAgent, ready: true })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(nextId())
    .setExpirationTime('6h')
    .sign(new TextEncoder().encode(agentSecret))

type As = { readonly role: 'contact'; readonly site: string } | { readonly role: 'agent'; readonly token: string }

/** What arrives, as far as the bench looks at it. */
interface Frame {
  readonly type: string
  readonly id: string
  readonly log: LogId
  readonly state?: Interaction
  readonly events?: readonly { readonly name: string; readonly seq: number; readonly cause?: string }[]
  readonly answer?: boolean
  readonly code?: string
  readonly facts?: { readonly retryAfterMs?: number }
}

/** More was asked for than the server, or its database, can keep up with. */
const isTooMuch = ({ code }: Frame) => code === 'reads-too-slowly' || code === 'unavailable'

class ParleyLine implements Line {
  /** Called once the agent handles a conversation. */
  onHandled: (conversation: string) => void = () => {}
  readonly #socket: WebSocket
  readonly #ears: Ears | undefined
  readonly #waiting = new Map<string, () => void>()
  readonly #said = new Set<string>()

  private constructor(socket: WebSocket, ears: Ears | undefined) {
    this.#socket = socket
    this.#ears = ears
    socket.on('message', (data: Buffer) => this.#receive(JSON.parse(String(data)) as Frame))
  }

  static async open(port: number, as: As, ears?: Ears): Promise<ParleyLine> {
    const socket = await dial(port, '/v1/socket', subprotocol)
    socket.send(JSON.stringify({ type: 'hello', versions: [1], client: 'bench', as }))
    const [data] = await once(socket, 'message')
    const answer = JSON.parse(String(data)) as Frame
    if (answer.type === 'welcome') return new ParleyLine(socket, ears)
    if (!isTooMuch(answer)) throw new Error(`The server did not welcome us: ${data}`)
    // It has its hands full, and says when to come again.
    socket.terminate()
    await wait(answer.facts?.retryAfterMs ?? 1_000)
    return ParleyLine.open(port, as, ears)
  }

  say(conversation: string, id: string): void {
    this.#said.add(id)
    this.#socket.send(
      `{"type":"command","id":"${id}","name":"send-message","in":"${conversation}","body":{"message":{"kind":"text","text":"${text}"}}}`,
    )
  }

  /** Opens a conversation; resolves when it is durable. */
  async start(): Promise<string> {
    const conversation = nextId()
    const id = nextId()
    const accepted = new Promise<void>((resolve) => this.#waiting.set(id, resolve))
    this.#command(id, 'start-conversation', conversation, { message: { kind: 'text', text } })
    await accepted
    return conversation
  }

  close(): void {
    this.#socket.terminate()
  }

  #command(id: string, name: string, conversation: string, body: object): void {
    this.#socket.send(JSON.stringify({ type: 'command', id, name, in: conversation, body }))
  }

  #receive(frame: Frame): void {
    switch (frame.type) {
      case 'accepted':
        if (this.#said.has(frame.id)) this.#ears?.accepted(frame.id)
        else this.#waiting.get(frame.id)?.()
        this.#waiting.delete(frame.id)
        return
      case 'events':
        for (const { name, seq, cause } of frame.events ?? []) {
          if (name === 'invitation-issued') this.#accept(frame.log, seq)
          else if (name === 'message-sent' && cause !== undefined && !this.#said.delete(cause)) this.#ears?.heard(cause)
        }
        return
      case 'opened':
        if (frame.state?.invitation) this.#accept(frame.log, frame.state.invitation.seq)
        else if (kindOf(frame.log) === 'conversation') this.onHandled(conversationIdOf(frame.log))
        return
      case 'heartbeat':
        if (frame.answer) this.#socket.send('{"type":"heartbeat","answer":false}')
        return
      case 'goodbye':
        if (isTooMuch(frame) && this.#ears) return this.#ears.cut()
        throw new Error(`The server sent us away: ${JSON.stringify(frame)}`)
      case 'refused':
        if (isTooMuch(frame) && this.#ears) return this.#ears.cut()
        throw new Error(`The server refused: ${JSON.stringify(frame)}`)
      default:
    }
  }

  #accept(log: LogId, invitation: number): void {
    this.#command(nextId(), 'accept-invitation', conversationIdOf(log), { invitation })
  }
}
