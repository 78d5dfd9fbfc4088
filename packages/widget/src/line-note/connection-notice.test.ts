import { expect } from '@open-wc/testing'
import type { ConnectionState } from '@parley/protocol/client'
import { connectionNotice } from './connection-notice.ts'

describe('connectionNotice', () => {
  const keyOf = (state: ConnectionState) => connectionNotice(state)?.key

  it('[BAN3] says nothing while all is well, and of a first attempt', () => {
    expect(keyOf({ is: 'online' })).to.equal(undefined)
    expect(keyOf({ is: 'closed' })).to.equal(undefined)
    expect(keyOf({ is: 'dialing', attempts: 0 })).to.equal(undefined)
  })

  it('[BAN4] says what becomes of what is written, steadily through all attempts', () => {
    expect(keyOf({ is: 'offline', attempts: 1, retryAt: 0 })).to.equal('lineDown')
    expect(keyOf({ is: 'dialing', attempts: 1 })).to.equal('lineDown')
    expect(keyOf({ is: 'greeting', attempts: 1 })).to.equal('lineDown')
  })

  it('[CTC35] tells whoever is not known to sign in on the website, and offers nothing that would not help', () => {
    expect(connectionNotice({ is: 'refused', reason: 'identity-required' })).to.deep.equal({
      tone: 'info',
      key: 'lineUnknown',
      remedy: undefined,
    })
  })

  it('[BAN5] says what to do where only a reload helps', () => {
    expect(keyOf({ is: 'refused', reason: 'client-too-old' })).to.equal('lineTooOld')
    expect(connectionNotice({ is: 'refused', reason: 'unauthorized' })?.remedy).to.equal('reload')
  })
})
