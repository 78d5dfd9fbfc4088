import { expect } from '@open-wc/testing'
import { isPossible, lengthOf, rangeBefore, rangeOf } from './ranges.ts'
import { linesFor, namedDays } from './scale.ts'

describe('plots of reports', () => {
  it('[REP32] lines stand where people count: from zero to above the highest', () => {
    expect(linesFor(43, 'count')).to.deep.equal([0, 20, 40, 60])
    expect(linesFor(1, 'count')).to.deep.equal([0, 1])
    expect(linesFor(0, 'count')).to.deep.equal([0, 1])
    expect(linesFor(95_000, 'time')).to.deep.equal([0, 30_000, 60_000, 90_000, 120_000])
    expect(linesFor(1, 'share')).to.deep.equal([0, 0.25, 0.5, 0.75, 1])
    expect(linesFor(9_000_000, 'count').length).to.be.lessThan(7)
  })

  it('[REP32] days have their names where there is room', () => {
    expect(namedDays(7, 700, 60)).to.deep.equal([0, 1, 2, 3, 4, 5, 6])
    expect(namedDays(30, 300, 60)).to.deep.equal([0, 6, 12, 18, 24])
    expect(namedDays(400, 20, 60)).to.deep.equal([0])
  })

  it('[REP30] ranges end today, and have as many days before them', () => {
    const now = new Date(2026, 2, 30, 0, 5).getTime()
    expect(rangeOf('today', now)).to.deep.equal({ from: '2026-03-30', to: '2026-03-30' })
    const month = rangeOf('days30', now)
    expect(month).to.deep.equal({ from: '2026-03-01', to: '2026-03-30' })
    expect(rangeBefore(month)).to.deep.equal({ from: '2026-01-30', to: '2026-02-28' })
    expect(lengthOf(month)).to.equal(30)
    expect(
      ['2026-03-31', '2025-02-24', '', '2026-13-01'].map((from) => isPossible({ from, to: '2026-03-30' })),
    ).to.deep.equal([false, true, false, false])
  })
})
