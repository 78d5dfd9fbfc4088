import { type ClientFrame, conversationLog, type LoggedEvent, type ServerFrame } from '@parley/protocol'
import { beginningEvents, conversationId, eventsBetween, messageAt, stateAt, textOf } from './story.ts'

const log = conversationLog(conversationId)

/** The page's end of the line, as `WebSocket` has it. */
export interface Ear {
  onmessage: ((message: { data: string }) => void) | null
}

/**
 * Plays the server's side of the protocol inside the page, so that nothing but the page is measured. Every frame arrives
 * in a task of its own, as frames of a socket do.
 */
export class ScriptedServer {
  /** The first event that has been sent; 1 when somebody has read up to the beginning. */
  oldestSent = Number.POSITIVE_INFINITY
  #ear: Ear | undefined
  #seq = 0
  #newestMessage = 0
  readonly #channel = new MessageChannel()

  constructor() {
    this.#channel.port1.onmessage = ({ data }) => this.#ear?.onmessage?.({ data: String(data) })
  }

  /** Whether somebody has said hello. */
  get isGreeted(): boolean {
    return this.#ear !== undefined
  }

  /** The conversation as a session gets it: with `tail` events, or with everything. */
  openingFrame(messages: number, tail = messages + beginningEvents): string {
    this.#seq = this.#newestMessage = messages + beginningEvents
    const events = eventsBetween(this.#seq - tail, this.#seq + 1)
    this.oldestSent = events[0]?.seq ?? 1
    return encode({ type: 'opened', log, state: { ...stateAt(this.#seq) }, events: [...events] })
  }

  /** The agent's next message. */
  nextFrame(): string {
    return encode({ type: 'events', log, events: [this.#next()] })
  }

  /** The agent's next messages in one frame, as after a lost line. */
  missedFrame(count: number): string {
    return encode({ type: 'events', log, events: Array.from({ length: count }, () => this.#next()) })
  }

  /** The text of the newest message. */
  get newestText(): string {
    return textOf(this.#newestMessage)
  }

  deliver(frames: readonly string[]): void {
    for (const frame of frames) this.#channel.port2.postMessage(frame)
  }

  /** Hears a frame of the page. */
  receive(data: string, from: Ear): void {
    const frame = JSON.parse(data) as ClientFrame
    switch (frame.type) {
      case 'hello':
        this.#ear = from
        return this.#tell({
          type: 'welcome',
          version: 1,
          now: Date.now(),
          you: { role: 'contact', token: 'bench', site: { name: 'Bench', textLimit: 10_000 } },
          logs: this.#seq ? [log] : [],
        })
      case 'read': {
        const before = frame.before ?? this.#seq + 1
        const after = Math.max(frame.after ?? 0, before - 1 - (frame.limit ?? 200))
        this.oldestSent = Math.min(this.oldestSent, after + 1)
        return this.#tell({ type: 'page', id: frame.id, log, events: [...eventsBetween(after, before)] })
      }
      case 'command':
        return this.#obey(frame)
      case 'heartbeat':
        if (frame.answer) this.#tell({ type: 'heartbeat', answer: false, seqs: { [log]: this.#seq } })
    }
  }

  #obey({ id, name, body }: Extract<ClientFrame, { type: 'command' }>): void {
    const seq = (this.#seq += 1)
    const event: LoggedEvent = {
      seq,
      at: Date.now(),
      by: 'p1',
      name: name === 'send-message' ? 'message-sent' : 'messages-read',
      body: body as object,
      cause: id,
    }
    this.#tell({ type: 'accepted', id, seq })
    this.#tell({ type: 'events', log, events: [event] })
  }

  #next(): LoggedEvent {
    this.#newestMessage = this.#seq += 1
    return { ...messageAt(this.#seq, Date.now()), by: 'p2' }
  }

  #tell(frame: ServerFrame): void {
    this.deliver([encode(frame)])
  }
}

const encode = (frame: ServerFrame) => JSON.stringify(frame)
