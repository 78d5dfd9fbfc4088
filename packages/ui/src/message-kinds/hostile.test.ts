import { expect } from '@open-wc/testing'
import { limits } from '@parley/protocol'
import { attackWith, harmOf, isAddress } from '../testing/attack.ts'
import { watchHarm } from '../testing/harm.ts'
import { harmBelow } from '../testing/harmless.ts'
import { hostileAddresses, hostileWords } from '../testing/hostile-texts.ts'

const proves: { readonly [Attack in keyof typeof hostileWords]: string } = {
  'scripts and handlers': '[ATK1] [ATK71]',
  'breakouts of attributes and of raw text': '[ATK2] [ATK3] [ATK71]',
  'shapes that change when they are parsed again': '[ATK4] [ATK71]',
  'the language of templates': '[ATK9] [ATK10] [ATK71]',
  'entities and escapes': '[ATK11] [ATK71]',
  'control characters': '[ATK12] [ATK71]',
  'marks that turn, hide and pile up': '[ATK71]',
  'words without an end': '[TRA7] [ATK17]',
  'names of objects': '[ATK74]',
}

/** What is no free text: ids, words from a list, days, numbers of phones, types of files. */
const isWord = (path: string) =>
  /\.(?:kind|file|type|do|is|select|tone|policy|id|phoneNumber|language|from|to)$/.test(path)

describe('hostile words, in every string of every kind of message', () => {
  it('would be noticed if they were more than words', async () => {
    const harm = watchHarm()
    const place = document.createElement('div')
    const image = document.createElement('img')
    place.append(image)
    document.body.append(place)
    image.setAttribute('onerror', '__xss()')
    image.setAttribute('src', 'https://attacker.invalid/x.png')
    await new Promise((failed) => image.addEventListener('error', failed))
    expect(harmBelow(place)).to.have.members([
      '<img> in the page',
      'img[onerror]',
      'img[src=https://attacker.invalid/x.png]',
    ])
    const happened = await harm.done()
    place.remove()
    expect(happened).to.have.members([
      'securitypolicyviolation: https://attacker.invalid/x.png',
      'something was executed',
    ])
  })

  for (const [name, texts] of Object.entries(hostileWords) as [keyof typeof hostileWords, readonly string[]][])
    it(`${proves[name]} ${name}: are refused, or stay words`, async () => {
      const messages = texts.flatMap((text) => attackWith(text).messages)
      expect(await harmOf(messages, { cut: name === 'words without an end' })).to.deep.equal([])
    }).timeout(60_000)

  it('[RIC2] as words are refused for their length alone', () => {
    const short = Object.values({ ...hostileWords, ...hostileAddresses })
      .flat()
      .filter(({ length }) => length <= limits.labelChars)
    for (const text of short)
      expect(
        attackWith(text).refused.filter((path) => !isAddress(path) && !isWord(path)),
        text,
      ).to.deep.equal([])
  })
})
