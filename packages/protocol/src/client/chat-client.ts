import { systemClock, type Clock } from '../clock.ts'
import type { CommandBody, CommandName, SignalBody, SignalName } from '../features/index.ts'
import type { LoggedEvent } from '../features/types.ts'
import type { Hello, ServerFrame, Welcome } from '../frame.ts'
import {
  conversationIdOf,
  conversationLog,
  kindOf,
  newId,
  type ConversationId,
  type LogId,
  type ParticipantId,
} from '../ids.ts'
import type { Interaction } from '../interaction.ts'
import { growingHoldMs, limits, typingHoldMs } from '../limits.ts'
import { spokenVersions } from '../versions.ts'
import { Commands, type Answer, type Sent } from './commands.ts'
import type { ConnectionState } from './connection.ts'
import { Fading } from './fading.ts'
import { Line } from './line.ts'
import { Outbox, type OutboxEntry, type Wish } from './outbox.ts'
import { Reading } from './reading.ts'
import { memoryStore, type KeyValueStore } from './remembered.ts'
import type { Dial } from './socket.ts'
import { pendingChoices, pendingLines } from './transcript.ts'
import { type FoldInteraction, type Growing, Views, type ConversationView } from './views.ts'

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

/**
 * A contact's or a bot's side of the protocol (agents have `StaffClient`): follows logs, folds them, sends commands, and survives lost lines.
 * Everything that it shows is a value; `onChange` says when to look again.
 */
export class ChatClient {
  protected readonly options: ChatClientOptions
  protected readonly clock: Clock
  protected readonly line: Line
  readonly #outbox: Outbox
  readonly #commands: Commands
  protected reading: Reading
  protected readonly views: Views
  readonly #typing: Fading<ParticipantId>
  readonly #growing: Fading<Growing>
  readonly #listeners = new Set<() => void>()
  readonly #readUpTo = new Map<ConversationId, number>()
  #followed = new Set<LogId>()
  #you: Welcome['you'] | undefined
  #serverAheadMs = 0
  #restored: Promise<void> | undefined
  #announcing = false

