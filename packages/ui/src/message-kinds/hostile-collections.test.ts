import { expect } from '@open-wc/testing'
import type { Message } from '@parley/protocol'
import { cleanHtml } from '../markdown/render-markdown.ts'
import { harmOf } from '../testing/attack.ts'
import { pageAttacks, sanitizerAttacks } from '../testing/composed-attacks.ts'
import { watchHarm } from '../testing/harm.ts'

const asText = (text: string): Message => ({ kind: 'text', text })
const asMarkdown = (markdown: string): Message => ({ kind: 'markdown', markdown })

/** What the sanitizer may let through, and no attribute besides. */
const tags =
  /^(?:p|br|strong|em|del|code|pre|ul|ol|li|blockquote|a|hr|h[3-6]|table|thead|tbody|tr|th|td|span|parley-picture)$/
const attributes = /^(?:href|start|align|target|rel|referrerpolicy|class|dir)$/

/** What of a cleaned piece of HTML should not be there. */
const leftIn = (place: ParentNode) =>
  [...place.querySelectorAll('*')].flatMap((element) => [
    ...(tags.test(element.localName) ? [] : [`<${element.localName}>`]),
    ...element.getAttributeNames().filter((name) => !attributes.test(name)),
    ...((element.getAttribute('class') ?? 'address') === 'address' ? [] : ['class']),
    ...(/^https?:/.test(element.getAttribute('href') ?? 'https:') ? [] : ['href']),
  ])

const isBase = (attack: string) => attack.startsWith('<base ')

describe('long lists of attacks', () => {
  it('are long', () => {
    expect(new Set(sanitizerAttacks).size).to.be.above(500)
    expect(new Set(pageAttacks).size).to.be.above(900)
  })

  it('[ATK5] what sanitizers have fallen for is what is read, where a contact says it', async () => {
    expect(await harmOf(sanitizerAttacks.map(asText))).to.deep.equal([])
  }).timeout(60_000)

  it('[ATK6] where a bot says it in markdown, nothing comes out that is not on the list', async () => {
    expect(await harmOf(sanitizerAttacks.map(asMarkdown))).to.deep.equal([])
  }).timeout(60_000)

  it('[ATK6] nor where the reader of markdown would let all of it through', async () => {
    const place = document.createElement('div')
    const putIn = (attack: string) => {
      try {
        place.replaceChildren(cleanHtml(attack, () => undefined))
      } catch {
        // There is nothing to read then, so that nothing comes out either.
        expect(attack).to.match(/^<frameset/i)
      }
      expect(leftIn(place), attack).to.deep.equal([])
    }
    document.body.append(place)
    const [bases, others] = [
      [...pageAttacks].filter(isBase),
      [...sanitizerAttacks, ...pageAttacks].filter((each) => !isBase(each)),
    ]
    const harm = watchHarm()
    for (const attack of others) putIn(attack)
    expect(await harm.done()).to.deep.equal([])
    // The policy of this page complains of them also where they have no effect, in the document in which they are cleaned.
    const before = document.baseURI
    for (const attack of bases) putIn(attack)
    expect(document.baseURI).to.equal(before)
    place.remove()
  }).timeout(60_000)

  it('[ATK8] attacks on web pages are harmless, as text and in markdown', async () => {
    for (const as of [asText, asMarkdown]) expect(await harmOf(pageAttacks.map(as))).to.deep.equal([])
  }).timeout(60_000)
})
