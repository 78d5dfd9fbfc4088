import { expect } from '@open-wc/testing'
import { drawn, made, offerWhere, sampleOf } from '../testing/kinds.ts'
import { findAll, findButton, textOf } from '../testing/stage.ts'
import type { ParleyQuickReplies } from './parley-quick-replies.ts'
import * as kind from './quick-replies.ts'

const tea = () => sampleOf('quick-replies', 'tea')
const quickReplies = (message = tea(), options: Parameters<typeof drawn>[2] = {}) =>
  drawn<'quick-replies', ParleyQuickReplies>(kind, message, options)

const labels = (element: ParleyQuickReplies) => findAll(element, 'button').map(textOf)

describe('quick replies', () => {
  it('[A087] [A093] are a group of buttons below their question', async () => {
    const { element } = await quickReplies()
    expect(textOf(element.renderRoot.querySelector('.say'))).to.equal('Which tea would you like?')
    const group = element.renderRoot.querySelector('[role=group]')
    expect(group?.getAttribute('aria-label')).to.equal('Quick replies')
    expect(labels(element)).to.deep.equal(['Black', 'Green', 'Mint'])
  })

  it('[A093] [ATK85] ask for the pressed one, once, however often it is pressed', async () => {
    const { element, choices } = await quickReplies()
    findButton(element, 'Mint').click()
    findButton(element, 'Mint').click()
    expect(choices.map(({ seq, choice }) => [seq, choice])).to.deep.equal([[7, { actions: ['mint'] }]])
  })

  it('[B054] are gone as soon as one is on its way, and the focus stays in the message', async () => {
    const { element } = await quickReplies()
    findButton(element, 'Black').focus()
    element.offer = offerWhere({ made: made('black'), isPending: true })
    await element.updateComplete
    expect(labels(element)).to.deep.equal([])
    expect((element.renderRoot as ShadowRoot).activeElement?.className).to.equal('say')
  })

  it('[B054] are gone when their time is over', async () => {
    const { element } = await quickReplies(tea(), { offer: offerWhere({ is: 'closed' }) })
    expect(labels(element)).to.deep.equal([])
  })

  it('[A091] [A092] [ATK83] stay readable for staff, with what lies behind them, and cannot be pressed', async () => {
    const { element } = await quickReplies(sampleOf('quick-replies', 'yesOrNo'), {
      offer: offerWhere({ is: 'shown', made: made('yes') }),
      side: 'staff',
    })
    expect(findAll(element, 'button')).to.have.length(0)
    const shown = findAll(element, 'li').map(textOf)
    expect(shown[0]).to.contain('Yes').and.to.contain('chosen').and.to.contain('Yes, please book it.')
    expect(shown[0]).to.contain('book=1')
    expect(shown[1]).to.equal('Not yet')
  })

  it('[B014] [ATK71] keep within the message, whatever is in them', async () => {
    const message = { ...tea(), replies: [{ id: 'x', label: '<img src=x onerror=alert(1)>'.repeat(2) }] }
    for (const shown of [message, sampleOf('quick-replies', 'longLabels')]) {
      const { element } = await quickReplies(shown, { width: 320 })
      expect(element.renderRoot.querySelector('img')).to.equal(null)
      expect(element.scrollWidth).to.be.at.most(element.clientWidth)
    }
  })

  it('[A093] pass axe in light and dark, for contact and staff', async () => {
    for (const theme of ['light', 'dark'] as const)
      for (const is of ['open', 'shown'] as const) {
        const { stage } = await quickReplies(tea(), { theme, offer: offerWhere({ is, made: made('black') }) })
        await expect(stage).to.be.accessible()
      }
  })
})
