import type { AuditRows } from './audit-rows.ts'
import type { ErasureRows } from './erasure-rows.ts'
import type { DamagedEvent } from './damaged-event.ts'
import type { Feed } from './feed.ts'
import type { ContactRows, HistoryWrite } from './contact-rows.ts'
import type { FileRows } from './file-rows.ts'
import type { AgentId, CommandId, ContactId, ConversationId, LogId, Presence } from '@parley/protocol'

/** One event as it is stored and sent: its JSON is made once. */
export interface EncodedEvent {
  readonly log: LogId
  readonly seq: number
  readonly json: string
}

/** Where an interaction stands, for questions over many of them. The log is the truth; this is written with it. */
export interface InteractionRow {
  readonly id: ConversationId
  readonly site: string
  readonly contactId: ContactId
  readonly status: 'with-bot' | 'queued' | 'handled' | 'parked' | 'ended' | 'done'
  readonly owner: AgentId | null
  /** The agent who is being asked. */
  readonly invited: AgentId | null
  readonly openedAt: number
  readonly queuedAt: number
  readonly endedAt: number | null
}

/** Something that happens later. `subject` is a conversation's id or `agent:` and an agent's id. */
export interface Deadline {
  readonly subject: string
  readonly kind: string
  /** Milliseconds since 1970. */
  readonly dueAt: number
}

/** What outlives the sessions of an agent. */
export interface AgentRecord {
  readonly agentId: AgentId
  readonly name: string
  readonly nickname: string | null
  readonly role: 'agent' | 'supervisor'
  readonly presence: Presence
  /** The browser was gone for too long; cleared when the agent becomes ready or not ready by hand. */
  readonly lost: boolean
}

/** Something small that the server keeps for one agent, under a name. */
export interface MemoryRow {
  readonly agentId: AgentId
  readonly name: string
  /** As JSON. */
  readonly value: string
}

/** A standard response that was changed over HTTP. It stands before the one of the configuration with the same id. */
export interface ManagedRow {
  readonly id: string
  /** As JSON; `null` where the response was deleted, so that the one of the configuration is hidden. */
  readonly response: string | null
}

/**
 * Everything that one decision changes. Written whole or not at all, together with others of the same batch.
 */
export interface Write {
  /** Remembered for ever, so that a repeated command acts once. `seq` is what its answer says. */
  readonly command: {
    readonly actor: string
    readonly id: CommandId
    readonly hash: number
    readonly seq: number | null
  } | null
  /** Where the logs stood on which it was decided, counting the events of earlier writes of the batch. */
  readonly decidedOn: readonly (readonly [log: LogId, seq: number])[]
  readonly events: readonly EncodedEvent[]
  readonly snapshots: readonly { readonly log: LogId; readonly seq: number; readonly state: string }[]
  readonly interaction: InteractionRow | null
  /** Who has the conversation on their desk from now on, and who no longer. */
  readonly desk: {
    readonly conversationId: ConversationId
    readonly gains: readonly AgentId[]
    readonly losses: readonly AgentId[]
  } | null
  /** The contact's latest conversation; `before` is what it was when this was decided. */
  readonly contact: {
    readonly id: ContactId
    readonly before: ConversationId | null
    readonly latest: ConversationId
  } | null
  /** `dueAt: null` takes the deadline away. */
  readonly deadlines: readonly { readonly subject: string; readonly kind: string; readonly dueAt: number | null }[]
  readonly agents: readonly AgentRecord[]
  /** Each replaces what was kept under its name. */
  readonly memories: readonly MemoryRow[]
  /** Where the interaction stands in histories, where that has changed. */
  readonly history?: HistoryWrite | null
}

export type WriteOutcome =
  | { readonly is: 'written' }
  /** A log, or the contact's latest conversation, has moved since: nothing was written, decide anew. */
  | { readonly is: 'stale' }
  /** The command acted before: nothing was written, this was its answer. */
  | { readonly is: 'known'; readonly seq: number | null }
  /** The id named another command before: nothing was written. */
  | { readonly is: 'conflict' }

export interface CommandKey {
  readonly actor: string
  readonly id: CommandId
}

export interface StoredCommand {
  readonly hash: number
  readonly seq: number | null
}

/** How far the logs of a conversation are known: the last `seq` of each. */
export interface Place {
  readonly conversation: number
  readonly interaction: number
}

/**
 * Decides the writes of a batch anew. `gained`: what the conversations have gained since they were decided, without snapshots.
 * May be called several times, each time with everything since then.
 */
export type Renew = (gained: ReadonlyMap<ConversationId, StoredConversation>) => readonly Write[]

/** One log as it is rebuilt from: the latest snapshot, and the events after it. */
export interface StoredLog {
  /** The JSON of the folded state, or nothing when the log begins with the tail. */
  readonly snapshot: string | null
  /** The JSON of the events after the snapshot, oldest first. */
  readonly tail: readonly string[]
  /** One of them is not what was written: the log cannot be rebuilt. */
  readonly damaged?: DamagedEvent
}

export interface StoredConversation {
  readonly conversation: StoredLog
  readonly interaction: StoredLog
  readonly deadlines: readonly Deadline[]
}

