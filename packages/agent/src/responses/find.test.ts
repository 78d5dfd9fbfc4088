import { expect } from '@open-wc/testing'
import { byShortcut, firstLanguage, forSite, holderOf, inLanguage, search } from './find.ts'
import type { Response } from './response.ts'

const response = (id: string, more: Partial<Response> = {}): Response => ({
  id,
  title: id,
  text: 'Text',
  isMine: false,
  ...more,
})
const ids = (responses: readonly Response[]) => responses.map(({ id }) => id)
const none = new Set<string>()

describe('finding standard responses', () => {
  it('[RSP2] finds what has every word somewhere, whatever the capitals and accents', () => {
    const all = [
      response('a', { title: 'Café hours' }),
      response('b', { text: 'The cafe opens at nine' }),
      response('c', { path: ['Cafés', 'Paris'], title: 'Menu' }),
      response('d', { shortcut: 'cafe-bill' }),
      response('e'),
    ]
    expect(ids(search(all, 'CAFE', none))).to.deep.equal(['a', 'b', 'c', 'd'])
    expect(ids(search(all, 'café  nine', none))).to.deep.equal(['b'])
    expect(ids(search(all, 'paris menu', none))).to.deep.equal(['c'])
    expect(ids(search(all, '/cafe', none))).to.deep.equal(['d'])
    expect(ids(search(all, 'tea', none))).to.deep.equal([])
  })

  it('[RSP2] shows favourites first, then those with the words in the title', () => {
    const all = [
      response('text', { text: 'tea' }),
      response('title', { title: 'Tea' }),
      response('marked', { text: 'tea' }),
    ]
    expect(ids(search(all, 'tea', new Set(['marked'])))).to.deep.equal(['marked', 'title', 'text'])
  })

  it('[RSP3] shows what is for the site and the language, and what is for every one', () => {
    const all = [
      response('en', { language: 'en-GB' }),
      response('de', { language: 'de' }),
      response('any'),
      response('shop', { sites: ['shop'] }),
    ]
    expect(ids(inLanguage(all, 'de-AT'))).to.deep.equal(['de', 'any', 'shop'])
    expect(ids(inLanguage(all, ''))).to.deep.equal(ids(all))
    expect(ids(forSite(all, 'travel'))).to.deep.equal(['en', 'de', 'any'])
  })

  it('[RSP3] looks for the conversation’s language first, then the desk’s, then every one', () => {
    const all = [response('en', { language: 'en-GB' }), response('de', { language: 'de' })]
    expect(firstLanguage(all, ['de-AT', 'en'])).to.equal('de')
    expect(firstLanguage(all, ['fr', 'en-US'])).to.equal('en')
    expect(firstLanguage(all, [null, 'fr'])).to.equal('')
  })

  it('[RSP14] goes on with a shortcut as it was typed: the exact one first', () => {
    const all = ['hint', 'hi', 'Hit', 'bye'].map((shortcut) => response(shortcut, { shortcut }))
    expect(ids(byShortcut([...all, response('none')], 'hi'))).to.deep.equal(['hi', 'hint', 'Hit'])
    expect(ids(byShortcut(all, ''))).to.deep.equal(['bye', 'hi', 'hint', 'Hit'])
  })

  it('[RSP19] knows who has a shortcut already', () => {
    const all = [response('a', { shortcut: 'Hi' }), response('b')]
    expect(holderOf(all, 'hi', '')?.id).to.equal('a')
    expect(holderOf(all, 'hi', 'a')).to.equal(undefined)
    expect(holderOf(all, '', '')).to.equal(undefined)
  })
})
