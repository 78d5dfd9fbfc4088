import { expect } from '@open-wc/testing'
import type { Message } from '@parley/protocol'
import { sendKeys } from '@web/test-runner-commands'
import type { html } from 'lit'
import { define } from '../define.ts'
import { find, findAll, findButton, heard, onStage, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { allowedMedia } from './allowed-media.ts'
import { draw, elements } from './image.ts'
import type { Media } from './offer.ts'
import type { ParleyImage } from './parley-image.ts'
import type { ParleyPicture } from './picture.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="80"><rect width="40" height="80"/></svg>'
const drawing = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
const here: Media = () => drawing
const ownMedia = allowedMedia(location.origin, [])
const llama = { url: '/peru.svg', alt: 'A llama before a mountain', caption: 'The pass on day seven.' }

async function image(
  message: Omit<Message<'image'>, 'kind'> = llama,
  media: Media = here,
  options?: Parameters<typeof onStage>[1],
) {
  define(elements)
  const drawn = draw({ kind: 'image', ...message }, { offer: undefined, media, side: 'contact', isOwn: false })
  const { element, stage } = await onStage<ParleyImage>(drawn as ReturnType<typeof html>, options)
  const picture = find<ParleyPicture>(element, 'parley-picture')
  await picture.updateComplete
  return { element, stage, picture, focused: () => element.shadowRoot?.activeElement }
}

const isLarge = (element: ParleyImage) => element.renderRoot.querySelector('dialog')?.matches(':modal') ?? false

describe('image', () => {
  it('[A095] shows a picture with what it shows in words, in a box that is there before it', async () => {
    const { picture, element } = await image(llama, () => `${drawing}#never`)
    const img = find<HTMLImageElement>(picture, 'img')
    expect(img.alt).to.equal('A llama before a mountain')
    expect(textOf(find(element, 'figcaption'))).to.equal('The pass on day seven.')
    const { width, height } = picture.getBoundingClientRect()
    expect(width / height).to.be.closeTo(1.6, 0.01)
  })

  it('opens large by keyboard; Escape closes it and nothing behind it, and the focus returns', async () => {
    const { element, stage, focused } = await image()
    const behind = heard<KeyboardEvent>(stage, 'keydown')
    const button = findButton(element, 'Enlarge: A llama before a mountain')
    button.focus()
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => isLarge(element))
    expect(find(element, 'dialog').ariaLabel).to.equal('A llama before a mountain')
    expect(find<HTMLImageElement>(element, 'dialog img').src).to.equal(drawing)
    expect(focused()).to.equal(findButton(element, 'Close'))
    await sendKeys({ press: 'Escape' })
    await waitUntil(() => !element.renderRoot.querySelector('dialog'))
    expect(focused()).to.equal(button)
    expect(behind.filter(({ key }) => key === 'Escape')).to.have.lengthOf(0)
  })

  it('opens by a click anywhere on it, and closes by one beside it or on Close', async () => {
    const { element, picture, focused } = await image()
    const button = findButton(element, 'Enlarge: A llama before a mountain')
    expect(button.getBoundingClientRect().width).to.equal(picture.getBoundingClientRect().width)
    for (const closing of ['dialog', 'dialog button', 'dialog svg']) {
      button.click()
      await waitUntil(() => isLarge(element))
      element.renderRoot
        .querySelector(closing)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
      await waitUntil(() => !element.renderRoot.querySelector('dialog'))
      expect(focused()).to.equal(button)
    }
    button.click()
    await waitUntil(() => isLarge(element))
    find(element, 'dialog img').click()
    find(element, 'dialog p').click()
    expect(isLarge(element)).to.equal(true)
  })

  it('loads nothing from where the owner has not said so: the address stands there', async () => {
    const url = 'https://Pictures.example:443/peru.jpg'
    const { element, picture } = await image({ url, alt: 'A llama' }, ownMedia)
    expect(findAll(element, 'button, img')).to.deep.equal([])
    expect(findAll(picture, 'img')).to.deep.equal([])
    const link = find<HTMLAnchorElement>(picture, 'a')
    expect([textOf(link), link.href]).to.deep.equal(Array(2).fill('https://pictures.example/peru.jpg'))
    expect(textOf(picture.shadowRoot?.querySelector('bdi'))).to.equal('A llama')
  })

  it('says that it cannot be displayed when it cannot; there is nothing to enlarge, and the focus stays', async () => {
    const { element, picture, focused } = await image(llama, () => 'data:image/png;base64,broken')
    find(element, '.enlarge').focus()
    await waitUntil(() => findAll(element, '.enlarge').length === 0)
    await picture.updateComplete
    expect(textOf(find(picture, '.broken'))).to.equal('Cannot display image A llama before a mountain')
    expect(focused()).to.equal(find(element, 'figure'))
  })

  it('shows markup as letters', async () => {
    const hostile = '"><img src=x onerror=alert(1)>'
    const { element, picture } = await image({ ...llama, alt: hostile, caption: hostile })
    expect(find<HTMLImageElement>(picture, 'img').alt).to.equal(hostile)
    expect(textOf(find(element, 'figcaption'))).to.equal(hostile)
    expect(findAll(element, 'img')).to.deep.equal([])
  })

  it('fits 320 pixels with text twice as large', async () => {
    const { element, stage } = await image({ ...llama, caption: 'Llama'.repeat(60) }, here, { width: 320 })
    stage.style.setProperty('--parley-zoom', '2')
    for (const each of findAll(element, 'figure, figure *'))
      expect(each.getBoundingClientRect().right).to.be.at.most(stage.getBoundingClientRect().right)
  })

  for (const theme of ['light', 'dark'] as const)
    it(`passes axe in the ${theme} theme: small, large, broken, and from elsewhere`, async () => {
      for (const media of [here, ownMedia, () => 'data:image/png;base64,broken']) {
        const { element, stage } = await image({ ...llama, url: 'https://pictures.example/peru.jpg' }, media, { theme })
        await expect(stage).to.be.accessible()
        if (media !== here) continue
        find(element, '.enlarge').click()
        await waitUntil(() => isLarge(element))
        await expect(stage).to.be.accessible()
      }
    })
})
