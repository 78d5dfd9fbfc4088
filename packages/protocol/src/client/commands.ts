import type { Clock } from '../clock.ts'
import type { ClientFrame, Refusal } from '../frame.ts'
import { newId, type CommandId, type ConversationId } from '../ids.ts'
import type { Outbox } from './outbox.ts'

/** How a command was answered. */
export type Answer =
  | { readonly is: 'accepted'; readonly seq: number | undefined }
  | ({ readonly is: 'refused' } & Refusal)

/** A command under way. */
export interface Sent {
  readonly id: CommandId
  /** Fulfils when the command survives a reload. */
  readonly kept: Promise<void>
  /** Fulfils with the server's answer, however often the line breaks meanwhile. */
  readonly answered: Promise<Answer>
}

/** What the server would say if it could be reached. */
const unreachable: Answer = {
  is: 'refused',
  code: 'unavailable',
  facts: { retryAfterMs: 1_000 },
  retry: 'later',
  remedy: 'Try again when the line is back.',
}

/**
 * Commands of the outbox that may be under way at once: enough to fill a line, too few to look like an attack when many
 * have gathered while it was down.
 */
const underWayLimit = 16

interface Surroundings {
  readonly outbox: Outbox
  readonly clock: Clock
  /** Sends on the line, or returns false. */
  readonly sendFrame: (frame: ClientFrame) => boolean
  /** How far a conversation's log has been read on this screen. */
  readonly reachedSeq: (conversation: ConversationId) => number
  /** Whether this screen follows the conversation's log. */
  readonly follows: (conversation: ConversationId) => boolean
}

/** Commands on their way: the outbox goes out in order, once per line, and every sender gets the answer. */
export class Commands {
  readonly #around: Surroundings
  readonly #answers = new Map<CommandId, (answer: Answer) => void>()
  readonly #sentOnThisLine = new Set<CommandId>()
  /** Those that the server asked to come again later. Until they are answered otherwise, nothing overtakes them. */
  readonly #slowed = new Set<CommandId>()

  constructor(surroundings: Surroundings) {
    this.#around = surroundings
  }

  /** Puts a command into the outbox and sends it as soon as there is a line. */
  send(name: string, body: unknown, conversation: ConversationId | undefined): Sent {
    const { outbox, clock } = this.#around
    const id = newId()
    const answered = this.#answerTo(id)
    const kept = outbox.add({ id, name, in: conversation, body }, clock.now())
    this.flush()
    return { id, kept, answered }
  }

  /** Sends a command that means something only now; without a line it is refused at once. */
  ask(name: string, body: unknown, conversation: ConversationId | undefined): Promise<Answer> {
    const id = newId()
    const sent = this.#around.sendFrame({ type: 'command', id, name, in: conversation, body })
    return sent ? this.#answerTo(id) : Promise.resolve(unreachable)
  }

  /** Sends what waits in the outbox, in order, and no more of it at once than the server can answer soon. */
  flush(): void {
    const { outbox, sendFrame } = this.#around
    let underWay = 0
    for (const { id, name, in: conversation, body, state } of outbox.entries) {
      if (underWay === underWayLimit) return
      if (state.is === 'refused') continue
      if (!this.#sentOnThisLine.has(id)) {
        if (!sendFrame({ type: 'command', id, name, in: conversation, body })) return
        this.#sentOnThisLine.add(id)
      } else if (state.is === 'accepted') continue
      if (this.#slowed.has(id)) return
      underWay++
    }
  }

  accepted(id: CommandId, seq: number | undefined): void {
    const { outbox, reachedSeq, follows } = this.#around
    const { in: conversation, name } = outbox.entries.find((entry) => entry.id === id) ?? {}
    const willBeSeen = conversation !== undefined && (follows(conversation) || name === 'start-conversation')
    outbox.accepted(id, willBeSeen ? seq : undefined, willBeSeen ? reachedSeq(conversation) : 0)
    this.#answer(id, { is: 'accepted', seq })
    this.flush()
  }

  /** Drops what was accepted in logs that this screen does not follow: it would wait for them for ever. */
  dropUnreachable(): boolean {
    const { outbox, follows } = this.#around
    const dropped = outbox.entries.filter(
      ({ state, in: conversation }) => state.is === 'accepted' && conversation !== undefined && !follows(conversation),
    )
    for (const { id } of dropped) outbox.remove(id)
    return dropped.length > 0
  }

  /** What the command led to is in the log, the last of it at `seq`: as good as an answer, and maybe the only one. */
  arrived(id: CommandId, seq: number): void {
    this.#answer(id, { is: 'accepted', seq })
    this.flush()
  }

  refused(id: CommandId, { code, facts, retry, remedy }: Refusal): void {
    const { outbox, clock } = this.#around
    if (retry === 'later' && outbox.entries.some((entry) => entry.id === id)) {
      // The server is busy, or counts too fast a hand: the same command again, after the time it named.
      this.#slowed.add(id)
      clock.after(Number(facts['retryAfterMs'] ?? 1_000), () => {
        if (!this.#slowed.has(id)) return
        this.#sentOnThisLine.delete(id)
        this.flush()
      })
      return
    }
    outbox.refused(id, { code, facts, retry, remedy })
    this.#answer(id, { is: 'refused', code, facts, retry, remedy })
    this.flush()
  }

  /**
   * The line is gone. What is in the outbox goes out again on the next one; what was asked for the moment only is answered
   * here: whether it was done will be seen in the log.
   */
  lineLost(): void {
    this.#sentOnThisLine.clear()
    this.#slowed.clear()
    const kept = new Set(this.#around.outbox.entries.map(({ id }) => id))
    for (const id of this.#answers.keys()) if (!kept.has(id)) this.#answer(id, unreachable)
  }

  #answerTo(id: CommandId): Promise<Answer> {
    return new Promise((resolve) => this.#answers.set(id, resolve))
  }

  #answer(id: CommandId, answer: Answer): void {
    this.#slowed.delete(id)
    this.#answers.get(id)?.(answer)
    this.#answers.delete(id)
  }
}
