import type { AgentId, ConversationId } from '@parley/protocol'
import type { Query } from './query.ts'

/** What can be found: something said, a file, a remark of staff, a contact. */
export type ThingKind = 'message' | 'file' | 'note' | 'contact'

/** Something that can be found, and where it stands. */
export interface Thing {
  /** The place of its event in the order of all events: what came later has a higher one. */
  readonly place: number
  readonly conversation: ConversationId
  readonly kind: ThingKind
  /** Of the event: in the conversation's log, of notes and contacts in the interaction's. */
  readonly seq: number
}

/** Who may find what is in a conversation, besides supervisors. */
export interface Readers {
  readonly conversation: ConversationId
  readonly agents: readonly AgentId[]
}

/** What is taken in together: events up to a place, and what follows from them. */
export interface Batch {
  readonly things: readonly (Thing & { readonly text: string })[]
  readonly readers: readonly Readers[]
  readonly reached: Reached
}

/** How far the index has come. */
export interface Reached {
  /** The place of the last event that was taken in; 0 before the first. */
  readonly place: number
  /** Names that event, so that another database is noticed; empty before the first. */
  readonly mark: string
}

export interface Question {
  readonly query: Query
  /** Whose things; `null`: everybody's. */
  readonly reader: AgentId | null
  /** `null`: all kinds. */
  readonly kind: ThingKind | null
  /** Only what stands before this place; `null`: from the newest on. */
  readonly before: number | null
  readonly limit: number
}

export interface Found {
  /** Newest first. */
  readonly things: readonly Thing[]
  /** There may be more before this place; `null`: there is nothing more. */
  readonly before: number | null
}

/**
 * Where words are looked up. Everything in it is taken from the logs, and can be taken from them again: it is filled behind
 * them, and lost for nothing. What holds for every implementation is in `test/contracts/search`.
 *
 * All of them throw ChatError `unavailable` while it cannot be reached or written.
 */
export interface SearchIndex {
  reached(): Promise<Reached>

  /** Takes in a batch whole or not at all. Readers replace those that their conversation had. */
  add(batch: Batch): Promise<void>

  /** Forgets everything: `reached` is at the beginning. */
  clear(): Promise<void>

  /**
   * What has all of the words, newest first. Never holds the event loop up for long: whoever looks through very much gets
   * what was found until then, and where to go on.
   */
  find(question: Question): Promise<Found>

  close(): Promise<void>
}
