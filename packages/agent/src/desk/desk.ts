import { systemClock, type Clock, type ConversationId } from '@parley/protocol'
import type { PageAction } from './page-action.ts'
import { NoteKeeper, type Saving } from '../note/note-keeper.ts'
import { AgentMemory } from './agent-memory.ts'
import { Archive } from './archive.ts'
import { ChannelBook } from './channels.ts'
import { Connection, type ConnectionOptions } from './connection.ts'
import { ContactBook } from './contact-book.ts'
import { emptyDesk, entriesOf, inOrder, type DeskState, type Notice } from './desk-state.ts'
import { DeskView } from './desk-view.ts'
import { invitationsOf } from './invited.ts'
import { newsBetween, noticeOf, type News } from './news.ts'
import { Notices } from './notices.ts'
import { Supervision } from './supervision.ts'
import { threadsOf } from './threads.ts'
import { Asking } from './wishes/asking.ts'
import { ReachWishes } from './wishes/reach-wishes.ts'
import { InteractionWishes } from './wishes/interaction-wishes.ts'
import { InvitationWishes } from './wishes/invitation-wishes.ts'
import { MessageWishes } from './wishes/message-wishes.ts'
import { PresenceWishes } from './wishes/presence-wishes.ts'
import { TeamWishes } from './wishes/team-wishes.ts'
import { ThreadWishes } from './wishes/thread-wishes.ts'

export type DeskOptions = Omit<ConnectionOptions, 'clock' | 'random'> &
  Partial<Pick<ConnectionOptions, 'clock' | 'random'>>

/**
 * An agent's desk: on top of the chat client, what the agent handles and is asked for, what is selected, and what is kept for a
 * browser that crashes. Shows one value, `state`; `onChange` says when to look again. What can be done stands in its members,
 * one per concern.
 */
export class Desk {
  readonly clock: Clock
  readonly #server: string
  readonly #connection: Connection
  readonly #client = () => this.#connection.client
  readonly #keepsakes = () => this.#connection.keepsakes
  readonly #changed = () => this.#refresh()
  readonly #notices: Notices
  readonly #asking: Asking
  readonly #listeners = new Set<() => void>()
  readonly #newsListeners = new Set<(news: News) => void>()
  #state = emptyDesk
  #pageActions: readonly PageAction[] = []

