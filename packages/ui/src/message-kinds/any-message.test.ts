import { expect } from '@open-wc/testing'
import type { Message } from '@parley/protocol'
import { messageKinds } from '@parley/protocol/schemas'
import { anyMessage } from '@parley/protocol/testing/arbitrary-message'
import fc from 'fast-check'
import { harmOf } from '../testing/attack.ts'

/** The same ones each time: what is found here can be found again. */
const messages: readonly Message[] = fc.sample(anyMessage, { numRuns: 150, seed: 20_260_105 })
const atOnce = 50

describe('any valid message', () => {
  for (let from = 0; from < messages.length; from += atOnce)
    it(`[B051] [A092] is drawn for contact and staff, with all of its words, asks no foreign host and keeps within 320 pixels (from ${from + 1})`, async () => {
      expect(await harmOf(messages.slice(from, from + atOnce), { cut: true })).to.deep.equal([])
    }).timeout(60_000)

  it('is of every kind', () => {
    expect(new Set(messages.map(({ kind }) => kind))).to.have.all.keys(Object.keys(messageKinds))
  })
})
