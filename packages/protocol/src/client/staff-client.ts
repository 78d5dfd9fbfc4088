import { applyInteractionPlaced } from '../apply-event.ts'
import type { MemoryName, MemoryValue, StoredMemory } from '../features/memory.ts'
import type { CommandBody, SignalBody } from '../features/index.ts'
import type { ContactQuestion } from '../features/contacts.ts'
import type { StandardResponse } from '../features/responses.ts'
import type { ClientFrame, ServerFrame, Welcome } from '../frame.ts'
import { conversationIdOf, newId, type CommandId, type ConversationId, type LogId, type ParticipantId } from '../ids.ts'
import { partyOf } from '../interaction.ts'
import { unsentHoldMs } from '../limits.ts'
import { ChatClient, type ChatClientOptions } from './chat-client.ts'
import { ContactQuestions, type ContactReply } from './contact-questions.ts'
import { Fading } from './fading.ts'
import type { OutboxEntry } from './outbox.ts'
import { Postponed } from './postponed.ts'
import { Reading } from './reading.ts'
import { RunningWatch } from './running-watch.ts'
import { TeamWatch, type TeamView } from './team-watch.ts'
import type { Unsent } from './views.ts'

/** What is looked for, and where an earlier answer said that it goes on. */
export type SearchQuestion = Omit<Extract<ClientFrame, { type: 'search' }>, 'type' | 'id'>
export type SearchAnswer = Pick<Extract<ServerFrame, { type: 'found' }>, 'hits' | 'before'>

/** How long before it expires a token is renewed, in milliseconds, or half of its life when that is short. */
const renewalMs = 60_000

