import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { allNamed, descriptionOf, findAll, focused, named, textOf, until } from '../testing/find.ts'
import { Office, type PanelInTest } from '../testing/office.ts'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { typedAddress } from './typed-address.ts'
import { suggestionsFor, withPushed } from './url-history.ts'

const norway = 'https://travel.example/norway'
const peru = 'https://travel.example/peru'

const sites = { shop: { ...defaultCoreSettings.sites['shop']!, linkHosts: ['lamps.example'] } }

describe('the Push URL area', () => {
  let office: Office
  beforeEach(() => (office = new Office({ ...defaultCoreSettings, sites })))
  afterEach(() => office.close())

  const toggle = (panel: Element) => named(panel, 'button', 'Show the Push URL area')
  const field = (panel: Element) => findAll<HTMLInputElement>(panel, '[role=combobox]')[0]
  const options = (panel: Element) => findAll(panel, '[role=option]').map(textOf)
  const button = (panel: Element, name: string) => named<HTMLButtonElement>(panel, 'button', name)

  async function pushing({ panel }: { readonly panel: PanelInTest }) {
    ;(await toggle(panel)).click()
    await until(() => field(panel), 'a combobox')
    return field(panel)!
  }

  async function type(panel: Element, text: string) {
    const input = field(panel)!
    input.focus()
    input.value = text
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await until(() => input.value === text, text)
  }

  async function push(panel: Element, url: string) {
    await type(panel, url)
    ;(await button(panel, 'Send URL')).click()
    await until(() => field(panel)!.value === '', 'an empty field')
  }

  /** Ada talks with Mia, and has the area open. */
  async function atWork() {
    const seat = await office.seat()
    const mia = await office.talking(seat.panel, 'Mia')
    await pushing(seat)
    return { ...seat, mia }
  }

  const heardBy = (mia: { client: { conversations: ReadonlyMap<string, unknown> }; conversation: string }) => {
    const view = mia.client.conversations.get(mia.conversation) as {
      transcript: { chunks: readonly { lines: readonly { is: string; message?: { kind: string; url?: string } }[] }[] }
    }
    return view.transcript.chunks
      .flatMap(({ lines }) => lines)
      .flatMap(({ message }) => (message?.kind === 'link-push' ? [message.url] : []))
  }

  it('[A155] [PSH1] a button shows and hides it, and Escape gives the focus back', async () => {
    const seat = await office.seat()
    await office.talking(seat.panel, 'Mia')
    const button = await toggle(seat.panel)
    expect(button.getAttribute('aria-expanded')).to.equal('false')
    const input = await pushing(seat)
    await until(() => focused() === input, 'the focus in the field')
    expect([button.getAttribute('aria-expanded'), allNamed(seat.panel, 'region', 'Push URL').length]).to.deep.equal([
      'true',
      1,
    ])
    await sendKeys({ press: 'Escape' })
    await until(() => allNamed(seat.panel, 'region', 'Push URL').length === 0, 'no area')
    await until(() => focused() === button, 'the focus on the button')
  })

  it('[A156] [A161] [A163] [PSH2] what is typed or pasted is pushed, several in a row, and the field is ready for the next', async () => {
    const { panel, mia } = await atWork()
    await push(panel, norway)
    expect(textOf(findAll(panel, '.sent')[0])).to.equal(`Sent: ${norway}`)
    await push(panel, ` ${peru} `)
    expect(focused()).to.equal(field(panel))
    await until(() => heardBy(mia).length === 2, 'both at the contact')
    expect(heardBy(mia)).to.deep.equal([norway, peru])
  })

  it('[A157] [PSH3] the down arrow has the URLs that were sent, latest first, and one can be chosen', async () => {
    const { panel } = await atWork()
    for (const url of [norway, peru, norway]) await push(panel, url)
    await sendKeys({ press: 'ArrowDown' })
    await until(() => options(panel).length === 2, 'the list')
    expect(options(panel)).to.deep.equal([norway, peru])
    const active = () => findAll(panel, '[role=option][aria-selected=true]').map(textOf)
    expect(active()).to.deep.equal([norway])
    await sendKeys({ press: 'ArrowDown' })
    await until(() => active()[0] === peru, 'the second')
    const described = field(panel)!.getAttribute('aria-activedescendant')
    expect(findAll(panel, `#${described}`).map(textOf)).to.deep.equal([peru])
    await sendKeys({ press: 'Enter' })
    await until(() => field(panel)!.value === peru, 'the address in the field')
    expect(field(panel)!.getAttribute('aria-expanded')).to.equal('false')

    ;(await button(panel, 'Show the URLs that you have sent')).click()
    await until(() => options(panel).length === 2, 'the list, by pointer')
    findAll(panel, '[role=option]')[0]!.click()
    await until(() => field(panel)!.value === norway, 'the first one')
  })

  it('[A157] [MEM2] [PSH3] the URLs are the agent’s, also in another window', async () => {
    const { panel } = await atWork()
    const other = await office.seat()
    await push(panel, norway)
    await until(() => allNamed(other.panel, 'button', 'Show the Push URL area').length > 0, 'the same conversation')
    await pushing(other)
    await sendKeys({ press: 'ArrowDown' })
    await until(() => options(other.panel).length === 1, 'the list')
    expect(options(other.panel)).to.deep.equal([norway])
  })

  it('[A158] [PSH3] typing suggests those that fit, and Escape closes the list before anything else', async () => {
    const { panel } = await atWork()
    for (const url of [norway, peru]) await push(panel, url)
    await type(panel, 'nor')
    await until(() => options(panel).length === 1, 'a suggestion')
    expect(options(panel)).to.deep.equal([norway])
    await sendKeys({ press: 'Escape' })
    await until(() => options(panel).length === 0, 'no list')
    expect(field(panel)!.value).to.equal('nor')
    await sendKeys({ press: 'Escape' })
    await until(() => field(panel)!.value === '', 'an empty field')
    expect(allNamed(panel, 'region', 'Push URL')).to.have.lengthOf(1)
  })

  it('[A159] [A160] [PSH4] Check URL opens it here, in a tab that knows nothing of this one; a warning stands there all the time', async () => {
    const { panel } = await atWork()
    const opened: unknown[] = []
    const { open } = window
    window.open = (...said) => {
      opened.push(said)
      return null
    }
    try {
      await type(panel, 'travel.example/norway')
      ;(await button(panel, 'Check URL')).click()
    } finally {
      window.open = open
    }
    expect(opened).to.deep.equal([[norway, '_blank', 'noopener,noreferrer']])
    const warning = 'A mistyped URL may lead the contact to an inappropriate site. Check it before you send it.'
    expect(textOf(findAll(panel, '.caution')[0])).to.equal(warning)
    expect(descriptionOf(field(panel)!)).to.contain(warning)
  })

  it('[B033] [PSH5] shows what is opened before it is pushed, and asks once more where it looks like a host of the site', async () => {
    const { panel, mia } = await atWork()
    await type(panel, 'lаmps.example/sale')
    await until(() => findAll(panel, '.opens a').length === 1, 'what it opens')
    expect(textOf(findAll(panel, '.opens a')[0])).to.equal('https://xn--lmps-53d.example/sale')
    expect(findAll(panel, '.warnings li').map(textOf)[0]).to.equal(
      'This looks like lamps.example, and is another site.',
    )
    ;(await button(panel, 'Send URL')).click()
    await until(() => textOf(findAll(panel, '[role=alert].wrong')[0]).includes('press Send URL once more'), 'why not')
    expect(heardBy(mia)).to.deep.equal([])
    ;(await button(panel, 'Send URL')).click()
    await until(() => heardBy(mia).length === 1, 'the address at the contact')
    expect(heardBy(mia)).to.deep.equal(['https://xn--lmps-53d.example/sale'])

    await type(panel, 'lampss.example')
    await until(() => findAll(panel, '.warnings li').length === 1, 'a warning')
    expect(findAll(panel, '.warnings li').map(textOf)).to.deep.equal(['Mistyped? This is nearly lamps.example.'])
    await type(panel, 'http://lamps.example')
    await until(() => /Not encrypted/.test(textOf(findAll(panel, '.warnings li')[0])), 'another warning')
    await push(panel, 'http://lamps.example/')
  })

  it('[PSH6] what is no address is not sent, and says so', async () => {
    const { panel, mia } = await atWork()
    for (const wrong of ['javascript:alert(1)', 'https://bank.example@evil.example', 'norway', 'ftp://a.example', '']) {
      await type(panel, wrong)
      ;(await button(panel, 'Send URL')).click()
      await until(() => /not a web address/.test(textOf(findAll(panel, '[role=alert].wrong')[0])), wrong)
      expect(field(panel)!.getAttribute('aria-invalid')).to.equal('true')
    }
    expect(heardBy(mia)).to.deep.equal([])
  })

  it('[A165] [PSH2] Insert puts it into the message, where the caret is', async () => {
    const { panel } = await atWork()
    await type(panel, norway)
    ;(await button(panel, 'Insert URL into the message')).click()
    const message = allNamed(panel, 'textbox', 'Message')[0] as HTMLTextAreaElement
    await until(() => message.value === norway, 'the address in the message')
    expect(focused()).to.equal(message)
  })

  it('[PSH2] works without a line: what is pushed waits', async () => {
    const { panel, line, mia } = await atWork()
    line.cut()
    await push(panel, norway)
    await office.clock.advance(10_000)
    await until(() => heardBy(mia).length === 1, 'the address at the contact')
  })

  for (const theme of ['light', 'dark'] as const)
    it(`passes axe in the ${theme} theme, and speaks German`, async () => {
      const seat = await office.seat(undefined, { theme })
      await office.talking(seat.panel, 'Mia')
      await pushing(seat)
      await type(seat.panel, 'lampss.example')
      await expect(findAll(seat.panel, 'parley-push-url')[0]!).to.be.accessible()
      seat.panel.locale = 'de'
      await named(seat.panel, 'button', 'URL prüfen')
    })
})

