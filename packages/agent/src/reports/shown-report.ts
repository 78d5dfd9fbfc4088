import type { Report } from '@parley/protocol'
import type { Desk } from '../desk/desk.ts'
import { rangeBefore, type Range } from './ranges.ts'
import { readReport, type Chosen, type Refusal, ReportRefused } from './reading.ts'

/** What there is to see. What was there before stays while the next is loaded. */
export type Shown =
  | { readonly is: 'loading'; readonly former?: Loaded }
  | { readonly is: 'failed'; readonly why: Refusal }
  | ({ readonly is: 'there' } & Loaded)

export interface Loaded {
  readonly report: Report
  /** As many days directly before. */
  readonly before: Report
}

/** Reads reports, one after the other: what was asked for last is shown. */
export class ShownReport {
  #asked = 0
  shown: Shown = { is: 'loading' }

  constructor(
    private readonly http: () => Desk['http'] | undefined,
    private readonly changed: () => void,
  ) {}

  async load(range: Range, chosen: Chosen): Promise<void> {
    const asked = ++this.#asked
    const { shown } = this
    const former = shown.is === 'there' ? shown : shown.is === 'loading' ? shown.former : undefined
    this.#show({ is: 'loading', ...(former && { former: { report: former.report, before: former.before } }) })
    const next = await this.#read(range, chosen)
    if (asked === this.#asked) this.#show(next)
  }

  /** Nothing of it stays. */
  forget(): void {
    this.#asked += 1
    this.#show({ is: 'loading' })
  }

  async #read(range: Range, chosen: Chosen): Promise<Shown> {
    const http = this.http()
    if (!http) return { is: 'failed', why: 'failed' }
    try {
      const [report, before] = await Promise.all([
        readReport(http, range, chosen, ['day', 'queue', 'agent']),
        readReport(http, rangeBefore(range), chosen, []),
      ])
      return { is: 'there', report, before }
    } catch (error) {
      if (!(error instanceof ReportRefused)) throw error
      return { is: 'failed', why: error.why }
    }
  }

  #show(shown: Shown): void {
    this.shown = shown
    this.changed()
  }
}
