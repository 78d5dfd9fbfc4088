import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { drawn, made, offerWhere, sampleOf } from '../testing/kinds.ts'
import { find, findAll, findButton, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import * as kind from './list.ts'
import type { ParleyList } from './parley-list.ts'

const list = (name = 'journeys', options: Parameters<typeof drawn>[2] = {}) =>
  drawn<'list', ParleyList>(kind, sampleOf('list', name), options)
const inputs = (element: ParleyList) => findAll<HTMLInputElement>(element, 'input')

describe('list', () => {
  it('[A100] [A106] of which one is selected: radio buttons, and a button that sends', async () => {
    const { element, choices } = await list()
    expect(find(element, '[role=radiogroup]').getAttribute('aria-labelledby')).to.equal('title')
    expect(inputs(element).map(({ type, ariaLabel }) => [type, ariaLabel])).to.deep.equal(
      ['Thailand', 'Norway', 'Peru'].map((title) => ['radio', title]),
    )
    inputs(element)[0]?.click()
    findButton(element, 'Choose').click()
    findButton(element, 'Choose').click()
    expect(choices.map(({ choice }) => choice)).to.deep.equal([{ actions: ['thailand'] }])
  })

  it('[A100] asks to choose when nothing is selected', async () => {
    const { element, choices } = await list()
    findButton(element, 'Choose').click()
    await element.updateComplete
    expect(textOf(find(element, '[role=alert]'))).to.equal('Please choose')
    expect(choices).to.have.length(0)
  })

  it('[A106] of which several are selected: checkboxes, as many as may be', async () => {
    const { element, choices } = await list('several')
    for (const input of inputs(element)) input.click()
    findButton(element, 'Pack these').click()
    await element.updateComplete
    expect(textOf(find(element, '[role=alert]'))).to.equal('At most 2')
    inputs(element)[0]?.click()
    findButton(element, 'Pack these').click()
    expect(choices.map(({ choice }) => choice)).to.deep.equal([{ actions: ['book', 'blanket'] }])
  })

  it('[A107] [B054] shows the selection afterwards, marked in words too, and keeps the focus', async () => {
    const { element } = await list()
    findButton(element, 'Choose').focus()
    element.offer = offerWhere({ is: 'closed', made: made('norway') })
    await element.updateComplete
    expect(inputs(element)).to.have.length(0)
    expect(findAll(element, '.row.chosen').map(textOf)).to.deep.equal(['chosen: Norway Nine days by train and ship'])
    expect((element.renderRoot as ShadowRoot).activeElement?.classList.contains('list')).to.equal(true)
  })

  it('[A092] lets staff read all of it and select nothing', async () => {
    const { element } = await list('several', { offer: offerWhere({ is: 'shown' }), side: 'staff' })
    expect(inputs(element)).to.have.length(0)
    expect(findAll(element, '.name').map(textOf)).to.deep.equal(['A map', 'A book', 'A blanket'])
  })

  it('[A105] for information: sections, pictures, and no button that sends', async () => {
    const { element } = await list('information')
    expect(findAll(element, 'h4').map(textOf)).to.deep.equal(['On the way', 'Before and after'])
    expect(findAll(element, 'parley-picture')).to.have.length(1)
    expect(findAll(element, 'button')).to.have.length(0)
  })

  it('[A100] is selected from by keyboard alone', async () => {
    const { element, choices } = await list()
    inputs(element)[0]?.focus()
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'Enter' })
    expect(choices.map(({ choice }) => choice)).to.deep.equal([{ actions: ['norway'] }])
  })

  it('[B054] what is marked and not sent survives being drawn anew', async () => {
    const { element } = await list()
    inputs(element)[1]?.click()
    element.offer = offerWhere()
    await element.updateComplete
    expect(inputs(element)[1]?.checked).to.equal(true)
  })

  it('[A105] draws the first of two hundred rows at once, and the others frame by frame', async () => {
    const { element } = await list('most')
    expect(findAll(element, '.row').length).to.be.below(100)
    await waitUntil(() => findAll(element, '.row').length === 200, 'all rows')
  })

  it('[A105] cuts nothing off at 320 pixels, and passes axe in light and dark', async () => {
    for (const theme of ['light', 'dark'] as const)
      for (const name of ['journeys', 'information', 'several', 'rightToLeft']) {
        const { element, stage } = await list(name, { theme, width: 320 })
        expect(element.scrollWidth, name).to.be.at.most(element.clientWidth)
        await expect(stage).to.be.accessible()
      }
  })
})
