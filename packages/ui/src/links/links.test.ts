import { expect } from '@open-wc/testing'
import type { ConversationView } from '@parley/protocol/client'
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands'
import { html } from 'lit'
import { define } from '../define.ts'
import { find, findAll, heard, onStage, textOf } from '../testing/stage.ts'
import { beginning, continued, says, viewWhere } from '../testing/story.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { ParleyDeskTranscript } from '../transcript/parley-desk-transcript.ts'
import { ParleyTranscript } from '../transcript/parley-transcript.ts'
import type { CallEvent, EmailEvent } from './events.ts'
import type { ParleyAddressTip } from './parley-address-tip.ts'

const bothSides = ['contact', 'staff'] as const

async function said(text: string, side: (typeof bothSides)[number] = 'contact', theme: 'light' | 'dark' = 'light') {
  define({ 'parley-transcript': ParleyTranscript, 'parley-desk-transcript': ParleyDeskTranscript })
  const view = viewWhere([...beginning(), says('p2', text)])
  const { element, stage } = await onStage<ParleyTranscript>(
    side === 'staff'
      ? html`<parley-desk-transcript .me=${'p2'} .view=${view}></parley-desk-transcript>`
      : html`<parley-transcript .me=${'p1'} .view=${view}></parley-transcript>`,
    { theme },
  )
  await waitUntil(() => findAll(element, 'a').length > 0, 'a link')
  return { element, stage, view, link: find<HTMLAnchorElement>(element, 'a') }
}

const tipIn = (element: ParleyTranscript) => element.renderRoot.querySelector<ParleyAddressTip>('parley-address-tip')

async function tipOf(element: ParleyTranscript) {
  await waitUntil(() => tipIn(element)?.shadowRoot?.querySelector('button'), 'a tip')
  return tipIn(element)!
}

const buttonIn = (tip: ParleyAddressTip, name: string) =>
  findAll<HTMLButtonElement>(tip, 'button').find((button) => textOf(button) === name)!

const pointAt = (target: Element) => sendMouse({ type: 'move', position: middleOf(target) })

/** As the Tab key does, whatever had been pointed at before. */
const goTo = (link: HTMLElement) => link.focus({ focusVisible: true } as FocusOptions)

