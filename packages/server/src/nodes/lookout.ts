import {
  conversationIdOf,
  conversationLog,
  interactionLog,
  kindOf,
  type AgentId,
  type Clock,
  type ContactId,
  type ConversationId,
  type Interaction,
  type LogId,
} from '@parley/protocol'
import type { Log } from '../core.ts'
import { isLog, type Ring } from '../doorbell/doorbell.ts'
import type { Change } from '../log/committed.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Folded } from '../log/folded.ts'
import { unheardOf, type Found, type Noted } from '../log/noted.ts'
import type { AgentRecord, Store, Write } from '../store/store.ts'
import { AgentLookout } from './agent-lookout.ts'

/** Conversations that are read together. */
const readTogether = 100

/** When to look again after the store could not be read, in milliseconds. */
const retryMs = 1_000

/** What was written that this node did not know of. */
export interface News {
  readonly changes: ReadonlyMap<ConversationId, Change>
  /** Those of `changes` that nobody here had heard of, or that were forgotten: they begin with nothing. */
  readonly discoveries: ReadonlySet<ConversationId>
  readonly agents: readonly AgentRecord[]
  /** Of `changes`, what this node has written itself without hearing that it was. */
  readonly own: ReadonlySet<ConversationId>
}

export interface LookoutOptions {
  readonly store: Pick<Store, 'agents' | 'openInteractions' | 'conversationsOnDesk' | 'latestConversation'>
  readonly cache: ConversationCache
  readonly noted: Noted
  readonly clock: Clock
  readonly log: Log
  /** Whether it matters here what is merely said in a conversation, by those who follow its log all the same. */
  readonly matters: (interaction: Interaction) => boolean
  /** The logs that anybody here follows. */
  readonly followed: () => Iterable<LogId>
  readonly isFollowed: (log: LogId) => boolean
  /** A log has got so far: whoever follows it here reads on. */
  readonly reached: (log: LogId, seq: number) => void
  /** The agents who have a panel here. */
  readonly agentsHere: () => Iterable<AgentId>
  /** The contacts who have a page here that may not show their latest conversation: what it shows is over, or is nothing. */
  readonly idleContacts: () => Iterable<ContactId>
  /** Whether the contact has a page here that shows another conversation, or none. */
  readonly showsAnother: (contactId: ContactId, id: ConversationId) => boolean
  /** Turns the contact's pages here to their latest conversation. */
  readonly turn: (latest: Folded) => void
  readonly agent: (agentId: AgentId) => AgentRecord | undefined
  readonly learned: (news: News) => void
  /** Rings for what this node may have written without having rung for it. */
  readonly ring: (rings: readonly Ring[]) => void
}

/** What is gathered before everybody is told. */
const nothing = () => ({ changes: new Map<ConversationId, Change>(), discoveries: new Set<ConversationId>() })
type Heard = ReturnType<typeof nothing>

/** How far a log must at least be found. */
interface Wanted {
  readonly conversation: number
  readonly interaction: number
  /** How often it was looked at and not found so far. */
  readonly looks: number
}

/** A ring comes after what it rings for, so once is enough; a log that is not where it was said to be is left alone after so many looks. */
const mostLooks = 5

/**
 * Looks at what was written without this node being told by its own writer: by other nodes, or by itself where the store's answer was
 * lost. Everybody here learns of it as of what was written here: in order, each step once ([NOD1], [NOD2]).
 */
export class Lookout {
  readonly #options: LookoutOptions
  readonly #wanted = new Map<ConversationId, Wanted>()
  readonly #agents: AgentLookout
  /** What this node has written, or not: others do not know of it. */
  readonly #own = new Set<ConversationId>()
  /** Contacts who may have begun another conversation elsewhere. */
  readonly #contacts = new Set<ContactId>()
  #isAllWanted = false
  #looking: Promise<void> | undefined
  #callOff: (() => void) | undefined
  #isStopped = false

