import {
  type Choice,
  type Clock,
  type CommandBody,
  type CommandName,
  type ConversationId,
  newId,
  systemClock,
  type SignalBody,
} from '@parley/protocol'
import {
  ChatClient,
  type Dial,
  indexedStore,
  type KeyValueStore,
  localNotes,
  type Notes,
  type OutboxEntry,
  type Sent,
  tabNotes,
} from '@parley/protocol/client'
import { allowedMedia, type Media } from '@parley/ui'
import { runningNote } from '../whereabouts.ts'
import { type ContactState, type Ending, goingOn, onScreen, stageOf, unreadIn, withLeftovers } from './contact-state.ts'
import { Drafts } from './drafts.ts'
import { alone, type SignInAlone } from './first-sign-in.ts'
import { Identity } from './identity.ts'

export interface ContactChatOptions {
  /** The server's address, with a slash at its end. */
  readonly server: string
  readonly site: string
  readonly dial: Dial
  readonly language?: string
  readonly clock?: Clock
  /** From 0 to 1; spreads reconnects. */
  readonly random?: () => number
  readonly notes?: Notes
  readonly tab?: Notes
  readonly outboxStore?: KeyValueStore<OutboxEntry>
  readonly signInAlone?: SignInAlone
}

/** How long the contact can take the end back, in milliseconds. */
export const undoMs = 3_000

/**
 * The contact's side of one site: who they are, which conversation is theirs now, what they write. Survives reloads,
 * lost lines, other tabs and a token that the server has forgotten. Knows no elements.
 */
export class ContactChat {
  readonly notes: Notes
  readonly tab: Notes
  readonly clock: Clock
  /** What goes along with the beginning of the next conversation: said by the page, or by the contact. Nobody has checked it. */
  opening: Omit<CommandBody<'start-conversation'>, 'message'> = {}
  readonly #options: ContactChatOptions
  readonly #listeners = new Set<() => void>()
  #drafts: Drafts
  readonly #outboxStore: KeyValueStore<OutboxEntry>
  #client: ChatClient
  #state: ContactState
  readonly #identity: Identity
  #restored: Promise<void> | undefined
  #isOpen = false
  #wasWelcomed = false
  #leftBehind: string | undefined
  #mediaOrigins: readonly string[] | undefined
  #media: Media = () => undefined
  #callOffEnd: (() => void) | undefined

  constructor(options: ContactChatOptions) {
    const { server, site } = options
    this.#options = options
    this.clock = options.clock ?? systemClock
    this.notes = options.notes ?? localNotes(server + site)
    this.tab = options.tab ?? tabNotes(server + site)
    const signInAlone = options.signInAlone ?? alone(`parley:${server}${site}`, this.clock)
    this.#identity = new Identity(site, this.notes, signInAlone)
    this.#drafts = new Drafts(this.tab, this.notes)
    this.#outboxStore = options.outboxStore ?? indexedStore(`parley:${server}${site}`)
    this.#client = this.#connectable()
    this.#state = this.#look()
  }

  get state(): ContactState {
    return this.#state
  }

  get drafts(): Drafts {
    return this.#drafts
  }

  /** Whether it is connected, or trying to be. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Whether the chat survives a reload. */
  get isDurable(): boolean {
    return this.notes.durable
  }

  /** Milliseconds by which the server's clock is ahead of this machine's. */
  get serverAheadMs(): number {
    return this.#client.serverNow - this.clock.now()
  }

  /** Now by the server's clock: milliseconds since 1970. */
  readonly now = () => this.#client.serverNow

