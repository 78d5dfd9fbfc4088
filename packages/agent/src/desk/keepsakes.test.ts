import { expect } from '@open-wc/testing'
import { Keepsakes, subjectOf } from './keepsakes.ts'

const token = (payload: object) =>
  `x.${btoa(JSON.stringify(payload)).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')}.x`

describe('keepsakes', () => {
  afterEach(() => localStorage.clear())

  it('[DSK4] reads from a token whose things are kept; a token of another kind keeps nothing', () => {
    expect(subjectOf(token({ sub: 'ada?>~' }))).to.equal('ada?>~')
    for (const other of ['', 'opaque', 'a.b.c', token({}), token({ sub: 7 })])
      expect(subjectOf(other)).to.equal(undefined)
    new Keepsakes('chat.example.com', undefined).keepDraft('one', 'Text')
    expect(localStorage.length).to.equal(0)
  })

  it('[DSK43] keeps drafts beside those that another window wrote, and forgets the empty ones', () => {
    const [here, there] = [new Keepsakes('chat.example.com', 'ada'), new Keepsakes('chat.example.com', 'ada')]
    here.keepDraft('one', 'First')
    there.keepDraft('two', 'Second')
    here.keepDraft('one', '')
    expect([here.draft('one'), here.draft('two')]).to.deep.equal(['', 'Second'])
  })

  it('[DSK4] keeps apart agents and servers', () => {
    new Keepsakes('chat.example.com', 'ada').keepDraft('one', 'First')
    expect(new Keepsakes('chat.example.com', 'ben').draft('one')).to.equal('')
    expect(new Keepsakes('chat.example.org', 'ada').draft('one')).to.equal('')
  })

  it('what somebody else wrote there is no draft', () => {
    localStorage.setItem('parley:agent:chat.example.com:ada:drafts', '{broken')
    const keepsakes = new Keepsakes('chat.example.com', 'ada')
    expect(keepsakes.draft('one')).to.equal('')
    keepsakes.keepDraft('one', 'Text')
    expect(keepsakes.draft('one')).to.equal('Text')
  })
})
