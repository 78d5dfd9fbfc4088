import { expect } from '@open-wc/testing'
import { deskWhere, idOf, invites, record, talk } from '../testing/desk-where.ts'
import { actionOf, type ActionId } from './registry.ts'
import { actionFor, isMac, pressedShortcut } from './shortcuts.ts'

const on = (id: ActionId, state = deskWhere([talk('Mia')]), about?: string) =>
  actionOf(id).availability(state, about === undefined ? {} : { about })

const press = (key: string, change: Partial<KeyboardEventInit> = {}) => ({
  key,
  code: `Key${key.toUpperCase()}`,
  altKey: !isMac(),
  ctrlKey: isMac(),
  shiftKey: isMac(),
  metaKey: false,
  ...change,
})

describe('actions', () => {
  it('[A166] [A167] End Chat and Mark Done take turns', () => {
    const ended = deskWhere([talk('Mia', [], { status: 'ended' })])
    expect([on('end-chat').is, on('mark-done').is]).to.deep.equal(['possible', 'absent'])
    expect([on('end-chat', ended).is, on('mark-done', ended).is]).to.deep.equal(['absent', 'possible'])
  })

  it('[DSK3] [B035] what needs the server says why it waits', () => {
    const offline = deskWhere([talk('Mia')], {
      line: { is: 'offline', attempts: 1, retryAt: 0 },
      invitations: [invites('Tom')],
    })
    for (const id of ['end-chat', 'accept', 'reject', 'become-not-ready'] as const)
      expect(on(id, offline)).to.deep.equal({ is: 'impossible', why: 'whyOffline' })
    const asking = deskWhere([talk('Mia')], { asking: new Set([`end-conversation:${idOf('Mia')}`]) })
    expect(on('end-chat', asking)).to.deep.equal({ is: 'impossible', why: 'whyUnderWay' })
  })

  it('[B034] [B035] tools for a message are there while one can be written; what the site forbids says so', () => {
    const ended = deskWhere([talk('Mia', [], { status: 'ended' })])
    expect(on('spelling').is).to.equal('possible')
    for (const id of ['spelling', 'preview', 'push-url', 'attach', 'emoji'] as const)
      expect(on(id, ended)).to.deep.equal({ is: 'absent', why: 'hasEnded' })
    expect(on('internal-note', ended).is).to.equal('possible')
    expect(on('attach')).to.deep.equal({ is: 'impossible', why: 'attachDenied' })
    expect(on('emoji')).to.deep.equal({ is: 'absent', why: 'noEmojis' })
  })

  it('[A023] [B035] a contact without a phone number cannot be called, and the action says so', () => {
    expect(on('call')).to.deep.equal({ is: 'impossible', why: 'whyNoPhone' })
    const mia = talk('Mia')
    const known = record(mia.interaction.contact.id, { phones: ['+44 20 7946 0000'] })
    expect(on('call', deskWhere([mia], { contacts: new Map([[known.id, known]]) })).is).to.equal('possible')
  })

  it('[A014] [DSK52] the text grows and shrinks to its limits, where the server allows it', () => {
    const sized = (zoom: number) => deskWhere([], { zoom })
    expect(on('larger-text', sized(2))).to.deep.equal({ is: 'impossible', why: 'whyZoomEnd' })
    expect(on('smaller-text', sized(0.9))).to.deep.equal({ is: 'impossible', why: 'whyZoomStart' })
    const { agent } = deskWhere([])
    const fixed = deskWhere([], agent ? { agent: { ...agent, desk: { ...agent.desk, zoom: false } } } : {})
    expect(on('larger-text', fixed).is).to.equal('absent')
  })

  it('[DSK53] a key means the first action that is possible now', () => {
    const state = deskWhere([talk('Mia')], { invitations: [invites('Tom')] })
    expect(actionFor(press('a'), state)).to.equal('accept')
    expect(actionFor(press('a'), deskWhere([]))).to.equal(undefined)
    expect(actionFor(press('p'), state)).to.equal('become-not-ready')
    expect(actionFor(press('x'), state)).to.equal('end-chat')
    expect(actionFor(press('m'), state)).to.equal(undefined)
    const own = { ...state, settings: { shortcuts: { 'end-chat': 'desk+q', accept: '' } } }
    expect(['q', 'x', 'a'].map((key) => actionFor(press(key), own))).to.deep.equal(['end-chat', undefined, undefined])
  })

  it('[DSK53] plain letters, AltGr and system keys type; a keyboard without Latin letters has the same places', () => {
    const plain = { altKey: false, ctrlKey: false, shiftKey: false }
    expect(pressedShortcut(press('a', plain))).to.equal(undefined)
    expect(pressedShortcut(press('a', { altKey: true, ctrlKey: true, shiftKey: false }))).to.equal(undefined)
    expect(pressedShortcut(press('a', { metaKey: true }))).to.equal(undefined)
    expect(pressedShortcut({ ...press('a'), key: 'ф' })).to.equal('desk+a')
  })
})
