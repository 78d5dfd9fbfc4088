import { expect } from '@open-wc/testing'
import type { Message } from '@parley/protocol'
import type { html } from 'lit'
import { define } from '../define.ts'
import { givePushedLinks } from '../links/pushed-links.ts'
import { find, findAll, onStage, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import type { Side } from '../transcript/scene.ts'
import { draw, elements } from './link-push.ts'
import type { ParleyLinkPush } from './parley-link-push.ts'

const plain = 'https://travel.example/norway'
const long = `https://travel.example/${'fjord/'.repeat(40)}?from=oslo&to=lofoten`

async function push(
  url: string,
  { side = 'contact', ...options }: { side?: Side; theme?: 'light' | 'dark'; width?: number } = {},
) {
  define(elements)
  const message: Message<'link-push'> = { kind: 'link-push', url }
  return onStage<ParleyLinkPush>(
    draw(message, { offer: undefined, media: () => undefined, side, isOwn: false }) as ReturnType<typeof html>,
    options,
  )
}

const links = (element: ParleyLinkPush) => findAll<HTMLAnchorElement>(element, 'a')

describe('link-push', () => {
  it('[A161] says in exactly these words where to go, to both sides', async () => {
    for (const side of ['contact', 'staff'] as const) {
      const { element } = await push(plain, { side })
      expect(textOf(find(element, '.say'))).to.equal('Please navigate to the link: https://travel.example/norway')
    }
  })

  it('[A162] the address is a link that opens what it shows, and tells the page behind it nothing', async () => {
    const { element } = await push(plain)
    const link = links(element)[0]
    expect([link?.href, textOf(link)]).to.deep.equal(Array(2).fill('https://travel.example/norway'))
    expect(textOf(link?.querySelector('b'))).to.equal('travel.example')
    for (const each of links(element))
      expect([each.target, each.rel, each.referrerPolicy]).to.deep.equal([
        '_blank',
        'noopener noreferrer nofollow ugc',
        'no-referrer',
      ])
    expect(link?.dir).to.equal('ltr')
  })

  it('the contact has one large button that opens it', async () => {
    const { element } = await push(plain)
    const button = find<HTMLAnchorElement>(element, '.button')
    expect([textOf(button), button.href]).to.deep.equal(['Open link', plain])
    expect(button.getBoundingClientRect().height).to.be.at.least(44)
    const description = (button.getAttribute('aria-describedby') ?? '').split(' ')
    expect(description.map((id) => textOf(element.shadowRoot?.getElementById(id))).join(' ')).to.equal(
      'Please navigate to the link: https://travel.example/norway opens in a new tab',
    )
  })

  it('[A113] the agent reads the address, and has no button', async () => {
    const { element } = await push(plain, { side: 'staff' })
    expect(links(element)).to.have.lengthOf(1)
    expect(findAll(element, '.button')).to.have.lengthOf(0)
  })

  it('[A111] shows the canonical form of an address, with look-alike letters as what they are', async () => {
    const { element } = await push('HTTPS://trаvel.example:443/a/../b "c"\u202e')
    expect(links(element)[0]?.textContent).to.equal('https://xn--trvel-5ve.example/b%20%22c%22%E2%80%AE')
  })

  it('[A112] is no link where the address is none that may be opened', async () => {
    for (const url of [
      'javascript:alert(1)',
      'https://bank.example@evil.example/',
      '//evil.example',
      'data:text/html,x',
    ]) {
      const { element } = await push(url)
      expect(links(element), url).to.deep.equal([])
      expect(textOf(find(element, '.say'))).to.contain(url)
    }
  })

  it('[A164] [PSH8] asks whether such links may open by themselves, only where the site allows it', async () => {
    const { element, stage } = await push(plain)
    expect(findAll(element, 'input')).to.deep.equal([])
    const said: boolean[] = []
    let tell = () => {}
    const outcomes: 'blocked'[] = []
    givePushedLinks(stage, {
      isAgreed: false,
      agree: (isAgreed) => void said.push(isAgreed),
      outcomeOf: () => outcomes[0],
      onChange: (listener) => {
        tell = listener
        return () => {}
      },
    })
    await element.updateComplete
    const checkbox = find<HTMLInputElement>(element, 'input')
    expect([textOf(checkbox.labels?.[0]), checkbox.checked]).to.deep.equal(['Open such links by themselves', false])
    checkbox.click()
    expect(said).to.deep.equal([true])

    outcomes.push('blocked')
    tell()
    await element.updateComplete
    expect(textOf(find(element, '[role=status]'))).to.match(/^Your browser has kept the link from opening/)
    await expect(stage).to.be.accessible()
    givePushedLinks(stage, undefined)
    await element.updateComplete
    expect(findAll(element, 'input')).to.deep.equal([])
  })

  it('fits 320 pixels with text twice as large', async () => {
    const { element, stage } = await push(long, { width: 320 })
    stage.style.setProperty('--parley-zoom', '2')
    for (const each of findAll(element, '.push *'))
      expect(each.getBoundingClientRect().right).to.be.at.most(stage.getBoundingClientRect().right)
    expect(links(element)[0]?.textContent).to.equal(long)
  })

  it('speaks the language of the reader', async () => {
    const { element, stage } = await push(plain)
    stage.speak({ language: 'de' })
    await waitUntil(() => textOf(find(element, '.button')) === 'Link öffnen')
  })

  for (const theme of ['light', 'dark'] as const)
    it(`passes axe in the ${theme} theme`, async () => {
      const { stage } = await push(plain, { theme })
      await expect(stage).to.be.accessible()
    })
})
