import { expect } from '@open-wc/testing'
import { attackWith, harmOf, isAddress } from '../testing/attack.ts'
import { hostileAddresses, hostileWords } from '../testing/hostile-texts.ts'

const proves: { readonly [Attack in keyof typeof hostileAddresses]: string } = {
  'addresses that nobody may open': '[ATK28] [ATK29] [ATK57]',
  'addresses in disguise': '[A111] [A113] [ATK30] [ATK55] [ATK56] [ATK59] [ATK63] [ATK64] [ATK66]',
}

const addressesTaken = (text: string) => attackWith(text).taken.filter(isAddress)

describe('hostile addresses, in every string of every kind of message', () => {
  for (const [name, texts] of Object.entries(hostileAddresses) as [keyof typeof hostileAddresses, readonly string[]][])
    it(`${proves[name]} ${name}: are refused, stay words, or are read as they are opened`, async () => {
      expect(await harmOf(texts.flatMap((text) => attackWith(text).messages))).to.deep.equal([])
    }).timeout(60_000)

  it('[ATK28] [ATK29] [ATK57] are taken as addresses only where they can be opened', () => {
    const { 'addresses in disguise': opened, 'addresses that nobody may open': others } = hostileAddresses
    for (const text of [...others, ...Object.values(hostileWords).flat()])
      expect(addressesTaken(text), text).to.deep.equal([])
    for (const text of opened) expect(addressesTaken(text), text).not.to.deep.equal([])
  })

  it('[ATK60] [A113] the host of a long address is read to its end, in every kind that has addresses', async () => {
    const host = `${'paypal-and-other-banks-of-the-whole-world.'.repeat(5)}attacker.invalid`
    const { messages } = attackWith(`https://${host}/${'path/'.repeat(40)}`)
    expect(await harmOf(messages, { cut: true })).to.deep.equal([])
    expect(new Set(messages.map(({ kind }) => kind)).size).to.be.above(6)
  })
})
