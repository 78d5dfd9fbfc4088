import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { drawn, made, offerWhere, sampleOf } from '../testing/kinds.ts'
import { find, findAll, findButton } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import * as kind from './carousel.ts'
import type { ParleyCarousel } from './parley-carousel.ts'

const carousel = (name = 'journeys', options: Parameters<typeof drawn>[2] = {}) =>
  drawn<'carousel', ParleyCarousel>(kind, sampleOf('carousel', name), options)

const isOver = (element: ParleyCarousel, name: string) => findButton(element, name).ariaDisabled === 'true'
/** The card whose beginning is the beginning of the row. */
const cardInPlace = (element: ParleyCarousel) => {
  const row = find(element, '.row').getBoundingClientRect()
  const isRtl = getComputedStyle(element).direction === 'rtl'
  return findAll(element, '.card').find((card) => {
    const { left, right } = card.getBoundingClientRect()
    return Math.abs(isRtl ? right - row.right : left - row.left) < 6
  })?.ariaLabel
}

describe('carousel', () => {
  it('[A088] [A101] is a group with a role of its own, its cards are groups that say where they are', async () => {
    const { element } = await carousel('journeys', { offer: offerWhere({ made: made('norway-book') }) })
    const group = find(element, '[role=group]')
    expect([group.ariaLabel, group.ariaRoleDescription]).to.deep.equal(['Offers of the month', 'carousel'])
    expect(findAll(element, '.card').map((card) => [card.ariaLabel, card.ariaDescription])).to.deep.equal([
      ['Thailand', 'Card 1 of 3'],
      ['Norway', 'Card 2 of 3, chosen'],
      ['Peru', 'Card 3 of 3'],
    ])
  })

  it('[A101] is paged by its buttons, there and back', async () => {
    const { element } = await carousel()
    await waitUntil(() => isOver(element, 'Previous card'), 'the beginning')
    findButton(element, 'Next card').click()
    await waitUntil(() => cardInPlace(element) === 'Norway', 'the second card')
    findButton(element, 'Previous card').click()
    await waitUntil(() => cardInPlace(element) === 'Thailand', 'the first card')
  })

  it('[A101] ends where its last card is in view', async () => {
    const { element } = await carousel()
    findButton(element, 'Next card').click()
    findButton(element, 'Next card').click()
    await waitUntil(() => isOver(element, 'Next card'), 'the end')
  })

  it('[A104] is paged by staff too, by keyboard, and lets them choose nothing', async () => {
    const { element, choices } = await carousel('journeys', { offer: offerWhere({ is: 'shown' }), side: 'staff' })
    findButton(element, 'Next card').focus()
    await sendKeys({ press: 'ArrowRight' })
    await waitUntil(() => cardInPlace(element) === 'Norway', 'the second card')
    expect(findAll(element, '.card button')).to.have.length(0)
    expect(choices).to.have.length(0)
  })

  it('[A103] asks for the button of a card', async () => {
    const { element, choices } = await carousel()
    findAll<HTMLButtonElement>(element, '.card button')[1]?.click()
    expect(choices.map(({ choice }) => choice)).to.deep.equal([{ actions: ['thailand-book'] }])
  })

  it('[B013] is mirrored where writing begins on the right', async () => {
    const { element, stage } = await carousel('rightToLeft')
    stage.dir = 'rtl'
    await element.updateComplete
    await waitUntil(() => cardInPlace(element) === 'תאילנד', 'the first card on the right')
    findButton(element, 'Next card').click()
    await waitUntil(() => isOver(element, 'Next card'), 'the end')
  })

  it('[A088] draws the first of thirty cards at once, and the others frame by frame', async () => {
    const { element } = await carousel('most')
    const full = () => findAll(element, '.card').filter((card) => card.childElementCount > 0).length
    expect(findAll(element, '.card')).to.have.length(30)
    expect(full()).to.be.below(30)
    await waitUntil(() => full() === 30, 'all cards')
  })

  it('[A102] is even: pictures of one size, whatever is on the cards', async () => {
    const { element } = await carousel('unequal', { width: 320 })
    const widths = new Set(findAll(element, '.card').map((card) => Math.round(card.getBoundingClientRect().width)))
    expect(widths.size).to.equal(1)
    expect(element.scrollWidth).to.be.at.most(element.clientWidth)
  })

  it('[A101] passes axe in light and dark', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { stage } = await carousel('journeys', { theme, offer: offerWhere({ made: made('peru-details') }) })
      await expect(stage).to.be.accessible()
    }
  })
})