  constructor(options: LookoutOptions) {
    this.#options = options
    this.#agents = new AgentLookout({
      store: options.store,
      agent: options.agent,
      learned: (agents) => this.#learn({ agents }),
      ring: (rings) => this.#ring(rings),
    })
  }

  rung(rings: readonly Ring[]): void {
    for (const [rung, seq] of rings) {
      if (rung === '*') void this.lookAround()
      else if (rung.startsWith('agent:')) this.#agents.want(rung.slice('agent:'.length))
      else if (isLog(rung)) this.#logRung(rung, seq)
    }
    this.#look()
  }

  #logRung(log: LogId, seq: number): void {
    const { cache, noted, isFollowed, matters, reached } = this.#options
    const id = conversationIdOf(log)
    const kind = kindOf(log)
    cache.reached(log, seq)
    const isRead = cache.has(log, seq)
    if (isRead) reached(log, seq)
    const known = noted.of(id)
    const isNews = !known || known[kind].seq < seq
    const isNeeded = kind === 'interaction' || (known !== undefined && matters(known.interaction))
    // What is followed is read with all else that was rung for, and passed on as it is read.
    if ((isNews && isNeeded) || (!isRead && isFollowed(log))) this.#want(id, { [kind]: seq })
  }

  /** It is not known what became of what was to be written. */
  doubt(writes: readonly Write[]): void {
    for (const { events, agents } of writes) {
      for (const { log } of events) {
        const id = conversationIdOf(log)
        this.#own.add(id)
        this.#options.cache.forget(id)
        this.#want(id)
      }
      for (const { agentId } of agents) this.#agents.doubt(agentId)
    }
    this.#look()
  }

  /** Looks at everything that goes on, and at everything that anybody here follows. Resolves when it has been seen. */
  async lookAround(): Promise<void> {
    this.#isAllWanted = true
    this.#look()
    await this.idle()
  }

  /** This node has written these itself, and everybody here knows. */
  wrote(agents: readonly AgentRecord[]): void {
    this.#agents.wrote(agents)
  }

  /** Somebody here is about to follow what the store has of these: everybody here has to know as much. */
  seen(conversations: Iterable<Folded>): void {
    const heard = nothing()
    for (const after of conversations) if (this.#hear(after, heard) === 'torn') this.#want(after.interaction.id)
    if (heard.changes.size > 0) this.#learn(heard)
    this.#look()
  }

  /** This node has written to a conversation that nobody here had heard of: it may be new to its contact's pages, too. */
  discovered({ interaction: { id, contact } }: Folded): void {
    if (!this.#options.showsAnother(contact.id, id)) return
    this.#contacts.add(contact.id)
    this.#look()
  }

  /** Makes sure that an agent is known as the store has them. @throws ChatError `unavailable`. */
  async refresh(agentId: AgentId): Promise<void> {
    const [record] = await this.#options.store.agents([agentId])
    if (record && !this.#options.agent(agentId)) this.#learn({ agents: [record] })
  }

  /** Resolves when nothing is being looked at. */
  async idle(): Promise<void> {
    while (this.#looking) await this.#looking
  }

  stop(): void {
    this.#isStopped = true
    this.#callOff?.()
  }

  #want(id: ConversationId, { conversation = 0, interaction = 0, looks = 0 }: Partial<Wanted> = {}): void {
    const known = this.#wanted.get(id)
    this.#wanted.set(id, {
      conversation: Math.max(conversation, known?.conversation ?? 0),
      interaction: Math.max(interaction, known?.interaction ?? 0),
      looks,
    })
  }

  #look(): void {
    if (this.#looking || this.#isStopped || !this.#isAnythingWanted) return
    this.#callOff?.()
    this.#looking = this.#lookAtAll().finally(() => {
      this.#looking = undefined
      // Rung while the last look came to its end.
      if (!this.#callOff) this.#look()
    })
  }

  get #isAnythingWanted(): boolean {
    return this.#isAllWanted || this.#agents.isAnythingWanted || this.#wanted.size + this.#contacts.size > 0
  }

  async #lookAtAll(): Promise<void> {
    this.#callOff = undefined
    try {
      while (this.#isAnythingWanted && !this.#isStopped) {
        if (this.#isAllWanted) await this.#findAll()
        if (this.#agents.isAnythingWanted) await this.#agents.read()
        if (this.#wanted.size > 0) await this.#readConversations()
        else if (this.#contacts.size > 0) await this.#turnPages()
      }
    } catch (error) {
      this.#options.log('lookout-delayed', { error: String(error) })
      // Whoever follows what cannot be read here may find it elsewhere.
      for (const [id, { conversation, interaction }] of this.#wanted) {
        this.#options.reached(conversationLog(id), conversation)
        this.#options.reached(interactionLog(id), interaction)
      }
      this.#callOff = this.#options.clock.after(retryMs, () => {
        this.#callOff = undefined
        this.#look()
      })
    }
  }

  async #findAll(): Promise<void> {
    const { store, cache, noted, followed, agentsHere, idleContacts } = this.#options
    const rows = await store.openInteractions()
    // What has ended meanwhile, and is on a desk here.
    for (const agentId of agentsHere()) for (const id of await store.conversationsOnDesk(agentId)) this.#want(id)
    this.#isAllWanted = false
    this.#agents.wantAll()
    cache.forgetAll()
    for (const { id } of rows) this.#want(id)
    for (const id of noted.open.keys()) this.#want(id)
    for (const log of followed()) this.#want(conversationIdOf(log))
    for (const contactId of idleContacts()) this.#contacts.add(contactId)
  }

  async #readConversations(): Promise<void> {
    const { cache, reached } = this.#options
    const ids = [...this.#wanted.keys()].slice(0, readTogether)
    const loaded = await cache.load(ids)
    const own = new Set(ids.filter((id) => this.#own.delete(id)))
    // From here on nothing comes between what is noted and what is told.
    const heard = nothing()
    for (const id of ids) {
      const wanted = this.#wanted.get(id)!
      this.#wanted.delete(id)
      const after = loaded.get(id)
      // Missing: it is damaged, and the cache has said so.
      if (!after || after.interaction.seq === 0) continue
      reached(conversationLog(id), after.conversation.seq)
      reached(interactionLog(id), after.interaction.seq)
      const is = this.#hear(after, heard)
      const isShort = after.conversation.seq < wanted.conversation || after.interaction.seq < wanted.interaction
      if ((isShort || is === 'torn') && wanted.looks < mostLooks) {
        if (is === 'torn') cache.forget(id)
        this.#want(id, { ...wanted, looks: wanted.looks + 1 })
      }
      if (is === 'unknown') this.discovered(after)
    }
    if (heard.changes.size > 0) this.#learn({ ...heard, own })
    this.#ring(
      [...own].flatMap((id): Ring[] => {
        const { conversation, interaction } = loaded.get(id) ?? {}
        if (!conversation || !interaction) return []
        return [
          [conversationLog(id), conversation.seq],
          [interactionLog(id), interaction.seq],
        ]
      }),
    )
  }

  async #turnPages(): Promise<void> {
    const { store, cache, showsAnother, turn } = this.#options
    for (const contactId of [...this.#contacts]) {
      const id = await store.latestConversation(contactId)
      const latest = id !== null && showsAnother(contactId, id) ? await cache.get(id) : undefined
      if (latest) turn(latest)
      this.#contacts.delete(contactId)
    }
  }

  /** How a conversation was found, and with it what there is to tell of it. */
  #hear(after: Folded, { changes, discoveries }: Heard): Found['is'] {
    const { id } = after.interaction
    const found = this.#options.noted.found(after)
    if (found.is === 'change') changes.set(id, found.change)
    if (found.is === 'unknown') {
      changes.set(id, { before: unheardOf(id), after })
      discoveries.add(id)
    }
    return found.is
  }

  #ring(rings: readonly Ring[]): void {
    if (rings.length > 0) this.#options.ring(rings)
  }

  #learn(news: Partial<News>): void {
    this.#options.learned({ changes: new Map(), discoveries: new Set(), agents: [], own: new Set(), ...news })
  }
}