export interface ContactSession {
  readonly contactId: ContactId
  readonly site: string
  /** The page's origin at the first sign-in; `null` without a browser. */
  readonly origin: string | null
  readonly createdAt: number
  /** Whether the website has vouched for the contact. */
  readonly verified: boolean
  /** Under whose name command ids are remembered: whoever this browser was before it was known who they are. */
  readonly commandsAs: ContactId
  /** When the session was last used before now; exact to the hour, so that signing in costs no write. */
  readonly seenAt: number
  readonly expiresAt: number
}

/**
 * Where everything durable is. One function per question; order, limit and the meaning of nothing are said here and hold
 * for every implementation (`test/contracts/store`).
 *
 * All of them throw ChatError `unavailable` while the database cannot be reached or written; nothing has changed then,
 * unless said otherwise.
 */
export interface Store extends FileRows, ContactRows, AuditRows, ErasureRows {
  /**
   * Writes a batch in one transaction and resolves when it is durable, with one outcome per write, in order.
   *
   * A store with several writers asks `renew` when logs have moved since, while nobody else can write; what that gives is written
   * instead, and the outcomes are those of it. What it was not asked about in the beginning is `stale` then.
   *
   * @throws ChatError `unavailable`: nothing was written as far as can be known; repeating a write with a command id is safe.
   */
  commit(writes: readonly Write[], renew?: Renew): Promise<readonly WriteOutcome[]>

  /**
   * What the conversations are rebuilt from, in the order asked. An unknown one has empty logs. Of those in `known`: what came after
   * that place, without snapshots.
   */
  readConversations(
    ids: readonly ConversationId[],
    known?: ReadonlyMap<ConversationId, Place>,
  ): Promise<readonly StoredConversation[]>

  /** What became of commands, in the order asked; nothing for those that never acted. */
  findCommands(keys: readonly CommandKey[]): Promise<readonly (StoredCommand | undefined)[]>

  /**
   * The JSON of the events of one log with `after` < seq < `before`, oldest first, at most `limit` of them:
   * those nearest to the bound that was given alone, else the oldest. Nothing: there are none, or the log is unknown.
   */
  readEvents(log: LogId, range: { after?: number; before?: number; limit: number }): Promise<readonly string[]>

  /** The contact's latest conversation; `null` before the first, also for an unknown contact. */
  latestConversation(contactId: ContactId): Promise<ConversationId | null>

  /** The conversations on the agent's desk, oldest first. */
  conversationsOnDesk(agentId: AgentId): Promise<readonly ConversationId[]>

  /** All interactions that are with a bot, wait or are handled, those that wait longest first. */
  openInteractions(): Promise<readonly InteractionRow[]>

  /** All agents who ever signed in, or those of them who are named, by id. */
  agents(ids?: readonly AgentId[]): Promise<readonly AgentRecord[]>

  /** What is kept for the agent, by name. */
  memoriesOf(agentId: AgentId): Promise<readonly MemoryRow[]>

  /**
   * Takes over the deadlines due at `now`, earliest first, at most `limit`: they are due again at `until`, so that one
   * whose handling was interrupted comes back.
   */
  claimDeadlines(claim: { now: number; until: number; limit: number }): Promise<readonly Deadline[]>

  /** When the earliest deadline is due; nothing without one. */
  nextDeadlineAt(): Promise<number | undefined>

  /**
   * Takes a duty that one node has at a time, or keeps it: whoever has it has it until `until`, nobody else before. Returns who has
   * it now. Given back by keeping it until now. Durable when resolved. All times are milliseconds since 1970, by the clock of whoever asks.
   */
  takeDuty(duty: string, claim: { holder: string; now: number; until: number }): Promise<string>

  /** A new contact with its first session. Durable when resolved. `tokenHash`: of the token, never the token itself. */
  createContactSession(session: { tokenHash: string } & Omit<ContactSession, 'seenAt'>): Promise<void>

  /** The session of a token, and notes that it was used; nothing for an unknown or expired one. */
  findContactSession(tokenHash: string, now: number): Promise<ContactSession | undefined>

  /** Ends a session before its time. Harmless for an unknown one. */
  endContactSession(tokenHash: string): Promise<void>

  /** Signs an agent out: their tokens that were made until `at` are good no more. An earlier moment than the one that is kept changes nothing. Durable when resolved. */
  signOutAgent(agentId: AgentId, at: number): Promise<void>

  /** When the agent was signed out last: milliseconds since 1970; nothing for one who never was. */
  agentSignedOutAt(agentId: AgentId): Promise<number | undefined>

  /** The standard responses that were changed over HTTP, by id. */
  managedResponses(): Promise<readonly ManagedRow[]>

  /** Keeps one of them in place of what was kept under its id. Durable when resolved. */
  putManagedResponse(row: ManagedRow): Promise<void>

  /** Forgets one of them. Harmless for an unknown id. */
  dropManagedResponse(id: string): Promise<void>

  /** All events in one order, where the database has one: what is behind the logs is fed from it. */
  readonly feed?: Feed

  /** Resolves when the database answers and can be written, for `/readyz`. */
  check(): Promise<void>

  close(): Promise<void>
}