describe('links in what people write', () => {
  afterEach(() => resetMouse())

  for (const side of bothSides)
    it(`[A114] [A113] [LNK4] pointing at one shows the whole address, with Open and Copy (${side})`, async () => {
      const { element, link } = await said('See HTTPS://Lamps.Example/oak?size=2', side)
      await pointAt(link)
      const tip = await tipOf(element)
      expect(textOf(find(tip, '[role=tooltip]'))).to.equal('https://lamps.example/oak?size=2')
      expect(findAll(tip, 'button').map(textOf)).to.deep.equal(['Open', 'Copy'])
      await pointAt(buttonIn(tip, 'Open'))
      let opened = 0
      link.addEventListener('click', (event) => {
        event.preventDefault()
        opened += 1
      })
      await sendMouse({ type: 'click', position: middleOf(buttonIn(tip, 'Open')) })
      expect([opened, tip.isConnected]).to.deep.equal([1, true])
      await sendMouse({ type: 'move', position: [1, 1] })
      await waitUntil(() => !tip.isConnected, 'it goes')
    })

  it('[A114] [LNK5] the keyboard goes from the link into the tip and on, and Escape closes the tip alone', async () => {
    const { element, stage, link } = await said('See https://lamps.example/oak and https://lamps.example/elm')
    const beyond = heard(stage, 'keydown')
    goTo(link)
    const tip = await tipOf(element)
    await sendKeys({ press: 'Tab' })
    expect(textOf(tip.shadowRoot?.activeElement)).to.equal('Open')
    await sendKeys({ down: 'Shift' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ up: 'Shift' })
    expect(element.shadowRoot?.activeElement).to.equal(link)
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    expect(textOf(element.shadowRoot?.activeElement)).to.equal('https://lamps.example/elm')
    await waitUntil(() => tipIn(element)?.link !== link && tipIn(element), 'the tip of the other')
    const before = beyond.length
    await sendKeys({ press: 'Escape' })
    expect([tipIn(element), beyond.length]).to.deep.equal([null, before])

    goTo(link)
    await tipOf(element)
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Escape' })
    expect(element.shadowRoot?.activeElement).to.equal(link)
    await import('./parley-address-tip.ts')
    expect(tipIn(element)).to.equal(null)
  })

  it('[A111] [LNK4] says when a name is written in letters that look like others, and when nothing is encrypted', async () => {
    for (const [address, warning] of [
      ['https://аррӏе.example/', /letters that can look like others/],
      ['http://lamps.example/', /can be read on the way/],
    ] as const) {
      const { element, link } = await said(address)
      goTo(link)
      const tip = await tipOf(element)
      expect(textOf(find(tip, '.warning'))).to.match(warning)
      await waitUntil(() => warning.test(link.getAttribute('aria-description') ?? ''), 'it is said with the link')
      expect(textOf(find(tip, '[role=tooltip]'))).to.equal(link.href)
      tip.remove()
    }
  })

  it('[ATK61] [LNK4] copies the whole address', async () => {
    const { element, link } = await said('https://lamps.example/oak?size=2')
    goTo(link)
    const tip = await tipOf(element)
    let copied = ''
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void (copied = text) },
    })
    buttonIn(tip, 'Copy').click()
    await waitUntil(() => textOf(find(tip, '[role=status]')) === 'Copied')
    expect(copied).to.equal('https://lamps.example/oak?size=2')
    delete (navigator as { clipboard?: unknown }).clipboard
  })

  it('[ATK68] [ATK67] what was pointed at is what is clicked, whatever is said meanwhile', async () => {
    const { element, link, view } = await said('https://lamps.example/oak')
    element.view = continued(view, [says('p2', 'https://evil.example/'), says('p1', 'Thanks')]) as ConversationView
    await element.updateComplete
    await waitUntil(() => findAll(element, 'a').length === 2)
    const first = find<HTMLAnchorElement>(element, 'a')
    expect([first === link, first.href, textOf(first)]).to.deep.equal([
      true,
      ...Array(2).fill('https://lamps.example/oak'),
    ])
  })

  it('[A071] [A072] [LNK6] a phone number and an e-mail address ask the page first, with the conversation they stand in', async () => {
    const { element, stage } = await said('Call +49 (0)30 123456 or write to ada@lamps.example.')
    const [phone, mail] = findAll<HTMLAnchorElement>(element, 'a')
    expect([phone?.getAttribute('href'), textOf(phone)]).to.deep.equal(['tel:+4930123456', '+49 (0)30 123456'])
    expect([mail?.getAttribute('href'), textOf(mail)]).to.deep.equal(['mailto:ada@lamps.example', 'ada@lamps.example'])
    const wanted: unknown[] = []
    const take = (event: CallEvent | EmailEvent) => {
      event.preventDefault()
      wanted.push([event.type, 'phoneNumber' in event ? event.phoneNumber : event.address, event.conversationId])
    }
    stage.addEventListener('parley-call', take)
    stage.addEventListener('parley-email', take)
    const clicks: boolean[] = []
    stage.addEventListener('click', (event) => clicks.push(event.defaultPrevented))
    phone?.click()
    mail?.click()
    expect(wanted).to.deep.equal([
      ['parley-call', '+4930123456', 'story'],
      ['parley-email', 'ada@lamps.example', 'story'],
    ])
    expect(clicks).to.deep.equal([true, true], 'the browser does not call as well')
  })

  it('[A071] [LNK6] its tip calls and copies', async () => {
    const { element, link } = await said('+49 30 123456')
    goTo(link)
    const tip = await tipOf(element)
    expect(findAll(tip, 'button').map(textOf)).to.deep.equal(['Call', 'Copy'])
    expect(textOf(find(tip, '[role=tooltip]'))).to.equal('+4930123456')
  })

  it('[ATK70] of 800 addresses 50 are links', async () => {
    const { element } = await said('http://a.example '.repeat(500))
    expect(findAll(element, 'a')).to.have.lengthOf(50)
  })

  for (const theme of ['light', 'dark'] as const)
    it(`a tip passes axe in the ${theme} theme, and speaks German`, async () => {
      const { element, stage, link } = await said('http://lamps.example/', 'staff', theme)
      stage.speak({ language: 'de' })
      goTo(link)
      const tip = await tipOf(element)
      await waitUntil(() => buttonIn(tip, 'Öffnen'))
      await expect(tip).to.be.accessible()
    })
})

function middleOf(element: Element): [number, number] {
  // A link may begin on one line and go on in the next.
  const { left, top, width, height } = element.getClientRects()[0]!
  return [Math.round(left + width / 2), Math.round(top + height / 2)]
}
