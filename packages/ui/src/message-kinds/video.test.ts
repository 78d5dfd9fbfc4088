import { expect } from '@open-wc/testing'
import type { Message } from '@parley/protocol'
import type { html } from 'lit'
import { define } from '../define.ts'
import { find, findAll, onStage, textOf } from '../testing/stage.ts'
import { allowedMedia } from './allowed-media.ts'
import type { Media } from './offer.ts'
import type { ParleyVideo } from './parley-video.ts'
import type { ParleyPlayer } from './player.ts'
import { draw, elements } from './video.ts'

const ownMedia = allowedMedia(location.origin, [])
const ship: Message<'video'> = {
  kind: 'video',
  title: 'A night on the ship',
  video: {
    url: '/ship.webm',
    alt: 'The ship under the northern lights',
    captions: [{ url: '/ship.en.vtt', language: 'en', label: 'English' }],
  },
  caption: 'Ten seconds, without sound.',
}

async function video(message = ship, media: Media = ownMedia, options?: Parameters<typeof onStage>[1]) {
  define(elements)
  const drawn = draw(message, { offer: undefined, media, side: 'contact', isOwn: false })
  const { element, stage } = await onStage<ParleyVideo>(drawn as ReturnType<typeof html>, options)
  const player = find<ParleyPlayer>(element, 'parley-player')
  await player.updateComplete
  return { element, stage, player }
}

describe('video', () => {
  it('[A095] shows a player with title, caption and captions, which plays when somebody plays it', async () => {
    const { element, player } = await video()
    const shown = find<HTMLVideoElement>(player, 'video')
    expect([shown.controls, shown.autoplay, shown.preload]).to.deep.equal([true, false, 'none'])
    expect(shown.ariaLabel).to.equal('The ship under the northern lights')
    expect(shown.querySelector('track')?.src).to.equal(`${location.origin}/ship.en.vtt`)
    expect(textOf(find(element, 'figcaption'))).to.equal('A night on the ship Ten seconds, without sound.')
    expect(find(element, 'figure').getAttribute('aria-labelledby')).to.equal(find(element, 'h3').id)
  })

  it('is called by its title where nothing says what it shows', async () => {
    const { player } = await video({ ...ship, video: { url: '/ship.webm' } })
    expect(find(player, 'video').ariaLabel).to.equal('A night on the ship')
  })

  it('loads nothing from where the owner has not said so: the address stands there', async () => {
    const { player } = await video({ ...ship, video: { url: 'https://videos.example/ship.mp4' } })
    expect(findAll(player, 'video')).to.deep.equal([])
    expect(textOf(find(player, 'a'))).to.equal('https://videos.example/ship.mp4')
  })

  it('shows markup as letters, and fits 320 pixels with text twice as large', async () => {
    const hostile = '<img src=x onerror=alert(1)>'.repeat(9)
    const { element, stage } = await video({ ...ship, title: hostile, caption: hostile }, ownMedia, { width: 320 })
    stage.style.setProperty('--parley-zoom', '2')
    expect(textOf(find(element, 'h3'))).to.equal(hostile)
    for (const each of findAll(element, 'figure, figure *'))
      expect(each.getBoundingClientRect().right).to.be.at.most(stage.getBoundingClientRect().right)
  })

  for (const theme of ['light', 'dark'] as const)
    it(`passes axe in the ${theme} theme, also from elsewhere`, async () => {
      for (const media of [ownMedia, () => undefined]) {
        const { stage } = await video(
          { ...ship, video: { ...ship.video, url: 'https://videos.example/a.mp4' } },
          media,
          {
            theme,
          },
        )
        await expect(stage).to.be.accessible()
      }
      const { stage } = await video(ship, ownMedia, { theme })
      await expect(stage).to.be.accessible()
    })
})
