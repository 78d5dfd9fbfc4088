import type { AgentId } from './ids.ts'

// What `GET /v1/reports` answers. What each number means is in `docs/behaviour/reports.md`.

/** How a time is spread over conversations. Milliseconds; `null` where there is none. */
export interface Spread {
  readonly count: number
  readonly meanMs: number | null
  readonly medianMs: number | null
  readonly p90Ms: number | null
}

/** The numbers of some conversations, or of an agent's parts in them. */
export interface Figures {
  readonly conversations: number
  /** How they came out: together all of them. */
  readonly handled: number
  readonly abandoned: number
  readonly byBot: number
  readonly open: number
  readonly endedByStaff: number
  readonly endedByContact: number
  readonly endedBySilence: number
  readonly firstResponse: Spread
  readonly waiting: Spread
  readonly handling: Spread
  readonly answers: { readonly count: number; readonly late: number; readonly lateShare: number | null }
  /** `stars`: how often each number of stars was given, from one to five. */
  readonly rating: { readonly count: number; readonly mean: number | null; readonly stars: readonly number[] }
}

/** The conversations of one queue: of a site, and of a skill where one was asked for. */
export interface ReportQueue {
  readonly site: string
  readonly skill: string | null
}

export interface ReportAgent {
  readonly agentId: AgentId
  readonly name: string
}

/** By what conversations can be put together. */
export const reportGroups = ['day', 'site', 'queue', 'agent'] as const
export type ReportGroup = (typeof reportGroups)[number]

/** What stands before the numbers of a group. */
export interface ReportKeys {
  readonly day: { readonly day: string }
  readonly site: { readonly site: string }
  readonly queue: ReportQueue
  readonly agent: ReportAgent
}

export interface Report {
  /** The first and the last day, in the time zone `zone`: `2026-11-26`. */
  readonly from: string
  readonly to: string
  readonly zone: string
  /** `false` while older conversations are still being counted. */
  readonly complete: boolean
  readonly total: Figures
  /** What was asked for. Days all of them, in their order; the others where there is something, most conversations first. */
  readonly by: { readonly [Group in ReportGroup]?: readonly (ReportKeys[Group] & { readonly figures: Figures })[] }
  /** What there is in these days, to ask for less. */
  readonly queues: readonly ReportQueue[]
  readonly agents: readonly ReportAgent[]
}

/** The days of a report at most. */
export const mostReportDays = 400
