import { systemClock, type Clock } from '../clock.ts'
import { contactIn } from '../conversation.ts'
import type { CommandBody, CommandName, SignalBody, SignalName } from '../features/index.ts'
import type { LoggedEvent } from '../features/types.ts'
import type { Hello, Response, ServerFrame, Welcome } from '../frame.ts'
import {
  conversationIdOf,
  conversationLog,
  kindOf,
  newId,
  type ConversationId,
  type LogId,
  type ParticipantId,
} from '../ids.ts'
import { partyOf, type Interaction } from '../interaction.ts'
import { spokenVersions } from '../versions.ts'
import { Commands, type Answer, type Sent } from './commands.ts'
import type { ConnectionState } from './connection.ts'
import { GrowingMessages } from './growing.ts'
import { Line } from './line.ts'
import { Outbox, type OutboxEntry, type Wish } from './outbox.ts'
import { Reading } from './reading.ts'
import { memoryStore, type KeyValueStore } from './remembered.ts'
import type { Dial } from './socket.ts'
import { pendingChoices, pendingLines } from './transcript.ts'
import { TypingNotices } from './typing.ts'
import { type FoldInteraction, Views, type ConversationView } from './views.ts'

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
  /** How interactions fold: `applyInteractionEvent`. Only agents need it, so contacts' pages do not carry it. */
  readonly foldInteraction?: FoldInteraction
  readonly clock?: Clock
  /** From 0 to 1; spreads reconnects. */
  readonly random?: () => number
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
  readonly #commands: Commands
  readonly #reading: Reading
  readonly #views: Views
  readonly #typing: TypingNotices
  readonly #growing: GrowingMessages
  readonly #listeners = new Set<() => void>()
  readonly #readUpTo = new Map<ConversationId, number>()
  readonly #lists = new Map<string, (responses: readonly Response[] | undefined) => void>()
  #followed = new Set<LogId>()
  #you: Welcome['you'] | undefined
  #serverAheadMs = 0
  #restored: Promise<void> | undefined
  #callOffRenewal: () => void = () => {}
  #announcing = false

  constructor(options: ChatClientOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#views = new Views(options.foldInteraction)
    this.#outbox = new Outbox(options.outboxStore ?? memoryStore())
    this.#line = new Line({
      dial: options.dial,
      clock: this.#clock,
      random: options.random ?? Math.random,
      hello: () => this.#hello(),
      received: (frame) => this.#receive(frame),
      changed: () => this.#lineChanged(),
    })
    this.#reading = new Reading((frame) => this.#line.send(frame))
    this.#commands = new Commands({
      outbox: this.#outbox,
      clock: this.#clock,
      sendFrame: (frame) => this.#line.send(frame),
      reachedSeq: (conversation) => this.#views.seqOf(conversationLog(conversation)),
      follows: (conversation) => this.#followed.has(conversationLog(conversation)),
    })
    this.#typing = new TypingNotices(this.#clock, (conversation, typing) => {
      if (this.#views.conversations.has(conversation)) this.#views.change(conversation, { typing })
      this.#announce()
    })
    this.#growing = new GrowingMessages(this.#clock, (conversation, growing) => {
      if (this.#views.conversations.has(conversation)) this.#views.change(conversation, { growing })
      this.#announce()
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

  get interactions(): ReadonlyMap<ConversationId, Interaction> {
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
    this.#growing.forgetAll()
  }

  /** The network or the page may be back. */
  hint(): void {
    this.#line.hint()
  }

  /** Who this person is inside a conversation; nothing before they are in it. */
  me(id: ConversationId): ParticipantId | undefined {
    const you = this.#you
    const interaction = this.#views.interactions.get(id)
    const { conversation } = this.#views.view(id)
    if (you?.role === 'bot') return conversation.participants.find(({ role }) => role === 'bot')?.id
    if (you && you.role !== 'contact') return interaction && partyOf(interaction, you.agentId)?.participantId
    return contactIn(conversation)?.id
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
    this.#line.send({ type: 'signal', name, in: conversation, body })
  }

  /** Sends a refused command again, as a new one; `as` changes what it wishes for and where. */
  retry(id: string, as: Partial<Wish> = {}): void {
    this.#outbox.retry(id, newId(), this.#clock.now(), as)
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
    const view = this.#views.conversations.get(id)
    if (view?.older !== 'more') return
    const log = conversationLog(id)
    const asked = this.#reading.ask(log, 'older', { before: view.transcript.fromSeq }, (events) => {
      if (events) this.#views.receiveOlder(log, events)
      else this.#views.change(id, { older: 'more' })
    })
    if (asked) this.#views.change(id, { older: 'loading' })
    this.#announce()
  }

  /** The events of a log after a `seq`, at most a page; nothing when they may not be read or the line is lost meanwhile. */
  readPage(log: LogId, after: number): Promise<readonly LoggedEvent[] | undefined> {
    return new Promise((got) => {
      if (!this.#reading.ask(log, newId(), { after }, got)) got(undefined)
    })
  }

  /** The rich standard responses of the configuration; nothing when the line is down. For staff. */
  responses(): Promise<readonly Response[] | undefined> {
    return new Promise((got) => {
      const id = newId()
      if (this.#line.send({ type: 'list', id, what: 'responses' })) this.#lists.set(id, got)
      else got(undefined)
    })
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
      this.#callOffRenewal()
      this.#commands.lineLost()
      this.#reading.lineLost()
      for (const got of this.#lists.values()) got(undefined)
      this.#lists.clear()
    }
    this.#announce()
  }

  #receive(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#welcomed(frame)
        break
      case 'opened':
        this.#followed.add(frame.log as LogId)
        this.#views.open(frame.log as LogId, frame.state as never, frame.events as LoggedEvent[])
        this.#reached(frame.log as LogId, frame.events as LoggedEvent[])
        break
      case 'events':
        this.#receiveEvents(frame.log as LogId, frame.events as LoggedEvent[])
        break
      case 'closed':
        this.#followed.delete(frame.log as LogId)
        this.#views.close(frame.log as LogId)
        if (this.#commands.dropUnreachable()) this.#outboxChanged()
        break
      case 'page':
        this.#reading.answered(frame.id, frame.events as LoggedEvent[])
        break
      case 'listed':
        this.#lists.get(frame.id)?.(frame.responses)
        this.#lists.delete(frame.id)
        break
      case 'accepted':
        this.#commands.accepted(frame.id, frame.seq)
        this.#outboxChanged()
        break
      case 'refused':
        if (!frame.id) break
        this.#reading.answered(frame.id, undefined)
        this.#lists.get(frame.id)?.(undefined)
        this.#lists.delete(frame.id)
        this.#commands.refused(frame.id, frame)
        this.#outboxChanged()
        break
      case 'signal':
        this.#receiveSignal(frame)
        break
      case 'renewed':
        this.#planRenewal(frame.expiresAt)
        break
      case 'heartbeat':
        if (this.#commands.dropUnreachable()) this.#outboxChanged()
        for (const [log, seq] of Object.entries(frame.seqs))
          if (seq > this.#views.seqOf(log as LogId)) this.#fillGap(log as LogId)
    }
    this.#announce()
  }

  #welcomed({ now, you, logs }: Welcome): void {
    this.#serverAheadMs = now - this.#clock.now()
    this.#you = you
    if ('expiresAt' in you) this.#planRenewal(you.expiresAt)
    this.#followed = new Set(logs as LogId[])
    this.#views.keepOnly(logs as LogId[])
    if (this.#commands.dropUnreachable()) this.#outboxChanged()
    for (const id of this.#views.conversations.keys()) this.#views.change(id, { disconnected: [] })
    this.#commands.flush()
    for (const id of this.#readUpTo.keys()) this.#sayRead(id)
  }

  #receiveEvents(log: LogId, events: readonly LoggedEvent[]): void {
    if (this.#views.receive(log, events) === 'gap') this.#fillGap(log)
    else this.#reached(log, events)
  }

  #fillGap(log: LogId): void {
    this.#reading.ask(log, 'gap', { after: this.#views.seqOf(log) }, (events) => {
      if (events) this.#receiveEvents(log, events)
    })
  }

  /** Clears the outbox of what has arrived in the log, and tells whoever waits for an answer: the log is one. */
  #reached(log: LogId, events: readonly LoggedEvent[]): void {
    const reachedSeq = this.#views.seqOf(log)
    const causes = new Map(events.flatMap(({ cause, seq }) => (cause ? [[cause, seq] as const] : [])))
    if (this.#outbox.reached(conversationIdOf(log), reachedSeq, new Set(causes.keys()))) this.#outboxChanged()
    if (kindOf(log) !== 'conversation') return
    for (const [id, seq] of causes) this.#commands.arrived(id, seq)
    const said = events.filter(({ name }) => name === 'message-sent')
    this.#growing.done(
      conversationIdOf(log),
      said.map(({ by }) => by),
    )
  }

  #receiveSignal({ name, in: conversation, by, body }: Extract<ServerFrame, { type: 'signal' }>): void {
    if (name === 'typing' && conversation && by) this.#typing.heard(conversation, by, (body as SignalBody<'typing'>).is)
    if (name === 'message-growing' && conversation && by)
      this.#growing.heard(conversation, by, body as SignalBody<'message-growing'>)
    if (name === 'presence-changed' && this.#you && 'presence' in this.#you)
      this.#you = { ...this.#you, presence: body as SignalBody<'presence-changed'> }
    if (name === 'connection-changed' && conversation && this.#views.conversations.has(conversation)) {
      const { participant, is } = body as SignalBody<'connection-changed'>
      const others = this.#views.view(conversation).disconnected.filter((other) => other !== participant)
      this.#views.change(conversation, { disconnected: is === 'connected' ? others : [...others, participant] })
    }
  }

  #sayRead(conversation: ConversationId): void {
    const me = this.me(conversation)
    const upTo = this.#readUpTo.get(conversation) ?? 0
    const saidUpTo = me ? (this.#views.view(conversation).conversation.readMarks[me] ?? 0) : 0
    if (upTo > saidUpTo) void this.ask('mark-read', { upTo }, conversation)
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

  #outboxChanged(): void {
    const conversations = new Set(this.#views.conversations.keys())
    for (const { in: conversation } of this.#outbox.entries) if (conversation) conversations.add(conversation)
    for (const id of conversations) {
      const before = this.#views.view(id)
      const pending = pendingLines(this.#outbox.entries, id)
      const choosing = pendingChoices(this.#outbox.entries, id)
      if (before.pending.length + pending.length > 0) this.#views.change(id, { pending })
      if (before.choosing.size + choosing.size > 0) this.#views.change(id, { choosing })
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
