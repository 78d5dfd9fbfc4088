import assert from 'node:assert/strict'
import type { CommandId, ConversationId, LoggedEvent } from '@parley/protocol'
import type { Answer, Sent } from '@parley/protocol/client'

/** One message that somebody sent, and what the server answered. */
export interface Written {
  readonly id: CommandId
  readonly in: ConversationId
  readonly text: string
  answer: Answer | undefined
}

/** What people sent and were told, in the order of sending. The logs must agree with it. */
export class Journal {
  readonly entries: Written[] = []
  #accepted = 0
  readonly #waiting = new Set<{ readonly until: number; readonly reached: () => void }>()

  get accepted(): number {
    return this.#accepted
  }

  /** Notes a message that is on its way. Resolves with its answer. */
  async note(sent: Sent, conversation: ConversationId, text: string): Promise<Answer> {
    const entry: Written = { id: sent.id, in: conversation, text, answer: undefined }
    this.entries.push(entry)
    entry.answer = await sent.answered
    if (entry.answer.is === 'accepted') this.#accepted += 1
    for (const waiting of this.#waiting) {
      if (this.#accepted < waiting.until) continue
      this.#waiting.delete(waiting)
      waiting.reached()
    }
    return entry.answer
  }

  /** Resolves when this many more messages have been accepted. */
  afterAccepted(more: number): Promise<void> {
    if (more === 0) return Promise.resolve()
    return new Promise((reached) => this.#waiting.add({ until: this.#accepted + more, reached }))
  }
}

const textOf = ({ body }: LoggedEvent): string => (body as { message: { text: string } }).message.text

/** The messages of a log, oldest first, with the command that caused each. */
export const messagesIn = (log: readonly LoggedEvent[]) =>
  log.filter(({ name }) => name === 'message-sent').map((event) => ({ ...event, text: textOf(event) }))

/**
 * The log agrees with the journal: gapless, every accepted message in it exactly once and at the place that its answer
 * named, no refused one, nothing that nobody sent, and everybody's messages in the order in which they sent them.
 */
export function assertAgrees(log: readonly LoggedEvent[], journals: readonly (readonly Written[])[]): void {
  assert.deepEqual(
    log.map(({ seq }) => seq),
    log.map((_, index) => index + 1),
    'the log has no gap',
  )
  const messages = messagesIn(log)
  const byCause = new Map(messages.map((message) => [message.cause, message]))
  assert.equal(byCause.size, messages.length, 'no message stands in the log twice')

  for (const entries of journals) {
    for (const { id, text, answer } of entries) {
      const message = byCause.get(id)
      if (answer?.is === 'accepted') {
        assert.equal(message?.text, text, 'an accepted message is in the log, as it was written')
        assert.ok((answer.seq ?? 0) >= (message?.seq ?? 0), 'its answer names its place')
      } else if (answer) assert.equal(message, undefined, 'a refused message is not in the log')
    }
    const sent = new Set(entries.map(({ id }) => id))
    const logged = messages.filter(({ cause }) => sent.has(cause ?? ''))
    const order = entries.map(({ id }) => id).filter((id) => byCause.has(id))
    assert.deepEqual(
      logged.map(({ cause }) => cause),
      order,
      'messages stand in the order in which they were sent',
    )
  }
  const known = new Set(journals.flat().map(({ id }) => id))
  for (const { cause } of messages) assert.ok(known.has(cause ?? ''), 'somebody sent every message')
}
