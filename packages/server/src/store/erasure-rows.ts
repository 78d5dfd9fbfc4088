import type { ContactId, ConversationId, LogId } from '@parley/protocol'

/** Somebody wants a contact to be erased, and it is not finished. */
export interface ErasureWish {
  readonly contact: ContactId
  /** Who wants it: `agent:` and an id. */
  readonly by: string
  readonly at: number
}

/** The part of the store that forgets. Nothing else ever changes what is written in a log. */
export interface ErasureRows {
  /**
   * Puts other events in the place of some of a log; those with another `seq` stay. What was rebuilt from the log is forgotten; with
   * `snapshot` it is rebuilt from that one from now on. All or nothing; durable when resolved.
   */
  rewriteLog(
    log: LogId,
    events: readonly { readonly seq: number; readonly json: string }[],
    snapshot: { readonly seq: number; readonly state: string } | null,
  ): Promise<void>

  /** Notes that a conversation that is done was erased: `overdue` gives it no more, unless something is added to it. */
  noteErased(conversation: ConversationId): Promise<void>

  /** The conversations of a site that are done, ended before `before` and are not erased, the earliest first, at most `limit`. */
  overdue(site: string, before: number, limit: number): Promise<readonly ConversationId[]>

  /** Whether any conversation in the histories of these contacts is not erased. */
  hasMore(contacts: readonly ContactId[]): Promise<boolean>

  /**
   * Puts `profile` in the place of what is known of these contacts, and forgets who changed what about them, who has vouched for them,
   * their callbacks and their sessions. Durable when resolved.
   */
  forgetContacts(contacts: readonly ContactId[], profile: string): Promise<void>

  /** Notes a wish; the same contact is noted once. Durable when resolved. */
  wishErasure(wish: ErasureWish): Promise<void>

  /** The wishes that are not finished, the earliest first. */
  wishedErasures(): Promise<readonly ErasureWish[]>

  /** It is finished. Harmless for an unknown one. */
  dropErasure(contact: ContactId): Promise<void>

  /** Takes what was overwritten out of the files, as far as the database can on demand. */
  purge(): Promise<void>
}
