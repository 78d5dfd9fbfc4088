import { contactIn, pendingSince, type Conversation } from '@parley/protocol'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'

/** How far a pending response has come. Green, yellow and red on screen, and a word beside the colour. */
export type Stage = 'in-time' | 'warning' | 'late'

/** Milliseconds of waiting, as the site has them. */
export interface Thresholds {
  readonly warningMs: number
  readonly lateMs: number
}

/** A contact who has spoken last and waits. */
export interface Pending {
  /** Since when: milliseconds since 1970, by the server's clock. */
  readonly since: number
  readonly stage: Stage
  readonly waitedMs: number
  /** How much of the time until *late* is over: 0 to 1. */
  readonly share: number
}

/** For servers that do not say. */
const usual: Thresholds = { warningMs: 60_000, lateMs: 120_000 }

export const thresholdsOf = ({ agent }: Pick<DeskState, 'agent'>, { interaction }: DeskEntry): Thresholds =>
  agent?.desk.pendingResponse?.[interaction.site] ?? usual

const known = new WeakMap<Conversation, number | null>()

/**
 * Since when the contact of this entry waits for an answer; nothing when they do not, have left, or it is over, or when it is not
 * this agent who answers.
 */
export function waitingSince({ interaction, part, view: { conversation } }: DeskEntry): number | null {
  if (part !== 'handling' || interaction.status !== 'handled' || contactIn(conversation)?.presence === 'left')
    return null
  const found = known.get(conversation)
  if (found !== undefined) return found
  const since = pendingSince(conversation)
  known.set(conversation, since)
  return since
}

/** The pending response of this entry `now`, by the server's clock. */
export function pendingOf(entry: DeskEntry, { warningMs, lateMs }: Thresholds, now: number): Pending | undefined {
  const since = waitingSince(entry)
  if (since === null) return undefined
  const waitedMs = Math.max(0, now - since)
  const stage = waitedMs >= lateMs ? 'late' : waitedMs >= warningMs ? 'warning' : 'in-time'
  return { since, stage, waitedMs, share: Math.min(1, waitedMs / lateMs) }
}

/** When the pending response of this entry is late, by the server's clock; never while nobody waits. */
export function lateAt(state: Pick<DeskState, 'agent'>, entry: DeskEntry): number {
  const since = waitingSince(entry)
  return since === null ? Number.POSITIVE_INFINITY : since + thresholdsOf(state, entry).lateMs
}

/** The entries whose contacts wait, those first that are late first. */
export const mostUrgent = (state: Pick<DeskState, 'agent' | 'entries'>): readonly DeskEntry[] =>
  byUrgency(state, state.entries).filter((entry) => waitingSince(entry) !== null)

/** All entries, those first that are late first; where nobody waits, as they were. */
export function byUrgency(state: Pick<DeskState, 'agent'>, entries: readonly DeskEntry[]): readonly DeskEntry[] {
  const times = new Map(entries.map((entry) => [entry, lateAt(state, entry)]))
  const timeOf = (entry: DeskEntry) => times.get(entry) ?? Number.POSITIVE_INFINITY
  return entries.toSorted((one, other) => (timeOf(one) === timeOf(other) ? 0 : timeOf(one) - timeOf(other)))
}
