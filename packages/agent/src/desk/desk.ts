import {
  systemClock,
  type Clock,
  type CommandBody,
  type CommandName,
  type ConversationId,
  type Interaction,
  type StandardResponse,
} from '@parley/protocol'
import {
  type Answer,
  type ConversationView,
  type Dial,
  readInteraction,
  readLog,
  type SearchAnswer,
  type SearchQuestion,
  StaffClient,
} from '@parley/protocol/client'
import { NoteKeeper, type Saving } from '../note/note-keeper.ts'
import { AgentMemory } from './agent-memory.ts'
import { ContactBook } from './contact-book.ts'
import { emptyDesk, entriesOf, inOrder, invitationsOf, selectedAmong, type DeskState } from './desk-state.ts'
import { Keepsakes, subjectOf } from './keepsakes.ts'
import { newsBetween, noticeOf, type News } from './news.ts'
import { Notices } from './notices.ts'
import { mostUrgent } from '../pending/pending.ts'
import { withPushed } from '../push-url/url-history.ts'
import { SigningIn } from './signing-in.ts'
import { Tokens } from './tokens.ts'

export interface DeskOptions {
  /** Names the server in what is kept on this machine. */
  readonly server: string
  /** Where the server is, for pictures; the page's own unless given. */
  readonly address?: string
  readonly dial: Dial
  /** Gets the agent's token. Asked again before it expires, and when the line comes back. */
  readonly token: () => Promise<string>
  /** BCP 47 tag of the agent's language. */
  readonly language: string
  readonly clock?: Clock
  /** From 0 to 1; spreads reconnects. */
  readonly random?: () => number
}

/**
 * An agent's desk: on top of the chat client, what the agent handles and is asked for, what is selected, and what is kept for a
 * browser that crashes. Shows one value, `state`; `onChange` says when to look again.
 */
