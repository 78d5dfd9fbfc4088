import { ChatError, type Report } from '@parley/protocol'
import type { CoreOptions } from '../core.ts'
import type { FollowerOptions } from '../following/follower.ts'
import { FactKeeper } from './fact-keeper.ts'
import { makeReport } from './make-report.ts'
import type { ReportQuestion } from './read-question.ts'
import type { LateAfter } from './said.ts'

/** Reports that wait for their turn, at most: they are made one after the other, and take no more than one core. */
const mostWaiting = 8

/** The reports as the core has them. */
export interface Reports {
  /** @throws ChatError `unavailable` where there are none, `too-many-commands` while too many are asked for. */
  readonly report: (question: ReportQuestion) => Promise<Report>
  start(): void
  /** Something was written. */
  committed(): void
  stop(): void
  /** How far it is behind the logs, in milliseconds. */
  lagMs(): number
  /** Resolves when nothing is being taken in. */
  idle(): Promise<void>
}

const none: Reports = {
  report: async () => {
    throw new ChatError('unavailable', { retryAfterMs: 60_000 })
  },
  start() {},
  committed() {},
  stop() {},
  lagMs: () => 0,
  idle: async () => {},
}

/** Puts the reports together; where there is nothing to keep them in, or nothing to fill that from, there are none. */
export function createReports(
  { store, factIndex: facts, clock, log, settings }: CoreOptions,
  { late, ...following }: { late: LateAfter } & Pick<FollowerOptions, 'nextTurn' | 'onState'>,
): Reports {
  const { feed } = store
  if (!facts || !feed) return none
  const rules = JSON.stringify(Object.keys(settings.sites).map((site) => [site, late(site)]))
  const keeper = new FactKeeper({ feed, facts, late, rules, clock, log, ...following })
  const { nextTurn } = following
  const turn = () => new Promise<void>((resolve) => nextTurn(resolve))
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  async function make(question: ReportQuestion): Promise<Report> {
    const complete = await keeper.catchUp()
    return makeReport(facts!, question, { complete, nextTurn: turn })
  }

  return {
    async report(question) {
      if (waiting >= mostWaiting) throw new ChatError('too-many-commands', { retryAfterMs: 2_000 })
      waiting += 1
      const made = last.then(() => make(question)).finally(() => (waiting -= 1))
      last = made.catch(() => {})
      return made
    },
    start: () => keeper.start(),
    committed: () => keeper.committed(),
    stop: () => keeper.stop(),
    lagMs: () => keeper.lagMs,
    idle: () => keeper.idle(),
  }
}