  /** Where pictures and videos may come from. The same function as long as the site says the same. */
  get media(): Media {
    const { mediaOrigins = [] } = this.#state.site
    if (this.#mediaOrigins !== mediaOrigins) this.#media = allowedMedia(this.#options.server, mediaOrigins)
    this.#mediaOrigins = mediaOrigins
    return this.#media
  }

  /** Calls `listener` after changes. Returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Connects, and stays connected until `close`. */
  open(): void {
    if (this.#isOpen) return
    this.#isOpen = true
    this.#restored = this.#client.open()
  }

  close(): void {
    this.#isOpen = false
    this.#identity.letGo()
    this.#client.close()
  }

  /** The network or the page may be back, or gone. */
  hint(): void {
    if (!this.#isOpen) return
    this.#client.hint()
    this.#changed()
  }

  /** Tries at once to connect, whatever stood in the way. */
  reconnect(): void {
    this.#client.hint()
    void this.#client.open()
  }

  /** Says something: in the conversation that goes on, else in a new one. Works while the line is down. */
  async say(text: string): Promise<Sent> {
    await this.#restored
    const message = { kind: 'text', text } as const
    const target = goingOn(this.#client.conversations)?.id ?? this.#expected
    const sent = target
      ? this.#client.send('send-message', { message }, target)
      : this.#client.send('start-conversation', { message, ...this.opening }, newId())
    this.undoEnd()
    return sent
  }

  /** The conversation that goes on; begins one where there is none. */
  async begin(): Promise<ConversationId> {
    await this.#restored
    const target = goingOn(this.#client.conversations)?.id ?? this.#expected
    if (target) return target
    const id = newId()
    this.#client.send('start-conversation', this.opening, id)
    return id
  }

  /** Where a bot speaks first: begins a conversation, so that it does. Harmless when one goes on. */
  greet(): void {
    const isUnderWay = this.#client.outbox.some(({ name }) => name === 'start-conversation')
    const { site, stage } = this.#state
    if (!this.#wasWelcomed || !site.greets || stage !== 'empty' || isUnderWay || (site.form && !this.opening.form))
      return
    void this.begin()
  }

  /** Chooses in the rich content of a message. Works while the line is down. */
  choose(message: number, { actions, values }: Choice): void {
    for (const { key, refusal } of this.#state.view.choosing.values()) if (refusal) this.#client.discard(key)
    this.#client.send(
      'choose',
      { message, actions: [...actions], ...(values && { values: values as CommandBody<'choose'>['values'] }) },
      this.#state.view.id,
    )
  }

  /** Wishes something of the conversation on screen. Works while the line is down. */
  wish<Name extends CommandName>(name: Name, body: CommandBody<Name>): Sent {
    return this.#client.send(name, body, this.#state.view.id)
  }

  /** Sends the draft; it is noted until the outbox has kept it. */
  sendDraft(text: string): void {
    void this.#drafts.hand(
      text,
      this.say(text).then(({ kept }) => kept),
    )
  }

  /** Another tab has sent the draft that this one had as well. */
  sentElsewhere(text: string): void {
    if (this.#drafts.sentElsewhere(text)) this.#changed()
  }

  /** Sends a refused message again, where it belongs by now. */
  retry(key: string): void {
    const entry = this.#client.outbox.find(({ id }) => id === key)
    if (entry) this.#sendAgain(entry, goingOn(this.#client.conversations)?.id)
  }

  discard(key: string): void {
    this.#client.discard(key)
  }

  loadOlder(): void {
    this.#client.loadOlder(this.#state.view.id)
  }

  markRead(upTo: number): void {
    this.#client.markRead(this.#state.view.id, upTo)
  }

  /** @param text what is written and not sent, where staff sees it */
  typing(is: 'writing' | 'stopped', text?: string): void {
    const { stage, view } = this.#state
    if (stage !== 'empty' && stage !== 'ended')
      this.#client.signal('typing', { is, text } as SignalBody<'typing'>, view.id)
  }

  /** Ends the conversation in a moment, unless it is undone. */
  end(): void {
    if (this.#callOffEnd) return
    this.#callOffEnd = this.clock.after(undoMs, () => this.endNow())
    this.#changed()
  }

  undoEnd(): void {
    this.#callOffEnd?.()
    this.#callOffEnd = undefined
    this.#changed()
  }

  /** Ends it at once, if it is being ended. */
  endNow(): void {
    if (!this.#callOffEnd) return
    const id = goingOn(this.#client.conversations)?.id
    if (id) this.#client.send('end-conversation', {}, id)
    this.undoEnd()
  }

  /** Leaves the ended conversation behind: what is said next starts a new one. */
  startAnew(): void {
    this.#leftBehind = this.#state.view.id
    this.#changed()
  }

  /** Goes on as whom this token was given to; without one as somebody whom nobody knows (see `forgetAll`). */
  become(token?: string): void {
    const wasOpen = this.#isOpen
    this.close()
    this.#identity.forget(token)
    if (!token) {
      for (const { id } of this.#client.outbox) this.#client.discard(id)
      this.#drafts = new Drafts(this.tab, this.notes)
    }
    this.#leftBehind = undefined
    this.#client = this.#connectable()
    if (wasOpen) this.open()
    this.#changed()
  }

  /** The conversation that an earlier page has noted, while nothing is known of it here yet. */
  get #expected(): string | undefined {
    return this.#wasWelcomed ? undefined : (this.notes.get(runningNote) ?? undefined)
  }

  #connectable(): ChatClient {
    const { dial, language, clock, random } = this.#options
    this.#wasWelcomed = false
    const client = new ChatClient({
      dial,
      signIn: () => this.#identity.signIn(),
      clientName: 'parley-widget',
      language,
      outboxStore: this.#outboxStore,
      clock,
      random,
    })
    client.onChange(() => {
      if (client === this.#client) this.#changed()
    })
    return client
  }

  #changed(): void {
    this.#followLine()
    this.#settleRefusals()
    this.#state = this.#look()
    this.#noteRunning()
    for (const listener of this.#listeners) listener()
  }

  #followLine(): void {
    const { connection, you } = this.#client
    if (connection.is === 'online' && you?.role === 'contact') {
      this.#wasWelcomed = true
      this.#identity.welcomed(you.token, you.site)
    }
    // The server knows this contact no longer: they come anew, and what they wrote goes with them.
    if (connection.is === 'refused' && connection.reason === 'unauthorized' && this.#identity.refused())
      void this.#client.open()
  }

  /** Sends what was refused only because it stood in the wrong conversation where it belongs. */
  #settleRefusals(): void {
    if (this.#client.connection.is !== 'online') return
    for (const entry of this.#client.outbox) {
      if (entry.state.is !== 'refused') continue
      const { code } = entry.state.refusal
      const target = goingOn(this.#client.conversations)?.id
      if (!isSaid(entry)) {
        // A choice that was too late is seen to be; what was filled in stays, with what is wrong in it.
        if (code !== 'choice-invalid') this.#client.discard(entry.id)
      } else if (code === 'conversation-exists' ? target : code === 'not-found' && entry.name === 'send-message')
        this.#sendAgain(entry, target)
    }
  }

  #sendAgain({ id, body }: OutboxEntry, target: string | undefined): void {
    const { message } = body as { message: { kind: 'text'; text: string } }
    if (target) this.#client.retry(id, { name: 'send-message', in: target, body: { message } })
    else this.#client.retry(id, { name: 'start-conversation', in: newId(), body: { message, ...this.opening } })
  }

  #look(): ContactState {
    const { conversations, connection, outbox } = this.#client
    const current = onScreen(conversations, this.#leftBehind)
    const view = withLeftovers(current, conversations)
    return {
      line: connection,
      site: this.#identity.appearance,
      stage: stageOf(current, this.#expected !== undefined),
      view,
      unread: current ? unreadIn(current, this.#client.me(current.id)) : 0,
      ending: this.#endingOf(outbox),
    }
  }

  #endingOf(outbox: readonly OutboxEntry[]): Ending {
    if (this.#callOffEnd) return 'undoable'
    return outbox.some(({ name, state }) => name === 'end-conversation' && state.is !== 'refused') ? 'under-way' : 'no'
  }

  /** Notes whether the next page has a reason to connect by itself. */
  #noteRunning(): void {
    if (!this.#wasWelcomed && this.#state.stage !== 'waiting') return
    const { stage, view, unread } = this.#state
    const isRunning = stage === 'waiting' || stage === 'talking' || unread > 0 || view.pending.length > 0
    const noted = (isRunning && view.id) || null
    if (this.notes.get(runningNote) !== noted) this.notes.set(runningNote, noted)
  }
}

/** Whether somebody said something with it: that must never be lost. */
const isSaid = ({ body }: OutboxEntry) => (body as { readonly message?: unknown }).message instanceof Object
