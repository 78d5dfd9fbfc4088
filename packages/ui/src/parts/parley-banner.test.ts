import { expect } from '@open-wc/testing'
import type { ConnectionState } from '@parley/protocol/client'
import { html } from 'lit'
import { define } from '../define.ts'
import { find, onStage, textOf } from '../testing/stage.ts'
import { en } from '../texts/en.ts'
import { connectionNotice } from './connection-words.ts'
import { ParleyBanner } from './parley-banner.ts'

describe('parley-banner', () => {
  it('[BAN1] takes no room without words, and keeps the place where they are announced', async () => {
    define({ 'parley-banner': ParleyBanner })
    const { element } = await onStage<ParleyBanner>(html`<parley-banner tone="warning"></parley-banner>`)
    expect(element.offsetHeight).to.equal(0)
    const region = find(element, '[role=status]')
    element.words = en.lineDown
    await element.updateComplete
    expect(element.offsetHeight).to.be.above(20)
    expect(find(element, '[role=status]')).to.equal(region)
    expect(textOf(region)).to.equal(en.lineDown)
  })

  it('[BAN2] passes axe in every tone, in light and dark', async () => {
    define({ 'parley-banner': ParleyBanner })
    for (const theme of ['light', 'dark'] as const)
      for (const tone of ['info', 'warning', 'danger', 'success'] as const) {
        const { stage } = await onStage(
          html`<parley-banner tone=${tone} words="Something happened."></parley-banner>`,
          { theme },
        )
        await expect(stage).to.be.accessible()
      }
  })
})

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

  it('[BAN5] says what to do where only a reload helps', () => {
    expect(keyOf({ is: 'refused', reason: 'client-too-old' })).to.equal('lineTooOld')
    expect(connectionNotice({ is: 'refused', reason: 'unauthorized' })?.remedy).to.equal('reload')
  })
})