describe('addresses that agents type', () => {
  it('[A156] [PSH6] have https where nobody says otherwise, and are read as they are opened', () => {
    for (const [typed, address] of [
      ['travel.example', 'https://travel.example/'],
      [' www.travel.example/a?b#c ', 'https://www.travel.example/a?b#c'],
      ['localhost:8080/travel', 'https://localhost:8080/travel'],
      ['travel.example:8080', 'https://travel.example:8080/'],
      ['HTTP://Travel.Example', 'http://travel.example/'],
      ['norway', undefined],
      ['a b.example', undefined],
      ['user@travel.example', undefined],
      ['javascript:alert(1)', undefined],
      ['javascript:alert.example', undefined],
      ['//travel.example', undefined],
      ['/norway', undefined],
      ['', undefined],
    ] as const)
      expect(typedAddress(typed), typed).to.equal(address)
  })

  it('[A157] [A158] [MEM4] are kept once, latest first, as many as there is room for', () => {
    const many = Array.from({ length: 120 }, (_, at) => `https://a.example/${at}`)
    const kept = withPushed(many, norway)
    expect([kept.length, kept[0], kept[1]]).to.deep.equal([100, norway, many[0]])
    expect(withPushed([peru, norway], norway)).to.deep.equal([norway, peru])
    const long = Array.from({ length: 60 }, (_, at) => `https://a.example/${at}/${'a'.repeat(2_000)}`)
    expect(JSON.stringify(withPushed(long, norway)).length).to.be.below(64 * 1024)
    expect(suggestionsFor([norway, 'https://a.example/travel', peru], 'TRAVEL per')).to.deep.equal([peru])
    expect(suggestionsFor(['https://a.example/travel', norway], 'travel')).to.deep.equal([
      norway,
      'https://a.example/travel',
    ])
  })
})
