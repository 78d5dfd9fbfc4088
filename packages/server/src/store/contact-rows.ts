import type { AgentId, ContactId, ConversationId } from '@parley/protocol'

/** Who a contact is, as far as anybody knows. */
export interface ContactRow {
  readonly id: ContactId
  readonly site: string
  /** As JSON. */
  readonly profile: string
  /** What the contact is found by: in lower case, words apart by blanks. */
  readonly words: string
  /** Whether somebody has vouched for the contact being who the profile says. */
  readonly verified: boolean
  /** Counts the changes by agents; 0 while there is what the contact said alone. */
  readonly version: number
  readonly createdAt: number
  /** The contact that this one turned out to be. */
  readonly mergedInto: ContactId | null
}

/** What somebody changed about a contact. */
export interface ContactChangeRow {
  /** What the contact's `version` was from then on. */
  readonly version: number
  readonly at: number
  readonly by: AgentId
  readonly name: string
  /** As JSON. */
  readonly change: string
}

/** Whom a website vouches for. */
export interface IdentityRow {
  readonly contact: ContactId
  readonly site: string
  /** What the website calls them. */
  readonly subject: string
  /** What it said last, as JSON. */
  readonly claims: string
  /** When: milliseconds since 1970. */
  readonly saidAt: number
}

/** Where an interaction stands in the history of a contact. */
export interface HistoryRow {
  readonly conversation: ConversationId
  /** Whose history it is in: the contact's who wrote, or the one's to whom an agent assigned it. */
  readonly contact: ContactId
  readonly openedAt: number
  readonly isDone: boolean
}

/** What is written with an interaction, so that histories need not read logs. */
export interface HistoryWrite extends HistoryRow {
  /** Agents who have it from now on. */
  readonly engages: readonly AgentId[]
  /** What a new contact says about themself; replaces what they said before, while no agent has changed it and nobody vouches for it. */
  readonly introduces: Omit<ContactRow, 'verified' | 'version' | 'mergedInto'> | null
}

/** Somebody is to be called. */
export interface CallbackRow {
  readonly id: string
  readonly contact: ContactId
  readonly conversation: ConversationId
  /** When to call: milliseconds since 1970. */
  readonly at: number
  readonly number: string
  readonly note: string
  readonly by: AgentId
  readonly name: string
  readonly createdAt: number
}

/** From where a history goes on: only what is older. */
export interface HistoryRange {
  readonly before?: { readonly openedAt: number; readonly conversation: ConversationId } | undefined
  readonly limit: number
}

/** What a store knows of contacts. */
export interface ContactRows {
  /** Nothing for a contact who never wrote. */
  findContact(id: ContactId): Promise<ContactRow | undefined>

  /** The contacts that were merged into one of these, at any remove, by id; without these themselves. */
  contactsMergedInto(id: ContactId): Promise<readonly ContactId[]>

  /**
   * Contacts that are nobody else, with all of these words, those that were changed by agents first, then the newest; at most `limit`.
   * With `metBy` only those in whose histories this agent has or had an interaction.
   */
  searchContacts(words: readonly string[], limit: number, metBy?: AgentId): Promise<readonly ContactRow[]>

  /**
   * Replaces what is known, where the version still is `from`, and notes the change. Durable when resolved.
   * Returns whether it was replaced.
   */
  changeContact(row: ContactRow, from: number, change: ContactChangeRow): Promise<boolean>

  /** What a website said last about a contact; nothing for those of whom none ever did. */
  findIdentity(contact: ContactId): Promise<IdentityRow | undefined>

  /**
   * Notes what a website says about a contact, and puts what is known of them in the place of version `from`; `null`: they are new.
   * With `change` it is noted as one. All or nothing; durable when resolved. Returns whether it was written.
   */
  putIdentity(
    identity: IdentityRow,
    contact: ContactRow,
    from: number | null,
    change: ContactChangeRow | null,
  ): Promise<boolean>

  /** The latest changes, newest first, at most `limit`. */
  contactChanges(id: ContactId, limit: number): Promise<readonly ContactChangeRow[]>

  /** Whose history a conversation is in; nothing for an unknown one. */
  historyOf(conversation: ConversationId): Promise<HistoryRow | undefined>

  /** The interactions in the histories of these contacts, newest first. */
  contactHistory(contacts: readonly ContactId[], range: HistoryRange): Promise<readonly HistoryRow[]>

  /** The interactions that the agent has or had, newest first. */
  agentHistory(agent: AgentId, range: HistoryRange): Promise<readonly HistoryRow[]>

  /** How many interactions of these contacts are not done, or began at `since` or later. */
  countRecent(contacts: readonly ContactId[], since: number): Promise<number>

  /** Whether the agent has or had an interaction in the histories of these contacts. */
  hasMet(agent: AgentId, contacts: readonly ContactId[]): Promise<boolean>

  /** Durable when resolved. */
  addCallback(row: CallbackRow): Promise<void>

  /** The callbacks of these contacts, the next first. */
  callbacksOf(contacts: readonly ContactId[]): Promise<readonly CallbackRow[]>

  /** Harmless for an unknown one. */
  dropCallback(id: string): Promise<void>
}
