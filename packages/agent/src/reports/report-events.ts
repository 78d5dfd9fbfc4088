import type { RangeName, Range } from './ranges.ts'
import type { Chosen } from './reading.ts'

/** What somebody wants to see. */
export interface Wanted {
  readonly name: RangeName
  readonly range: Range
  readonly chosen: Chosen
}

/** The supervisor wants to see something else. */
export class WantReportEvent extends Event {
  static readonly type = 'parley-want-report'
  constructor(readonly wanted: Wanted) {
    super(WantReportEvent.type, { bubbles: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-want-report': WantReportEvent
  }
}
