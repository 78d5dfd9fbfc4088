import { expect } from '@open-wc/testing'
import { html } from 'lit'
import { define } from '../define.ts'
import { find, onStage, textOf } from '../testing/stage.ts'
import { ParleyBanner } from './parley-banner.ts'

describe('parley-banner', () => {
  it('[BAN1] takes no room without words, and keeps the place where they are announced', async () => {
    define({ 'parley-banner': ParleyBanner })
    const { element } = await onStage<ParleyBanner>(html`<parley-banner tone="warning"></parley-banner>`)
    expect(element.offsetHeight).to.equal(0)
    const region = find(element, '[role=status]')
    element.words = 'No connection.'
    await element.updateComplete
    expect(element.offsetHeight).to.be.above(20)
    expect(find(element, '[role=status]')).to.equal(region)
    expect(textOf(region)).to.equal('No connection.')
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
