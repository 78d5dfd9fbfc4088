import { systemClock, type Clock } from '../clock.ts'
import { contactIn } from '../conversation.ts'
import type { CommandBody, CommandName, SignalBody, SignalName } from '../features/index.ts'
import type { LoggedEvent } from '../features/types.ts'
import type { Hello, Refusal, ServerFrame, Welcome } from '../frame.ts'
import { conversationIdOf, conversationLog, newId, type ConversationId, type LogId, type ParticipantId } from '../ids.ts'
import { partyOf } from '../interaction.ts'
import { limits } from '../limits.ts'
import { spokenVersions } from '../versions.ts'
import type { ConnectionState } from './connection.ts'
import { Line } from './line.ts'
import { Outbox, type OutboxEntry } from './outbox.ts'
import { memoryStore, type KeyValueStore } from './remembered.ts'
import type { Dial } from './socket.ts'
import { pendingLines } from './transcript.ts'
import { TypingNotices } from './typing.ts'
import { Views, type ConversationView } from './views.ts'

export interface ChatClientOptions {
  /** Opens sockets: `dialWebSocket(url, subprotocol)`, or a test's. */
  readonly dial: Dial
  /** Who signs in. Asked for every connection, so that tokens may change. */
  readonly signIn: () => Promise<Hello['as']>
  /** Name and version of the program, for the server's logs. */
  readonly clientName: string
  /** BCP 47 tag of the person's language. */
  readonly language?: string
  /** Where unsent messages survive a reload; memory unless given. */
  readonly outboxStore?: KeyValueStore<OutboxEntry>
  readonly clock?: Clock
  /** From 0 to 1; spreads reconnects. */
  readonly random?: () => number
}

/** How a command was answered. */
export type Answer = { readonly is: 'accepted'; readonly seq: number | undefined } | ({ readonly is: 'refused' } & Refusal)

/** A command under way. */
export interface Sent {
  readonly id: string
  /** Fulfils when the command survives a reload. */
  readonly kept: Promise<void>
  /** Fulfils with the server's answer, however often the line breaks meanwhile. */
  readonly answered: Promise<Answer>
}

/**
 * A person's side of the protocol: follows logs, folds them, sends commands, and survives lost lines.
 * Everything that it shows is a value; `onChange` says when to look again.
 */
export class ChatClient {
  readonly #options: ChatClientOptions
  readonly #clock: Clock
  readonly #line: Line
  readonly #outbox: Outbox
  readonly #views = new Views()
  readonly #typing: TypingNotices
  readonly #listeners = new Set<() => void>()
  readonly #answers = new Map<string, (answer: Answer) => void>()
  readonly #sentOnThisLine = new Set<string>()
  /** What was asked from a log and has not come yet, by the id of the question. */
  readonly #questions = new Map<string, { readonly log: LogId; readonly wants: 'older' | 'gap' }>()
  readonly #readUpTo = new Map<ConversationId, number>()
  #you: Welcome['you'] | undefined
  #serverAheadMs = 0
  #restored: Promise<void> | undefined
  #callOffRenewal: () => void = () => {}
  #announced = false