  /** @param foldInteraction how interactions fold; without it they are taken as they come: contacts' pages have none */
  constructor(options: ChatClientOptions, foldInteraction?: FoldInteraction) {
    this.options = options
    this.clock = options.clock ?? systemClock
    this.views = new Views(foldInteraction)
    this.#outbox = new Outbox(options.outboxStore ?? memoryStore())
    this.line = new Line({
      dial: options.dial,
      clock: this.clock,
      random: options.random ?? Math.random,
      hello: () => this.#hello(),
      received: (frame) => this.received(frame),
      changed: () => this.lineChanged(),
    })
    this.reading = new Reading((frame) => this.line.send(frame))
    this.#commands = new Commands({
      outbox: this.#outbox,
      clock: this.clock,
      sendFrame: (frame) => this.line.send(frame),
      reachedSeq: (conversation) => this.views.seqOf(conversationLog(conversation)),
      follows: (conversation) => this.#followed.has(conversationLog(conversation)),
    })
    this.#typing = new Fading(this.clock, typingHoldMs, (id, typing) => this.show(id, { typing }))
    this.#growing = new Fading(this.clock, growingHoldMs, (id, growing) => this.show(id, { growing }))
  }

  get connection(): ConnectionState {
    return this.line.state
  }

  /** What the server said about this person when it welcomed them last. */
  get you(): Welcome['you'] | undefined {
    return this.#you
  }

  /** Now by the server's clock, as well as this client knows it: milliseconds since 1970. */
  get serverNow(): number {
    return this.clock.now() + this.#serverAheadMs
  }

  protected setYou(you: Welcome['you']): void {
    this.#you = you
  }

  get conversations(): ReadonlyMap<ConversationId, ConversationView> {
    return this.views.conversations
  }

  get interactions(): ReadonlyMap<ConversationId, Interaction> {
    return this.views.interactions
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
    this.line.open()
  }

  close(): void {
    this.line.close()
    this.#typing.forgetAll()
    this.#growing.forgetAll()
  }

  /** The network or the page may be back. */
  hint(): void {
    this.line.hint()
  }

  /** Who this person is inside a conversation; nothing before they are in it. */
  me(id: ConversationId): ParticipantId | undefined {
    const role = this.#you?.role ?? 'contact'
    return this.views.view(id).conversation.participants.find((participant) => participant.role === role)?.id
  }

  /** Sends a command that must not be lost: it waits in the outbox while the line is down, and over a reload. */
  send<Name extends CommandName>(name: Name, body: CommandBody<Name>, conversation?: ConversationId): Sent {
    const sent = this.#commands.send(name, body, conversation)
    this.#outboxChanged()
    return sent
  }

  /** Sends a command that means something only now. Without a line it is refused at once as `unavailable`. */
  ask<Name extends CommandName>(name: Name, body: CommandBody<Name>, conversation?: ConversationId): Promise<Answer> {
    return this.#commands.ask(name, body, conversation)
  }

  /** Says that this person has seen everything up to `upTo`. Said again after a lost line; never backwards. */
  markRead(conversation: ConversationId, upTo: number): void {
    if (upTo <= (this.#readUpTo.get(conversation) ?? 0)) return
    this.#readUpTo.set(conversation, upTo)
    this.#sayRead(conversation)
  }

  /** Sends a signal, or drops it when the line is down. */
  signal<Name extends SignalName>(name: Name, body: SignalBody<Name>, conversation: ConversationId): void {
    this.line.send({ type: 'signal', name, in: conversation, body })
  }

  /** Sends a refused command again, as a new one; `as` changes what it wishes for and where. */
  retry(id: string, as: Partial<Wish> = {}): void {
    this.#outbox.retry(id, newId(), this.clock.now(), as)
    this.#commands.flush()
    this.#outboxChanged()
  }

  /** Forgets a command that has not been accepted. */
  discard(id: string): void {
    this.#outbox.remove(id)
    this.#outboxChanged()
  }

  /** Asks for the page before the first line. Answered by a longer transcript. */
  loadOlder(id: ConversationId): void {
    const view = this.views.conversations.get(id)
    if (view?.older !== 'more') return
    const log = conversationLog(id)
    const asked = this.#read('older', log, { before: view.transcript.fromSeq }, (events) => {
      if (events) this.views.receiveOlder(log, events)
      else this.views.change(id, { older: 'more' })
    })
    if (asked) this.views.change(id, { older: 'loading' })
    this.#announce()
  }

  /** The events of a log after a `seq`, at most a page; nothing when they may not be read or the line is lost meanwhile. */
  readPage(log: LogId, after: number): Promise<readonly LoggedEvent[] | undefined> {
    return new Promise((got) => {
      if (!this.#read(newId(), log, { after }, got)) got(undefined)
    })
  }

  /** Asks for at most a page of a log, by exclusive bounds. */
  #read(
    purpose: string,
    log: LogId,
    range: { readonly after?: number; readonly before?: number },
    got: (events: LoggedEvent[] | undefined) => void,
  ): boolean {
    return this.reading.ask(`${purpose} ${log}`, { type: 'read', log, ...range, limit: limits.pageEvents }, (page) =>
      got(page?.type === 'page' ? (page.events as LoggedEvent[]) : undefined),
    )
  }

  async #hello(): Promise<Hello> {
    const as = await this.options.signIn()
    return {
      type: 'hello',
      versions: [...spokenVersions],
      client: this.options.clientName,
      as,
      language: this.options.language,
      following: this.views.positions(),
    }
  }

  protected lineChanged(): void {
    if (this.line.state.is !== 'online') {
      this.#commands.lineLost()
      this.reading.lineLost()
    }
    this.#announce()
  }

  protected received(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.welcomed(frame)
        break
      case 'opened':
        this.#followed.add(frame.log as LogId)
        this.views.open(frame.log as LogId, frame.state as never, frame.events as LoggedEvent[])
        this.#reached(frame.log as LogId, frame.events as LoggedEvent[])
        break
      case 'events':
        this.#receiveEvents(frame.log as LogId, frame.events as LoggedEvent[])
        break
      case 'closed':
        this.#followed.delete(frame.log as LogId)
        this.views.close(frame.log as LogId)
        if (this.#commands.dropUnreachable()) this.#outboxChanged()
        break
      case 'page':
      case 'listed':
        this.reading.answered(frame.id, frame)
        break
      case 'accepted':
        this.#commands.accepted(frame.id, frame.seq)
        this.#outboxChanged()
        break
      case 'refused':
        if (!frame.id) break
        this.reading.answered(frame.id, undefined)
        this.#commands.refused(frame.id, frame)
        this.#outboxChanged()
        break
      case 'signal':
        this.#receiveSignal(frame)
        break
      case 'heartbeat':
        if (this.#commands.dropUnreachable()) this.#outboxChanged()
        for (const [log, seq] of Object.entries(frame.seqs))
          if (seq > this.views.seqOf(log as LogId)) this.#fillGap(log as LogId)
    }
    this.#announce()
  }

  protected welcomed({ now, you, logs }: Welcome): void {
    this.#serverAheadMs = now - this.clock.now()
    this.#you = you
    this.#followed = new Set(logs as LogId[])
    this.views.keepOnly(logs as LogId[])
    if (this.#commands.dropUnreachable()) this.#outboxChanged()
    this.#commands.flush()
    for (const id of this.#readUpTo.keys()) this.#sayRead(id)
  }

  #receiveEvents(log: LogId, events: readonly LoggedEvent[]): void {
    if (this.views.receive(log, events) === 'gap') this.#fillGap(log)
    else this.#reached(log, events)
  }

  #fillGap(log: LogId): void {
    this.#read('gap', log, { after: this.views.seqOf(log) }, (events) => {
      if (events) this.#receiveEvents(log, events)
    })
  }

  /** Clears the outbox of what has arrived in the log, and tells whoever waits for an answer: the log is one. */
  #reached(log: LogId, events: readonly LoggedEvent[]): void {
    const reachedSeq = this.views.seqOf(log)
    const causes = new Map(events.flatMap(({ cause, seq }) => (cause ? [[cause, seq] as const] : [])))
    if (this.#outbox.reached(conversationIdOf(log), reachedSeq, new Set(causes.keys()))) this.#outboxChanged()
    if (kindOf(log) !== 'conversation') return
    for (const [id, seq] of causes) this.#commands.arrived(id, seq)
    for (const { name, by } of events) if (name === 'message-sent') this.#growing.heard(conversationIdOf(log), by)
  }

  #receiveSignal({ name, in: conversation, by, body }: Extract<ServerFrame, { type: 'signal' }>): void {
    if (!conversation || !by) return
    if (name === 'typing')
      this.#typing.heard(conversation, by, (body as SignalBody<'typing'>).is === 'writing' ? by : undefined)
    if (name === 'message-growing') {
      const growing = body as SignalBody<'message-growing'>
      this.#growing.heard(conversation, by, growing.text === '' ? undefined : { by, ...growing })
    }
  }

  protected show(conversation: ConversationId, change: Partial<ConversationView>): void {
    if (this.views.conversations.has(conversation)) this.views.change(conversation, change)
    this.#announce()
  }

  #sayRead(conversation: ConversationId): void {
    const me = this.me(conversation)
    const upTo = this.#readUpTo.get(conversation) ?? 0
    const saidUpTo = me ? (this.views.view(conversation).conversation.readMarks[me] ?? 0) : 0
    if (upTo > saidUpTo) void this.ask('mark-read', { upTo }, conversation)
  }

  #outboxChanged(): void {
    const conversations = new Set(this.views.conversations.keys())
    for (const { in: conversation } of this.#outbox.entries) if (conversation) conversations.add(conversation)
    for (const id of conversations) {
      const before = this.views.view(id)
      const pending = pendingLines(this.#outbox.entries, id)
      const choosing = pendingChoices(this.#outbox.entries, id)
      if (before.pending.length + pending.length > 0) this.views.change(id, { pending })
      if (before.choosing.size + choosing.size > 0) this.views.change(id, { choosing })
    }
    this.#announce()
  }

  #announce(): void {
    if (this.#announcing) return
    this.#announcing = true
    queueMicrotask(() => {
      this.#announcing = false
      for (const listener of this.#listeners) listener()
    })
  }
}
