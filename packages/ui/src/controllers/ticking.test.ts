import { expect } from '@open-wc/testing'
import { elapsed, elapsedIso } from './ticking.ts'

describe('elapsed', () => {
  it('[A021] shows a length of time as a clock does', () => {
    expect([-5, 0, 42_900, 725_000, 3_723_000].map(elapsed)).to.deep.equal(['0:00', '0:00', '0:42', '12:05', '1:02:03'])
    expect(elapsedIso(3_723_000)).to.equal('PT1H2M3S')
  })
})