export class Desk {
  readonly #options: DeskOptions
  readonly #clock: Clock
  readonly #random: () => number
  readonly #signingIn: SigningIn
  readonly #tokens: Tokens
  readonly #notices: Notices
  readonly #listeners = new Set<() => void>()
  /** What the server keeps for this agent. */
  readonly memory = new AgentMemory(() => this.#client)
  /** The notes that the agent is writing. */
  readonly note: NoteKeeper
  /** Who the contacts are, and their histories. */
  readonly contacts = new ContactBook(
    () => this.#client,
    () => this.#refresh(),
  )
  readonly #newsListeners = new Set<(news: News) => void>()
  readonly #asking = new Set<string>()
  /** Dispositions wished for while another one was under way. */
  readonly #wantedDispositions = new Map<ConversationId, string | null>()
  readonly #rejected = new Set<ConversationId>()
  #state = emptyDesk
  #client: StaffClient | undefined
  #keepsakes = new Keepsakes('', undefined)
  #wanted: ConversationId | undefined
  /** Accepted here, and shown as soon as it is on the desk. */
  #accepting: ConversationId | undefined
  #isOpen = false
  #isInformationOpen = false
  #isSearching = false

  constructor(options: DeskOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#random = options.random ?? Math.random
    this.#notices = new Notices(this.#clock, () => this.#refresh())
    this.#tokens = new Tokens(options.token, this.#clock)
    this.note = new NoteKeeper({
      clock: this.#clock,
      keepsakes: () => this.#keepsakes,
      save: (id, text) => this.#saveNote(id, text),
      changed: () => this.#refresh(),
    })
    this.#signingIn = new SigningIn({
      token: this.#tokens.fresh,
      clock: this.#clock,
      random: this.#random,
      changed: () => this.#refresh(),
      got: (token) => this.#connect(token),
    })
  }

  get state(): DeskState {
    return this.#state
  }

  /** Now by the server's clock: milliseconds since 1970. */
  get now(): number {
    return this.#client?.serverNow ?? this.#clock.now()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Resolves when something has changed next. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.onChange(() => {
        stop()
        resolve()
      })
    })
  }

  onNews(listener: (news: News) => void): () => void {
    this.#newsListeners.add(listener)
    return () => void this.#newsListeners.delete(listener)
  }

  /** Whom and where to ask over HTTP. */
  get http(): { readonly server: string; readonly token: () => Promise<string> } {
    return { server: this.#options.address ?? location.href, token: this.#tokens.current }
  }

  get clock(): Clock {
    return this.#clock
  }

  /** Signs in and connects, and stays connected until `close`. */
  open(): void {
    if (this.#isOpen) return
    this.#isOpen = true
    this.#signingIn.start()
  }

  close(): void {
    this.#isOpen = false
    this.#signingIn.stop()
    this.note.close()
    this.#client?.close()
    this.#client = undefined
  }

  /** Tries to connect now: the agent asks, or the network or the page may be back. */
  hint(): void {
    if (this.#client?.connection.is === 'refused') void this.#client.open()
    this.#client?.hint()
    this.#signingIn.hint()
  }

  select(id: ConversationId): void {
    this.#wanted = id
    this.#keepsakes.selected = id
    this.#keepsakes.place = 'conversation'
    this.#refresh()
  }

  /** Back to the list, where there is room for one of both only. */
  showList(): void {
    this.#keepsakes.place = 'list'
    this.#refresh()
  }

  /** The interaction `steps` further down the bar; round the corner at its ends. */
  selectNeighbour(steps: 1 | -1): void {
    const { entries, selected } = this.#state
    const place = selected ? entries.indexOf(selected) : steps > 0 ? -1 : 0
    const neighbour = entries.at((place + steps) % entries.length)
    if (neighbour) this.select(neighbour.id)
  }

  /** The interaction whose contact is late next, besides the one that is shown. */
  selectMostUrgent(): void {
    const next = mostUrgent(this.#state).find(({ id }) => id !== this.#state.selected?.id)
    if (next) this.select(next.id)
  }

  /** Lists those first that are late first, or in the order in which the contacts came; remembered with the agent's settings. */
  toggleOrder(): void {
    const settings = this.memory.get('settings')
    this.memory.set('settings', { ...settings, order: settings.order === 'urgency' ? 'arrival' : 'urgency' })
  }

  async accept(id: ConversationId): Promise<void> {
    const invited = this.#invited(id)
    if (!invited) return
    this.#accepting = id
    if (!(await this.#ask('accept-invitation', { invitation: invited.seq }, id))) this.#accepting = undefined
  }

  async reject(id: ConversationId): Promise<void> {
    const invited = this.#invited(id)
    if (!invited) return
    this.#rejected.add(id)
    if (!(await this.#ask('reject-invitation', { invitation: invited.seq }, id))) this.#rejected.delete(id)
  }

  async endConversation(id: ConversationId): Promise<void> {
    await this.#ask('end-conversation', {}, id)
  }

  /** Says how the interaction ended; `null` takes it back. Of several wishes that come quickly the last one counts. */
  async setDisposition(id: ConversationId, disposition: string | null): Promise<void> {
    if (this.#asking.has(`set-disposition:${id}`)) return void this.#wantedDispositions.set(id, disposition)
    await this.#ask('set-disposition', { disposition }, id)
    const wanted = this.#wantedDispositions.get(id)
    this.#wantedDispositions.delete(id)
    if (wanted !== undefined) await this.setDisposition(id, wanted)
  }

  /** Goes back into a conversation that was parked. */
  async rejoin(id: ConversationId): Promise<void> {
    await this.#ask('rejoin', {}, id)
  }

  /** What was written in the note is saved first: afterwards it could not be. */
  async markDone(id: ConversationId): Promise<void> {
    await this.note.flush(id)
    await this.#ask('mark-done', {}, id)
  }

  /** Lets the bot that reads along answer the contact. */
  async inviteBot(id: ConversationId): Promise<void> {
    await this.#ask('invite-bot', {}, id)
  }

  /** Makes the bot read along and say nothing. */
  async silenceBot(id: ConversationId): Promise<void> {
    await this.#ask('silence-bot', {}, id)
  }

  /** The standard responses that all agents have; nothing when they cannot be had now. */
  async responses(): Promise<readonly StandardResponse[] | undefined> {
    return this.#client?.responses()
  }

  /**
   * A file of the server, with the agent's token.
   *
   * @throws Error when the server refuses; TypeError when it cannot be reached.
   */
  async download(path: string): Promise<Blob> {
    const { address } = this.#options
    const answer = await fetch(new URL(path, address ?? location.href), {
      headers: { authorization: `Bearer ${await this.#tokens.current()}` },
      credentials: 'omit',
      cache: 'no-store',
    })
    if (answer.ok) return answer.blob()
    throw new Error(`${path} was answered with ${answer.status}`)
  }

  /** Sets fields of the case data. Whoever asks shows a refusal where the field is. */
  async setCaseData(id: ConversationId, fields: CommandBody<'set-case-data'>['fields']): Promise<Answer | undefined> {
    return this.#client?.ask('set-case-data', { fields }, id)
  }

  /** Puts a remark for staff into the transcript. */
  async addNote(id: ConversationId, text: string): Promise<boolean> {
    return this.#ask('add-note', { text }, id)
  }

  async setPresence(presence: CommandBody<'set-presence'>): Promise<void> {
    await this.#ask('set-presence', presence)
  }

  send(id: ConversationId, text: string): void {
    this.#client?.send('send-message', { message: { kind: 'text', text } }, id)
    this.keepDraft(id, '')
  }

  /** Asks the contact to open a page, by its canonical address; it is kept for the next time. Works while the line is down. */
  pushUrl(id: ConversationId, url: string): void {
    this.#client?.send('send-message', { message: { kind: 'link-push', url } }, id)
    this.memory.set('urls', withPushed(this.memory.get('urls'), url))
  }

  retry(key: string): void {
    this.#client?.retry(key)
  }

  discard(key: string): void {
    this.#client?.discard(key)
  }

  loadOlder(id: ConversationId): void {
    this.#client?.loadOlder(id)
  }

  sayTyping(id: ConversationId, is: 'writing' | 'stopped'): void {
    this.#client?.signal('typing', { is }, id)
  }

  markRead(id: ConversationId, upTo: number): void {
    this.#client?.markRead(id, upTo)
  }

  /** The whole of a conversation that is not on this desk; nothing when it may not be read, or not now. */
  async readConversation(id: ConversationId): Promise<ConversationView | undefined> {
    return this.#client && readLog(this.#client, id)
  }

  /** The staff's side of a conversation that is not on this desk; nothing when it may not be read, or not now. */
  async readInteraction(id: ConversationId): Promise<Interaction | undefined> {
    return this.#client && readInteraction(this.#client, id)
  }

  /** Looks for words in all that this agent may see; nothing when that is not possible now. */
  async search(question: SearchQuestion): Promise<SearchAnswer | undefined> {
    return this.#client?.search(question)
  }

  openSearch(): void {
    this.#isSearching = true
    this.#refresh()
  }

  closeSearch(): void {
    this.#isSearching = false
    this.#refresh()
  }

  draft(id: ConversationId): string {
    return this.#keepsakes.draft(id)
  }

  keepDraft(id: ConversationId, draft: string): void {
    this.#keepsakes.keepDraft(id, draft)
  }

  /** Opens the information beside the conversation, or closes it; where there is room for both it is always there. */
  toggleInformation(): void {
    this.#isInformationOpen = !this.#isInformationOpen
    this.#refresh()
  }

  /** Opens the information where it lies over the conversation or is hidden. */
  showInformation(): void {
    this.#isInformationOpen = true
    this.#keepsakes.isCollapsed = false
    this.#refresh()
  }

  /** Hides the controls and the information of interactions, or shows them again; remembered for this agent in this browser. */
  toggleView(): void {
    this.#keepsakes.isCollapsed = !this.#keepsakes.isCollapsed
    this.#refresh()
  }

  setZoom(zoom: number): void {
    this.#keepsakes.zoom = zoom
    this.#refresh()
  }

  /** Wants this number of the contact to be called: whoever listens dials. */
  call(id: ConversationId, phoneNumber: string): void {
    this.#tell({ is: 'call-wanted', id, phoneNumber })
  }

  /** Wants this address of the contact to be written to. */
  email(id: ConversationId, address: string): void {
    this.#tell({ is: 'email-wanted', id, address })
  }

  /** Wants the contact to be called later: the page around may do it better than the dialog. */
  scheduleCallback(id: ConversationId): void {
    this.#tell({ is: 'callback-wanted', id })
  }

  dismiss(key: string): void {
    this.#notices.dismiss(key)
  }

  #connect(firstToken: string): void {
    const { server, dial, language } = this.#options
    const subject = subjectOf(firstToken)
    let unused: string | undefined = firstToken
    this.#keepsakes = new Keepsakes(server, subject)
    this.#wanted = this.#keepsakes.selected
    const client: StaffClient = new StaffClient({
      dial,
      clientName: 'parley-agent',
      language,
      clock: this.#clock,
      random: this.#random,
      outboxStore: this.#keepsakes.outbox,
      signIn: async () => {
        const given = unused ?? (await this.#tokens.fresh())
        unused = undefined
        if (subjectOf(given) !== subject && this.#client === client) this.#startAgain(given)
        return { role: 'agent', token: given }
      },
    })
    this.#client = client
    client.onChange(() => {
      if (this.#client === client) this.#refresh()
    })
    void client.open()
    this.#refresh()
  }

  /** Somebody else signed in on this page: nothing of the agent before may stay. */
  #startAgain(token: string): void {
    this.#client?.close()
    this.#isSearching = false
    this.contacts.forget()
    this.#state = emptyDesk
    this.#connect(token)
  }

  async #saveNote(id: ConversationId, text: string): Promise<Saving> {
    const answer = await this.#client?.ask('save-note', { text }, id)
    if (!answer || (answer.is === 'refused' && answer.retry !== 'never')) return 'unreachable'
    return answer.is
  }

  #invited(id: ConversationId) {
    return this.#state.invitations.find((invited) => invited.id === id)
  }

  /** Asks once, however often it is wished for meanwhile. Returns whether it was accepted; a refusal is told. */
  async #ask<Name extends CommandName>(name: Name, body: CommandBody<Name>, id?: ConversationId): Promise<boolean> {
    const key = `${name}:${id ?? ''}`
    if (!this.#client || this.#asking.has(key)) return false
    this.#asking.add(key)
    this.#refresh()
    const contact = id ? this.#client.interactions.get(id)?.contact.name : undefined
    const answer = await this.#client.ask(name, body, id)
    this.#asking.delete(key)
    if (answer.is === 'refused')
      this.#notices.say(
        answer.code === 'invitation-gone'
          ? { about: 'invitation-over', name: contact ?? '' }
          : { about: 'refused', name: contact ?? '' },
      )
    this.#refresh()
    return answer.is === 'accepted'
  }

  /** Looks at everything again, and tells what has happened meanwhile. */
  #refresh(): void {
    const before = this.#state
    const client = this.#client
    const agent = client?.you
    const arrived =
      client && agent ? entriesOf(agent.agentId, client.interactions, client.conversations, before.entries) : []
    const entries = inOrder(agent, client?.memory ?? {}, arrived, before.entries)
    const invitations = client && agent ? invitationsOf(agent.agentId, client.interactions, before.invitations) : []
    if (this.#accepting && entries.some(({ id }) => id === this.#accepting)) {
      this.#wanted = this.#keepsakes.selected = this.#accepting
      this.#keepsakes.place = 'conversation'
      this.#accepting = undefined
    }
    if (before.selected && !entries.some(({ id }) => id === before.selected?.id)) this.#keepsakes.place = 'list'
    const wanted = selectedAmong(entries, before.entries, this.#wanted)
    if (wanted !== this.#wanted) this.#keepsakes.selected = this.#wanted = wanted
    this.#state = {
      line: client?.connection ?? this.#signingIn.line,
      server: this.#options.address ?? '',
      agent,
      entries,
      invitations,
      selected: entries.find(({ id }) => id === wanted),
      place: this.#keepsakes.place,
      isInformationOpen: this.#isInformationOpen,
      isSearching: this.#isSearching,
      isCollapsed: this.#keepsakes.isCollapsed,
      zoom: agent?.desk.zoom === false ? 1 : this.#keepsakes.zoom,
      contacts: this.contacts.records,
      memory: client?.memory ?? before.memory,
      responsesVersion: client?.responsesVersion ?? 0,
      notices: this.#notices.list,
      asking: isSameSet(before.asking, this.#asking) ? before.asking : new Set(this.#asking),
    }
    this.contacts.want(entries.map(({ interaction }) => interaction))
    for (const listener of this.#listeners) listener()
    if (this.#state.line.is === 'online' && before.line.is !== 'online') this.note.online()
    for (const news of newsBetween(before, this.#state, this.now)) this.#tell(news)
  }

  #tell(news: News): void {
    if (news.is === 'done' || news.is === 'lost') this.keepDraft(news.id, '')
    const isMine = news.is === 'invitation-over' && this.#rejected.delete(news.id)
    const notice = isMine ? undefined : noticeOf(news)
    if (notice) this.#notices.say(notice)
    for (const listener of this.#newsListeners) listener(news)
  }
}

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  one.size === other.size && [...one].every((item) => other.has(item))
