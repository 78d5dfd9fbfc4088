import { expect } from '@open-wc/testing'
import { extensionOf } from '@parley/protocol'
import { problemOf } from './file-problem.ts'

const taken = { types: ['pdf', 'png'], maxBytes: 1_000, maxCount: 2 }

describe('what may go with a message', () => {
  const cases: readonly [name: string, size: number, before: number, problem: string | undefined][] = [
    ['plan.pdf', 1_000, 1, undefined],
    ['PLAN.PDF', 1, 0, undefined],
    ['plan.pdf', 1_001, 0, 'tooLarge'],
    ['plan.pdf', 0, 0, 'empty'],
    ['plan.pdf', 1, 2, 'tooMany'],
    ['plan.pdf.exe', 1, 0, 'wrongType'],
    ['plan', 1, 0, 'wrongType'],
    ['pdf', 1, 0, 'wrongType'],
    ['.png', 1, 0, undefined],
  ]
  for (const [name, size, before, problem] of cases)
    it(`[FIL41] ${name}, ${size} bytes, beside ${before}: ${problem ?? 'may go'}`, () => {
      expect(problemOf({ name, size }, taken, before)?.is).to.equal(problem)
    })

  it('[FIL41] an extension is what stands behind the last dot', () => {
    expect(['a.tar.GZ', 'a.', 'a.b c', 'dir.d/a', ''].map(extensionOf)).to.deep.equal(['gz', '', '', '', ''])
  })
})