  /** What the server keeps for this agent. */
  readonly memory = new AgentMemory(this.#client)
  /** Who the contacts are, and their histories. */
  readonly contacts = new ContactBook(this.#client, this.#changed)
  /** How the parts of the server are. */
  readonly channels: ChannelBook
  /** The notes that the agent is writing. */
  readonly note: NoteKeeper
  readonly view: DeskView
  readonly archive: Archive
  readonly messages = new MessageWishes(this.#client, this.#keepsakes, this.memory)
  readonly reach = new ReachWishes((news) => this.#tell(news))
  readonly presence: PresenceWishes
  readonly invitation: InvitationWishes
  readonly interaction: InteractionWishes
  readonly team: TeamWishes
  readonly thread: ThreadWishes
  readonly supervision = new Supervision(this.#client)

  constructor({ clock = systemClock, random = Math.random, ...options }: DeskOptions) {
    this.clock = clock
    this.#server = options.address ?? ''
    const changed = this.#changed
    this.#connection = new Connection({ ...options, clock, random }, { changed, begins: () => this.#begin() })
    this.#notices = new Notices(clock, changed)
    this.channels = new ChannelBook(clock, changed)
    this.#asking = new Asking({ client: this.#client, notices: this.#notices, changed })
    this.note = new NoteKeeper({
      clock,
      keepsakes: this.#keepsakes,
      save: (id, text) => this.#saveNote(id, text),
      changed,
    })
    const state = () => this.#state
    this.view = new DeskView({
      state,
      keepsakes: this.#keepsakes,
      memory: this.memory,
      changed,
      tell: (news) => this.#tell(news),
    })
    this.archive = new Archive(this.#connection)
    this.presence = new PresenceWishes(this.#asking)
    this.invitation = new InvitationWishes(this.#asking, state, this.view)
    this.team = new TeamWishes(this.#asking)
    this.thread = new ThreadWishes(this.#asking, state)
    this.interaction = new InteractionWishes(this.#asking, this.#client, this.note)
  }

  get state(): DeskState {
    return this.#state
  }

  /** Now by the server's clock: milliseconds since 1970. */
  get now(): number {
    return this.#client()?.serverNow ?? this.clock.now()
  }

  /** Whom and where to ask over HTTP. */
  get http(): Connection['http'] {
    return this.#connection.http
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

  /** Signs in and connects, and stays connected until `close`. */
  open(): void {
    this.#connection.open()
  }

  close(): void {
    this.note.close()
    this.#connection.close()
  }

  /** Tries to connect now: the agent asks, or the network or the page may be back. */
  hint(): void {
    this.#connection.hint()
  }

  /** Shows the team in `state`, with all that changes in it; returns how to look away. */
  watchTeam(): () => void {
    const lookAway = this.#client()?.watchTeam()
    return () => {
      lookAway?.()
      this.#refresh()
    }
  }

  /** Says for a moment what is not possible now, and why. */
  explain(...words: NonNullable<Notice['words']>): void {
    this.#notices.say({ about: 'impossible', name: '', words })
  }

  /** What the page around lets agents do with a contact. */
  offer(actions: readonly PageAction[]): void {
    this.#pageActions = actions
    this.#refresh()
  }

  dismiss(key: string): void {
    this.#notices.dismiss(key)
  }

  /** An agent signs in. Nothing of the one before may stay. */
  #begin(): void {
    this.contacts.forget()
    this.channels.forget()
    this.#state = emptyDesk
    this.view.begin()
  }

  async #saveNote(id: ConversationId, text: string): Promise<Saving> {
    const answer = await this.#client()?.ask('save-note', { text }, id)
    if (!answer || (answer.is === 'refused' && answer.retry !== 'never')) return 'unreachable'
    return answer.is
  }

  /** Looks at everything again, and tells what has happened meanwhile. */
  #refresh(): void {
    const before = this.#state
    const client = this.#client()
    const keepsakes = this.#keepsakes()
    const agent = client?.you
    const arrived =
      client && agent ? entriesOf(agent.agentId, client.interactions, client.conversations, before.entries) : []
    const entries = inOrder(agent, client?.memory ?? {}, arrived, before.entries)
    const invitations = client && agent ? invitationsOf(agent.agentId, client.interactions, before.invitations) : []
    const settings = agent ? (client?.memory.settings ?? noSettings) : keepsakes.settings
    if (agent && settings !== before.settings) keepsakes.settings = settings
    const threads =
      client && agent
        ? threadsOf(agent.agentId, client.interactions, client.conversations, before.threads)
        : emptyDesk.threads
    const { selected, thread } = this.view.selectAmong(entries, threads, before)
    this.#state = {
      line: this.#connection.line,
      channels: this.channels.look({ line: this.#connection.line, agent, now: this.now }),
      server: this.#server,
      agent,
      entries,
      invitations,
      selected,
      threads,
      thread,
      place: keepsakes.place,
      isInformationOpen: this.view.isInformationOpen,
      isSearching: this.view.isSearching,
      isCollapsed: keepsakes.isCollapsed,
      pageActions: this.#pageActions,
      zoom: agent?.desk.zoom === false ? 1 : (settings.zoom ?? 1),
      contacts: this.contacts.records,
      team: client?.team,
      memory: client?.memory ?? before.memory,
      settings,
      responsesVersion: client?.responsesVersion ?? 0,
      notices: this.#notices.list,
      asking: this.#asking.underWay,
    }
    this.contacts.want(entries.map(({ interaction }) => interaction))
    for (const listener of this.#listeners) listener()
    if (this.#state.line.is === 'online' && before.line.is !== 'online') this.note.online()
    for (const news of newsBetween(before, this.#state, this.now)) this.#tell(news)
  }

  #tell(news: News): void {
    if (news.is === 'done' || news.is === 'lost' || news.is === 'handed-over' || news.is === 'consultation-over')
      this.messages.keepDraft(news.id, '')
    const isMine = news.is === 'invitation-over' && this.invitation.forgetRejected(news.id)
    const notice = isMine ? undefined : noticeOf(news)
    if (notice) this.#notices.say(notice)
    for (const listener of this.#newsListeners) listener(news)
  }
}

const noSettings: DeskState['settings'] = {}
