import { expect } from '@open-wc/testing'
import { Catalogue } from './catalogue.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { Speaker } from './speaker.ts'
import { uiTexts } from './ui-texts.ts'

const catalogue = new Catalogue(
  {
    hello: 'Hello {name}',
    apples: { one: '{count} apple', other: '{count} apples' },
    plain: 'Nothing to fill',
  },
  {
    de: async () => ({
      hello: 'Hallo {name}',
      apples: { one: '{count} Apfel', other: '{count} Äpfel' },
      plain: 'Leer',
    }),
  },
)
const speaker = (language: string, overrides = {}) => new Speaker(catalogue, { language, overrides })

describe('texts', () => {
  it('[TXT1] fills names in braces with the values, as text', () => {
    expect(speaker('en').say('hello', { name: '<b>{name}</b> $& $1' })).to.equal('Hello <b>{name}</b> $& $1')
  })

  it('[TXT2] chooses the form that the language has for a count, and writes the count as the language does', async () => {
    await catalogue.load('de')
    expect(speaker('en').say('apples', { count: 1 })).to.equal('1 apple')
    expect(speaker('en').say('apples', { count: 1_200 })).to.equal('1,200 apples')
    expect(speaker('de-AT').say('apples', { count: 0 })).to.equal('0 Äpfel')
  })

  it('[TXT3] lets English stand in for a language that is not there', () => {
    expect(speaker('tlh').say('plain')).to.equal('Nothing to fill')
    expect(speaker('not a tag!').say('apples', { count: 2 })).to.equal('2 apples')
  })

  it('[TXT4] prefers the owner\u2019s wording: of the exact tag, then of its language, forms by name', () => {
    const overrides = {
      de: { plain: 'Vom Besitzer', 'apples.other': 'Viele ({count})' },
      'de-CH': { plain: 'Us dr Schwiiz' },
    }
    expect(speaker('de', overrides).say('plain')).to.equal('Vom Besitzer')
    expect(speaker('de-CH', overrides).say('plain')).to.equal('Us dr Schwiiz')
    expect(speaker('de', overrides).say('apples', { count: 5 })).to.equal('Viele (5)')
    expect(speaker('de', { de: { 'apples.one': 'Einer' } }).say('apples', { count: 5 })).to.equal('5 Äpfel')
  })

  it('[TXT5] names days by nearness, and adds the year to those of another one', () => {
    const now = new Date(2026, 2, 3, 0, 5).getTime()
    const at = (...date: [number, number, number]) => new Date(...date, 23, 59).getTime()
    expect(speaker('en').day(at(2026, 2, 3), now)).to.equal('Today')
    expect(speaker('en').day(at(2026, 2, 2), now)).to.equal('Yesterday')
    expect(speaker('de').day(at(2026, 2, 2), now)).to.equal('Gestern')
    expect(speaker('en').day(at(2026, 1, 20), now)).to.equal('Friday, February 20')
    expect(speaker('en').day(at(2025, 10, 29), now)).to.equal('Saturday, November 29, 2025')
  })

  it('[TXT6] has every text in German, with the same names in braces', async () => {
    await uiTexts.load('de')
    const names = (phrase: unknown) => [...new Set(JSON.stringify(phrase).match(/\{\w+\}/g))].sort()
    for (const key of Object.keys(en) as (keyof typeof en)[]) expect(names(de[key]), key).to.deep.equal(names(en[key]))
    expect(uiTexts.in('de-AT')['send']).to.equal('Senden')
  })

  it('[TXT3] stays with English while a language cannot be fetched, and tries again', async () => {
    let isReachable = false
    const flaky = new Catalogue(
      { plain: 'Here' },
      { de: async () => (isReachable ? { plain: 'Da' } : Promise.reject(new TypeError('Failed to fetch'))) },
    )
    await flaky.load('de')
    expect(flaky.in('de')['plain']).to.equal('Here')
    isReachable = true
    await flaky.load('de')
    expect(flaky.in('de')['plain']).to.equal('Da')
  })
})
