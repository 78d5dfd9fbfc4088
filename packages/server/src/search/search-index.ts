import type { AgentId, ConversationId } from '@parley/protocol'
import type { Reached } from '../following/follower.ts'
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
  /** What was erased: all that was taken in of these conversations before goes, with their readers. */
  readonly forgotten: readonly ConversationId[]
  readonly reached: Reached
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

  /** Takes a little of what was forgotten out of the files as well. Returns whether there is more: then it is to be called again. */
  purge(): Promise<boolean>

  /**
   * What has all of the words, newest first. Never holds the event loop up for long: whoever looks through very much gets
   * what was found until then, and where to go on.
   */
  find(question: Question): Promise<Found>

  close(): Promise<void>
}
