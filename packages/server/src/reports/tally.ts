import type { Figures, Spread } from '@parley/protocol'
import type { Row } from './fact-index.ts'
import { spreadOf } from './spread.ts'

const outcomes = { handled: 'handled', abandoned: 'abandoned', bot: 'byBot', open: 'open' } as const
const enders = { staff: 'endedByStaff', contact: 'endedByContact', silence: 'endedBySilence' } as const

/** From so many on they are put in order by themselves. */
const manyTimes = 1_000

/** Counts rows. */
export class Tally {
  readonly #counts = {
    conversations: 0,
    handled: 0,
    abandoned: 0,
    byBot: 0,
    open: 0,
    endedByStaff: 0,
    endedByContact: 0,
    endedBySilence: 0,
  }
  readonly #firstResponses: number[] = []
  readonly #waits: number[] = []
  readonly #handlings: number[] = []
  readonly #stars = [0, 0, 0, 0, 0]
  #answers = 0
  #late = 0

  get conversations(): number {
    return this.#counts.conversations
  }

  add(row: Row): void {
    this.#counts.conversations += 1
    this.#counts[outcomes[row.outcome]] += 1
    if (row.endedBy) this.#counts[enders[row.endedBy]] += 1
    if (row.firstResponseMs !== null) this.#firstResponses.push(row.firstResponseMs)
    if (row.waitedMs !== null) this.#waits.push(row.waitedMs)
    if (row.handlingMs !== null) this.#handlings.push(row.handlingMs)
    if (row.stars !== null) this.#stars[row.stars - 1]! += 1
    this.#answers += row.waits
    this.#late += row.late
  }

  /** What there was. Putting very many times in order takes some milliseconds, so others have their turn in between. */
  async figures(nextTurn: () => Promise<void>): Promise<Figures> {
    const ratings = this.#stars.reduce((sum, each) => sum + each, 0)
    const stars = this.#stars.reduce((sum, each, place) => sum + each * (place + 1), 0)
    const spreads: Spread[] = []
    for (const times of [this.#firstResponses, this.#waits, this.#handlings]) {
      spreads.push(spreadOf(times))
      if (times.length > manyTimes) await nextTurn()
    }
    const [firstResponse, waiting, handling] = spreads as [Spread, Spread, Spread]
    return {
      ...this.#counts,
      firstResponse,
      waiting,
      handling,
      answers: { count: this.#answers, late: this.#late, lateShare: shareOf(this.#late, this.#answers) },
      rating: { count: ratings, mean: shareOf(stars, ratings), stars: [...this.#stars] },
    }
  }
}

/** Rounded to four digits: enough for a hundredth of a percent. */
const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000
