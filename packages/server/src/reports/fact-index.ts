import type { AgentId, ConversationId } from '@parley/protocol'
import type { Reached } from '../following/follower.ts'
import type { Course, Facts } from './facts.ts'

/** One conversation as far as it has come, and what reports know of it. */
export interface Kept {
  readonly id: ConversationId
  readonly course: Course
  /** Nothing: it is in no report. */
  readonly facts: Facts | undefined
}

/** Which conversations: those that were opened from `from` on and before `before`. Milliseconds since 1970. */
export interface Range {
  readonly from: number
  readonly before: number
}

/** What counts of a conversation, or of one agent's part in it. */
export interface Row extends Omit<Facts, 'id' | 'parts'> {
  /** Whose part it is; `null`: it is the whole. */
  readonly agentId: AgentId | null
}

/** Rows of whole conversations, or of the parts of agents. */
export type RowsOf = 'conversations' | 'parts'

/** Where a page ended: the next begins after it. */
export type Place = readonly [opened: number, no: number, agent: string]

export interface Page {
  readonly rows: readonly Row[]
  /** `null`: there is nothing more. */
  readonly next: Place | null
}

/**
 * One small row for each conversation and each agent's part in it. Everything in it is taken from the logs, and can be taken from
 * them again: it is filled behind them.
 *
 * All of them throw ChatError `unavailable` while it cannot be reached or written.
 */
export interface FactIndex {
  reached(): Promise<Reached>
  /** How far these have come; nothing for those that it does not know. */
  courses(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Course>>
  /** Takes in conversations whole or not at all. */
  put(kept: readonly Kept[], reached: Reached): Promise<void>
  /** Forgets everything. */
  clear(): Promise<void>
  /**
   * Rows of a range in the order of opening, after a place or from the beginning on, so many that they hold nobody up: of whole
   * conversations, or of the parts of agents.
   */
  page(range: Range, of: RowsOf, after: Place | null): Promise<Page>
  /** The names of agents as they were last. */
  names(): Promise<ReadonlyMap<AgentId, string>>
  close(): Promise<void>
}