/** An agent's side of the protocol: besides conversations, the interactions beside them, presence, and tokens that expire. */
export class StaffClient extends ChatClient {
  #callOffRenewal: () => void = () => {}
  #responsesVersion = 0
  readonly #unsent: Fading<Unsent>
  readonly #postponed = new Postponed(this.clock, (frame) => this.line.send(frame))
  readonly #contacts = new ContactQuestions((frame) => this.#postponed.send(frame))
  readonly #team = new TeamWatch((frame) => this.line.send(frame))
  /** What a supervisor looks at. Needs the permission `supervise-watch`. */
  readonly running = new RunningWatch((frame) => this.line.send(frame))
  readonly #watchers = new Map<ConversationId, readonly string[]>()
  #memory: { kept?: StoredMemory | undefined; waiting: readonly OutboxEntry[]; value: StoredMemory } = {
    waiting: [],
    value: {},
  }

  constructor(options: ChatClientOptions) {
    super(options, applyInteractionPlaced)
    this.reading = new Reading((frame) => this.#postponed.send(frame))
    this.#unsent = new Fading(this.clock, unsentHoldMs, (id, unsent) => this.show(id, { unsent }))
  }

  override get you(): Extract<Welcome['you'], { role: 'agent' | 'supervisor' }> | undefined {
    const you = super.you
    return you && 'agentId' in you ? you : undefined
  }

  override close(): void {
    super.close()
    this.#unsent.forgetAll()
    this.#callOffRenewal()
  }

  override me(id: ConversationId): ParticipantId | undefined {
    const interaction = this.interactions.get(id)
    return this.you && interaction && partyOf(interaction, this.you.agentId)?.participantId
  }

  /** Another one as soon as the standard responses are others than those that were asked for before. */
  get responsesVersion(): number {
    return this.#responsesVersion
  }

  /** The standard responses that all agents have; nothing when the line is down. */
  responses(): Promise<readonly StandardResponse[] | undefined> {
    return new Promise((got) => {
      const isAsked = this.reading.ask(newId(), { type: 'list', what: 'responses' }, (answer) =>
        got(answer?.type === 'listed' ? answer.responses : undefined),
      )
      if (!isAsked) got(undefined)
    })
  }

  /**
   * Looks for words in what this agent may see, newest first; nothing when it was refused or the line is down. The server takes
   * about three questions a second: ask the next one when this one is answered.
   */
  search(asked: SearchQuestion): Promise<SearchAnswer | undefined> {
    return new Promise((got) => {
      const isAsked = this.reading.ask(newId(), { type: 'search', ...asked }, (answer) =>
        got(answer?.type === 'found' ? answer : undefined),
      )
      if (!isAsked) got(undefined)
    })
  }

  /** Whom there is to ask; nothing while nobody looks at the team. */
  get team(): TeamView | undefined {
    return this.#team.view
  }

  /** Looks at the team from now on, with all that changes in it; returns how to look away. Needs the permission `team-communicator`. */
  watchTeam(): () => void {
    return this.#team.watch()
  }

  /** Asks about contacts and their histories, or wants something about them changed. Refused at once while the line is down. */
  askContacts(question: ContactQuestion): Promise<ContactReply> {
    return this.#contacts.ask(question)
  }

  /** Which supervisors read a conversation along, by their names, where agents are told so. */
  watchersOf(id: ConversationId): readonly string[] {
    return this.#watchers.get(id) ?? []
  }

  /** What the server keeps for this agent, and what it is still to be told. The same object while nothing has changed. */
  get memory(): StoredMemory {
    const kept = this.you?.memory
    const waiting = this.outbox.filter(({ name, state }) => name === 'remember' && state.is !== 'refused')
    if (kept !== this.#memory.kept || !isSame(waiting, this.#memory.waiting)) {
      const told = waiting.map(({ body }) => body as CommandBody<'remember'>)
      this.#memory = { kept, waiting, value: told.reduce(withRemembered, kept ?? {}) }
    }
    return this.#memory.value
  }

  /**
   * Keeps something for this agent, in place of what was kept under the name; it waits while the line is down. What the server
   * refuses (too much, too large) is forgotten.
   */
  remember<Name extends MemoryName>(name: Name, value: MemoryValue<Name>): void {
    for (const { id, name: command, body } of this.outbox)
      if (command === 'remember' && (body as CommandBody<'remember'>).name === name) this.discard(id)
    const { id, answered } = this.send('remember', { name, value } as CommandBody<'remember'>)
    void answered.then(({ is }) => {
      if (is === 'refused') this.discard(id)
    })
  }

  protected override lineChanged(): void {
    if (this.connection.is !== 'online') {
      this.#callOffRenewal()
      this.#postponed.lineLost()
      this.#contacts.lineLost()
    }
    super.lineChanged()
  }

  protected override welcomed(welcome: Welcome): void {
    super.welcomed(welcome)
    // What changed while the line was down was not heard of.
    this.#responsesVersion++
    this.#team.welcomed()
    this.#watchers.clear()
    this.running.welcomed()
    if (this.you) this.#planRenewal(this.you.expiresAt)
    for (const id of this.conversations.keys()) this.views.change(id, { disconnected: [] })
  }

  protected override received(frame: ServerFrame): void {
    if (this.#postponed.takes(frame)) return
    if (frame.type === 'renewed') this.#renewed(frame)
    if (frame.type === 'signal') this.#heard(frame)
    if (frame.type === 'events') this.#sentBy(frame)
    if (frame.type === 'accepted') this.#kept(frame.id)
    this.#contacts.received(frame)
    if (frame.type === 'team') this.#team.received(frame)
    if (frame.type === 'running') this.running.received(frame)
    if (frame.type === 'closed') this.running.closed(conversationIdOf(frame.log as LogId))
    if (frame.type === 'found') this.reading.answered(frame.id, frame)
    super.received(frame)
  }

  /** The roles in the new token may be others than those before. */
  #renewed({ expiresAt, permissions }: Extract<ServerFrame, { type: 'renewed' }>): void {
    this.#planRenewal(expiresAt)
    if (this.you && permissions) this.setYou({ ...this.you, permissions })
  }

  #sentBy({ log, events }: Extract<ServerFrame, { type: 'events' }>): void {
    const conversation = conversationIdOf(log as LogId)
    const unsent = this.conversations.get(conversation)?.unsent ?? []
    for (const { name, by } of events)
      if (name === 'message-sent' && unsent.some((text) => text.by === by)) this.#unsent.heard(conversation, by)
  }

  /** What was accepted is what is kept, until something else is heard. */
  #kept(command: CommandId): void {
    const entry = this.outbox.find(({ id, name }) => id === command && name === 'remember')
    if (entry) this.#remembered(entry.body as CommandBody<'remember'>)
  }

  #remembered(told: CommandBody<'remember'>): void {
    if (this.you) this.setYou({ ...this.you, memory: withRemembered(this.you.memory ?? {}, told) })
  }

  #heard({ name, in: conversation, by, body }: Extract<ServerFrame, { type: 'signal' }>): void {
    if (name === 'presence-changed' && this.you)
      this.setYou({ ...this.you, presence: body as SignalBody<'presence-changed'> })
    if (name === 'typing' && conversation && by) this.#heardUnsent(conversation, by, body as SignalBody<'typing'>)
    if (name === 'watched' && conversation) this.#watchers.set(conversation, (body as SignalBody<'watched'>).by)
    if (name === 'channels-changed' && this.you)
      this.setYou({ ...this.you, channels: (body as SignalBody<'channels-changed'>).channels })
    if (name === 'responses-changed') this.#responsesVersion++
    if (name === 'remembered') this.#remembered(body as SignalBody<'remembered'>)
    if (name === 'connection-changed' && conversation && this.conversations.has(conversation)) {
      const { participant, is } = body as SignalBody<'connection-changed'>
      const others = this.views.view(conversation).disconnected.filter((other) => other !== participant)
      this.views.change(conversation, { disconnected: is === 'connected' ? others : [...others, participant] })
    }
  }

  /** Only who tells a text changes what is shown of it; who has sent it, or emptied the field, has none. */
  #heardUnsent(conversation: ConversationId, by: ParticipantId, { text }: SignalBody<'typing'>): void {
    if (text === undefined) return
    this.#unsent.heard(conversation, by, text.trim() === '' ? undefined : { by, text })
  }

  #planRenewal(expiresAt: number): void {
    this.#callOffRenewal()
    const leftMs = expiresAt - this.serverNow
    this.#callOffRenewal = this.clock.after(Math.max(leftMs - renewalMs, leftMs / 2), () => {
      void this.options.signIn().then(
        (as) => void (as.role === 'agent' && this.line.send({ type: 'renew', token: as.token })),
        () => this.#planRenewal(expiresAt),
      )
    })
  }
}

const withRemembered = (memory: StoredMemory, { name, value }: CommandBody<'remember'>): StoredMemory => ({
  ...memory,
  [name]: value,
})

const isSame = (one: readonly OutboxEntry[], other: readonly OutboxEntry[]) =>
  one.length === other.length && one.every((entry, place) => entry === other[place])
