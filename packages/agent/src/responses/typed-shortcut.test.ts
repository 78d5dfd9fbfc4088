import { expect } from '@open-wc/testing'
import { typedShortcut } from './typed-shortcut.ts'

/** What is being typed where `|` stands. */
const typed = (text: string) => typedShortcut(text.replace('|', ''), text.indexOf('|'))?.typed

describe('typed shortcuts', () => {
  it('[RSP14] begin with a slash at the start of a word', () => {
    expect(typed('/|')).to.equal('')
    expect(typed('/hi|')).to.equal('hi')
    expect(typed('Well, /grüß-gott|')).to.equal('grüß-gott')
    expect(typed('Well\n/hi|')).to.equal('hi')
    expect(typed('Before (/hi|) and after')).to.equal('hi')
    expect(typedShortcut('Well, /hi', 9)).to.deep.equal({ start: 6, typed: 'hi' })
  })

  it('[RSP15] are not inside of words and addresses', () => {
    for (const text of [
      'https:/|',
      'https://|',
      'https://example.com/hi|',
      'and/or|',
      '1/2|',
      '//|',
      '/hi|there',
      '/a b|',
      '/hi/|',
    ])
      expect(typed(text), text).to.equal(undefined)
  })
})
