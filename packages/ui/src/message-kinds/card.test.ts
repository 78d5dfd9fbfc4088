import { expect } from '@open-wc/testing'
import { drawn, made, offerWhere, sampleOf } from '../testing/kinds.ts'
import { find, findAll, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import * as kind from './card.ts'
import type { ParleyCard } from './parley-card.ts'

const card = (name: string, options: Parameters<typeof drawn>[2] = {}) =>
  drawn<'card', ParleyCard>(kind, sampleOf('card', name), options)
const buttonsOf = (element: ParleyCard) => findAll<HTMLButtonElement>(element, 'button.action')
const hidden = (element: ParleyCard, name: 'picture' | 'player') =>
  find(element, `parley-${name}`).shadowRoot as ShadowRoot

describe('card', () => {
  it('[A095] [A103] shows picture, words and buttons, named by its title', async () => {
    const { element } = await card('offer')
    expect(find(element, '[role=group]').getAttribute('aria-label')).to.equal('Norway by train and ship')
    expect(buttonsOf(element).map(textOf)).to.deep.equal(['Details', 'Book now'])
    await waitUntil(() => hidden(element, 'picture').querySelector('img')?.alt === 'A red cabin by a fjord', 'picture')
  })

  it('[A097] [ATK85] asks for what was clicked, once', async () => {
    const { element, choices } = await card('offer')
    buttonsOf(element)[1]?.click()
    buttonsOf(element)[1]?.click()
    expect(choices.map(({ choice }) => choice)).to.deep.equal([{ actions: ['book'] }])
  })

  it('[B054] marks what was chosen, not by colour alone, and lets choose otherwise', async () => {
    const { element, choices } = await card('offer', { offer: offerWhere({ made: made('details') }) })
    expect(buttonsOf(element).map((button) => [textOf(button), button.ariaDescription])).to.deep.equal([
      ['Details', 'chosen'],
      ['Book now', null],
    ])
    expect(findAll(element, '.chosen .icon')).to.have.length(1)
    buttonsOf(element)[0]?.click()
    expect(choices).to.have.length(0)
    buttonsOf(element)[1]?.click()
    expect(choices).to.have.length(1)
  })

  it('[A092] [A099] shows staff everything and lets them click nothing', async () => {
    const { element } = await card('offer', { offer: offerWhere({ is: 'shown', made: made('book') }), side: 'staff' })
    expect(findAll(element, 'button')).to.have.length(0)
    expect(findAll(element, '.static').map(textOf)).to.deep.equal(['Details', 'Book now, chosenbook:norway'])
  })

  it('[A111] [A113] [ATK66] says where a link goes before it is clicked, and tells the page behind nothing', async () => {
    const { element, choices } = await card('everyAction')
    const link = findAll<HTMLAnchorElement>(element, 'a').find(({ href }) => href.startsWith('https:'))
    expect(textOf(link)).to.contain('https://travel.example/norway')
    expect(link?.target).to.equal('_blank')
    expect(link?.rel).to.equal('noopener noreferrer nofollow ugc')
    link?.addEventListener('click', (event) => event.preventDefault())
    link?.click()
    link?.click()
    expect(choices.map(({ choice }) => choice)).to.deep.equal([{ actions: ['open'] }])
  })

  it('[ATK30] asks no host that the owner has not named, and shows the address instead', async () => {
    const { element } = await card('offer', { media: () => undefined })
    await waitUntil(
      () => hidden(element, 'picture').textContent?.includes('/travel/pictures/norway.svg'),
      'the address',
    )
    expect(hidden(element, 'picture').querySelector('img')).to.equal(null)
  })

  it('[A102] never plays a video by itself, and has captions', async () => {
    const { element } = await card('video')
    await waitUntil(() => hidden(element, 'player').querySelector('video'), 'the video')
    const video = hidden(element, 'player').querySelector('video') as HTMLVideoElement
    expect([video.autoplay, video.preload, video.controls]).to.deep.equal([false, 'none', true])
    expect(video.querySelector('track')?.label).to.equal('English')
  })

  it('[A095] cuts nothing off at 320 pixels, and passes axe', async () => {
    for (const name of ['offer', 'everyAction', 'longest', 'rightToLeft'])
      for (const theme of ['light', 'dark'] as const) {
        const { element, stage } = await card(name, { width: 320, theme })
        expect(element.scrollWidth, name).to.be.at.most(element.clientWidth)
        await expect(stage).to.be.accessible()
      }
  })
})