  constructor(options: ChatClientOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#outbox = new Outbox(options.outboxStore ?? memoryStore())
    this.#typing = new TypingNotices(this.#clock, (conversation, typing) => {
      if (this.#views.conversations.has(conversation)) this.#views.change(conversation, { typing })
      this.#announce()
    })
    this.#line = new Line({
      dial: options.dial,
      clock: this.#clock,
      random: options.random ?? Math.random,
      hello: () => this.#hello(),
      received: (frame) => this.#receive(frame),
      changed: () => this.#lineChanged(),
    })
  }

  get connection(): ConnectionState {
    return this.#line.state
  }

  /** What the server said about this person when it welcomed them last. */
  get you(): Welcome['you'] | undefined {
    return this.#you
  }

  /** Now by the server's clock, as well as this client knows it: milliseconds since 1970. */
  get serverNow(): number {
    return this.#clock.now() + this.#serverAheadMs
  }

  get conversations(): ReadonlyMap<ConversationId, ConversationView> {
    return this.#views.conversations
  }

  get interactions() {
    return this.#views.interactions
  }

  /** Everything that is not confirmed yet, oldest first. */
  get outbox(): readonly OutboxEntry[] {
    return this.#outbox.entries
  }

  /** Calls `listener` after changes, once however many came together. Returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Connects, and stays connected until `close`. What an earlier page left unsent is sent first. */
  async open(): Promise<void> {
    this.#restored ??= this.#outbox.restore().then(() => this.#outboxChanged())
    await this.#restored
    this.#line.open()
  }

  close(): void {
    this.#line.close()
    this.#callOffRenewal()
    this.#typing.forgetAll()
  }

  /** The network or the page may be back. */
  hint(): void {
    this.#line.hint()
  }

  /** Who this person is inside a conversation; nothing before they are in it. */
  me(id: ConversationId): ParticipantId | undefined {
    const you = this.#you
    const interaction = this.#views.interactions.get(id)
    if (you && you.role !== 'contact') return interaction && partyOf(interaction, you.agentId)?.participantId
    return contactIn(this.#views.view(id).conversation)?.id
  }

  /** Sends a command that must not be lost: it waits in the outbox while the line is down, and over a reload. */
  send<Name extends CommandName>(name: Name, body: CommandBody<Name>, conversation?: ConversationId): Sent {
    const id = newId()
    const answered = this.#answerTo(id)
    const kept = this.#outbox.add({ id, name, in: conversation, body }, this.#clock.now())
    this.#outboxChanged()
    this.#flush()
    return { id, kept, answered }
  }

  /** Sends a command that means something only now. Without a line it is refused at once as `unavailable`. */
  ask<Name extends CommandName>(name: Name, body: CommandBody<Name>, conversation?: ConversationId): Promise<Answer> {
    const id = newId()
    const sent = this.#line.send({ type: 'command', id, name, in: conversation, body })
    return sent ? this.#answerTo(id) : Promise.resolve(unreachable)
  }

  /** Says that this person has seen everything up to `upTo`. Said again after a lost line; never backwards. */
  markRead(conversation: ConversationId, upTo: number): void {
    if (upTo <= (this.#readUpTo.get(conversation) ?? 0)) return
    this.#readUpTo.set(conversation, upTo)
    this.#sayRead(conversation)
  }

  /** Sends a signal, or drops it when the line is down. */
  signal<Name extends SignalName>(name: Name, body: SignalBody<Name>, conversation: ConversationId): void {
    this.#line.send({ type: 'signal', name, in: conversation, body })
  }

  /** Sends a refused command again, as a new one. */
  retry(id: string): void {
    void this.#outbox.retry(id, newId(), this.#clock.now())
    this.#outboxChanged()
    this.#flush()
  }

  /** Forgets a command that has not been accepted. */
  discard(id: string): void {
    this.#outbox.remove(id)
    this.#outboxChanged()
  }

  /** Asks for the page before the first line. Answered by a longer transcript. */
  loadOlder(id: ConversationId): void {
    const view = this.#views.conversations.get(id)
    if (view?.older !== 'more') return
    if (this.#question(conversationLog(id), 'older', { before: view.transcript.fromSeq }))
      this.#views.change(id, { older: 'loading' })
    this.#announce()
  }

  async #hello(): Promise<Hello> {
    const as = await this.#options.signIn()
    return {
      type: 'hello',
      versions: [...spokenVersions],
      client: this.#options.clientName,
      as,
      language: this.#options.language,
      following: this.#views.positions(),
    }
  }

  #lineChanged(): void {
    if (this.#line.state.is !== 'online') {
      this.#sentOnThisLine.clear()
      this.#questions.clear()
      this.#callOffRenewal()
      for (const [id, { older }] of this.#views.conversations)
        if (older === 'loading') this.#views.change(id, { older: 'more' })
      for (const [id, answer] of this.#answers)
        if (!this.#outbox.entries.some((entry) => entry.id === id)) {
          // Asked for this moment only, and the moment is over: whether it was done will be seen in the log.
          this.#answers.delete(id)
          answer(unreachable)
        }
    }
    this.#announce()
  }

  #receive(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#welcomed(frame)
        break
      case 'opened':
        this.#views.open(frame.log as LogId, frame.state as never, frame.events as LoggedEvent[])
        this.#reached(frame.log as LogId, frame.events as LoggedEvent[])
        break
      case 'events':
        this.#receiveEvents(frame.log as LogId, frame.events as LoggedEvent[])
        break
      case 'closed':
        this.#views.close(frame.log as LogId)
        break
      case 'page':
        this.#receivePage(frame.id, frame.events as LoggedEvent[])
        break
      case 'accepted':
        this.#accepted(frame.id, frame.seq)
        break
      case 'refused':
        if (frame.id) this.#refused(frame.id, frame)
        break
      case 'signal':
        this.#receiveSignal(frame)
        break
      case 'renewed':
        this.#planRenewal(frame.expiresAt)
        break
      case 'heartbeat':
        for (const [log, seq] of Object.entries(frame.seqs))
          if (seq > this.#views.seqOf(log as LogId)) this.#fillGap(log as LogId)
    }
    this.#announce()
  }

  #welcomed({ now, you, logs }: Welcome): void {
    this.#serverAheadMs = now - this.#clock.now()
    this.#you = you
    if (you.role !== 'contact') this.#planRenewal(you.expiresAt)
    this.#views.keepOnly(logs as LogId[])
    for (const id of this.#views.conversations.keys()) this.#views.change(id, { disconnected: [] })
    this.#flush()
    for (const id of this.#readUpTo.keys()) this.#sayRead(id)
  }

  #receiveEvents(log: LogId, events: readonly LoggedEvent[]): void {
    const gap = this.#views.receive(log, events)
    if (gap) this.#fillGap(log)
    else this.#reached(log, events)
  }

  #receivePage(id: string, events: readonly LoggedEvent[]): void {
    const question = this.#questions.get(id)
    this.#questions.delete(id)
    if (question?.wants === 'older') this.#views.receiveOlder(question.log, events)
    else if (question) this.#receiveEvents(question.log, events)
  }

  /** Clears the outbox of what has arrived in the log. */
  #reached(log: LogId, events: readonly LoggedEvent[]): void {
    const causes = new Set(events.flatMap(({ cause }) => cause ?? []))
    this.#outbox.reached(conversationIdOf(log), this.#views.seqOf(log), causes)
    this.#outboxChanged()
  }

  #accepted(id: string, seq: number | undefined): void {
    const entry = this.#outbox.entries.find((entry) => entry.id === id)
    this.#outbox.accepted(id, seq, entry?.in ? this.#views.seqOf(conversationLog(entry.in)) : 0)
    this.#outboxChanged()
    this.#answer(id, { is: 'accepted', seq })
  }

  #refused(id: string, { code, facts, retry, remedy }: Refusal): void {
    this.#questions.delete(id)
    if (retry === 'later' && this.#outbox.entries.some((entry) => entry.id === id)) {
      // The server is busy or counts too fast a hand: the same command again, after the time it named.
      const waitMs = Number(facts['retryAfterMs'] ?? 1_000)
      this.#clock.after(waitMs, () => {
        this.#sentOnThisLine.delete(id)
        this.#flush()
      })
      return
    }
    this.#outbox.refused(id, { code, facts, retry, remedy })
    this.#outboxChanged()
    this.#answer(id, { is: 'refused', code, facts, retry, remedy })
  }

  #receiveSignal({ name, in: conversation, by, body }: Extract<ServerFrame, { type: 'signal' }>): void {
    if (name === 'typing' && conversation && by)
      this.#typing.heard(conversation, by, (body as SignalBody<'typing'>).is)
    if (name === 'presence-changed' && this.#you && this.#you.role !== 'contact')
      this.#you = { ...this.#you, presence: body as SignalBody<'presence-changed'> }
    if (name === 'connection-changed' && conversation && this.#views.conversations.has(conversation)) {
      const { participant, is } = body as SignalBody<'connection-changed'>
      const others = this.#views.view(conversation).disconnected.filter((other) => other !== participant)
      this.#views.change(conversation, { disconnected: is === 'connected' ? others : [...others, participant] })
    }
  }

  /** Sends what waits, in order, once per line. */
  #flush(): void {
    for (const { id, name, in: conversation, body, state } of this.#outbox.entries) {
      if (state.is === 'refused' || this.#sentOnThisLine.has(id)) continue
      if (!this.#line.send({ type: 'command', id, name, in: conversation, body })) return
      this.#sentOnThisLine.add(id)
    }
  }

  #sayRead(conversation: ConversationId): void {
    const me = this.me(conversation)
    const upTo = this.#readUpTo.get(conversation) ?? 0
    const saidUpTo = me ? (this.#views.view(conversation).conversation.readMarks[me] ?? 0) : 0
    if (upTo > saidUpTo) void this.ask('mark-read', { upTo }, conversation)
  }

  #fillGap(log: LogId): void {
    this.#question(log, 'gap', { after: this.#views.seqOf(log) })
  }

  /** Asks for a part of a log, once at a time for each purpose. */
  #question(log: LogId, wants: 'older' | 'gap', range: { after?: number; before?: number }): boolean {
    for (const asked of this.#questions.values()) if (asked.log === log && asked.wants === wants) return true
    const id = newId()
    if (!this.#line.send({ type: 'read', id, log, ...range, limit: limits.pageEvents })) return false
    this.#questions.set(id, { log, wants })
    return true
  }

  #planRenewal(expiresAt: number): void {
    this.#callOffRenewal()
    const leftMs = expiresAt - this.serverNow
    this.#callOffRenewal = this.#clock.after(Math.max(leftMs - 60_000, leftMs / 2), () => {
      void this.#options.signIn().then(
        (as) => void (as.role === 'agent' && this.#line.send({ type: 'renew', token: as.token })),
        () => this.#planRenewal(expiresAt),
      )
    })
  }

  #answerTo(id: string): Promise<Answer> {
    return new Promise((resolve) => this.#answers.set(id, resolve))
  }

  #answer(id: string, answer: Answer): void {
    this.#answers.get(id)?.(answer)
    this.#answers.delete(id)
  }

  #outboxChanged(): void {
    const conversations = new Set(this.#views.conversations.keys())
    for (const { in: conversation } of this.#outbox.entries) if (conversation) conversations.add(conversation)
    for (const id of conversations) {
      const before = this.#views.view(id).pending
      const pending = pendingLines(this.#outbox.entries, id)
      if (before.length > 0 || pending.length > 0) this.#views.change(id, { pending })
    }
    this.#announce()
  }

  #announce(): void {
    if (this.#announced) return
    this.#announced = true
    queueMicrotask(() => {
      this.#announced = false
      for (const listener of this.#listeners) listener()
    })
  }
}

/** What the server would say if it could be reached. */
const unreachable: Answer = {
  is: 'refused',
  code: 'unavailable',
  facts: { retryAfterMs: 1_000 },
  retry: 'later',
  remedy: 'Try again when the line is back; nothing was lost.',
}
