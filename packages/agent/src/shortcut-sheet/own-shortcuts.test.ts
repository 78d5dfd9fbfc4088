import { expect } from '@open-wc/testing'
import { othersWith, withShortcut } from './own-shortcuts.ts'

describe('keys of the agent’s own', () => {
  it('[B034] [DSK65] taking keys leaves the action that had them without', () => {
    const shortcuts = withShortcut('end-chat', 'desk+r', {})
    expect(shortcuts).to.deep.equal({ 'end-chat': 'desk+r', reject: '' })
    expect(othersWith('desk+r', 'reject', { shortcuts: shortcuts ?? {} })).to.deep.equal(['end-chat'])
  })

  it('[DSK65] what is as everybody has it is no choice', () => {
    expect(withShortcut('end-chat', 'desk+x', { shortcuts: { 'end-chat': 'desk+q' } })).to.equal(undefined)
    expect(withShortcut('call', undefined, { shortcuts: { call: 'desk+q' } })).to.equal(undefined)
    expect(withShortcut('end-chat', undefined, {})).to.deep.equal({ 'end-chat': '' })
  })

  it('[DSK65] actions that take turns share their keys', () => {
    expect(othersWith('desk+p', 'become-ready', {})).to.deep.equal([])
    expect(othersWith('desk+p', 'end-chat', {})).to.deep.equal(['become-ready', 'become-not-ready'])
  })
})
