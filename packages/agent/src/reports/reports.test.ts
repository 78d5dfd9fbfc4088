import { expect } from '@open-wc/testing'
import type { Report } from '@parley/protocol'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { allNamed, findAll, focused, named, nameOf, textOf, until } from '../testing/find.ts'
import { Office, type PanelInTest } from '../testing/office.ts'

const cleo = { agentId: 'cleo', name: 'Cleo', role: 'supervisor', ready: true } as const

/** Answers what the page asks over HTTP from the server in memory. */
class Wire {
  readonly asked: URL[] = []
  /** Answers instead of the server. */
  instead: (() => Response | Promise<Response>) | undefined
  /** Of the days before. */
  before: Report | undefined
  readonly #fetch = window.fetch

  constructor(office: Office) {
    window.fetch = async (input, init) => {
      const address = new URL(input instanceof Request ? input.url : input)
      if (!address.pathname.startsWith('/v1/reports')) return this.#fetch.call(window, input, init)
      this.asked.push(address)
      if (this.instead) return this.instead()
      if (this.before && address.searchParams.get('by') === '') return Response.json(this.before)
      return Response.json(await (await office.server).report(Object.fromEntries(address.searchParams)))
    }
  }

  close() {
    window.fetch = this.#fetch
  }
}

/** With spaces that break, as people write them. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ')

describe('reports at the desk', () => {
  let office: Office
  let wire: Wire
  beforeEach(() => {
    office = new Office()
    wire = new Wire(office)
  })
  afterEach(() => {
    wire.close()
    return office.close()
  })

  const page = (panel: Element) => findAll(panel, 'parley-reports')[0]!
  const dialog = (panel: Element) => page(panel).shadowRoot!.querySelector('dialog')!
  const status = (panel: Element) => textOf(page(panel).shadowRoot?.querySelector('[role=status]'))
  const figures = (panel: Element) =>
    [...page(panel).shadowRoot!.querySelectorAll('dl > div')].map((each) => [...each.children].map(textOf).join(' | '))
  const plot = (panel: Element, heading: string) =>
    findAll<HTMLElement & { days: readonly string[] }>(page(panel), 'parley-day-plot, parley-bar-plot').find(
      (each) => textOf(each.shadowRoot?.querySelector('h3')) === heading,
    )!
  const inPlot = (panel: Element, heading: string, selector: string) => [
    ...plot(panel, heading).shadowRoot!.querySelectorAll<HTMLElement>(selector),
  ]
  const rows = (panel: Element, heading: string) =>
    inPlot(panel, heading, 'tbody tr').map((row) => [...row.children].map(textOf).join(' | '))

  async function opens(panel: PanelInTest) {
    ;(await named(panel, 'button', 'Menu')).click()
    ;(await named(panel, 'button', 'Reports')).click()
    await until(() => findAll(panel, 'parley-report-choices').length > 0, 'the page')
  }

  const there = (panel: Element) => until(() => figures(panel).length === 6, 'the figures')

  /** Cleo has talked with a contact: waited 10 s, answered after 5 more, and once after three minutes. */
  async function talked(seat?: Parameters<Office['seat']>[1]) {
    const { panel } = await office.seat(cleo, seat)
    const mia = await office.caller('Mia Chen', 'Is the blue lamp there?')
    await office.clock.advance(10_000)
    ;(await named(panel, 'button', 'Accept')).click()
    await named(panel, 'heading', 'Mia Chen')
    await office.clock.advance(5_000)
    await says(panel, 'It is!')
    mia.says('And the green one?')
    await office.clock.advance(180_000)
    await says(panel, 'Also.')
    ;(await named(panel, 'button', 'End Chat')).click()
    await office.clock.advance(30_000)
    ;(await named(panel, 'button', 'Mark Done')).click()
    await until(() => findAll(panel, 'parley-empty-desk').length > 0, 'an empty desk')
    return panel
  }

  async function says(panel: PanelInTest, text: string) {
    const field = await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    ;(await named(panel, 'button', 'Send')).click()
    await until(() => findAll(panel, '.bubble').some((line) => textOf(line) === text), text)
  }

  it('[B041] [REP30] [REP31] the figures of a conversation that just happened', async () => {
    const panel = await talked()
    await opens(panel)
    await there(panel)
    expect(figures(panel)).to.deep.equal([
      'Conversations | 1 | 1 handled, 0 abandoned | none before',
      'First response, median | 15 s | 90 % within 15 s | none before',
      'Waiting, median | 10 s | 90 % within 10 s | none before',
      'Handling, median | 3 min 35 s | 90 % within 3 min 35 s | none before',
      'Late answers | 50 % | 1 of 2 answers | none before',
      'Rating | – | none | ',
    ])
    expect(status(panel)).to.match(/^December 30, 2025 to January 5, 2026, days of /)
    expect(wire.asked.map(({ search }) => search).join()).not.to.match(/token|lamp/)
  })

  it('[REP30] only who may read reports finds them in the menu', async () => {
    const { panel } = await office.seat()
    ;(await named(panel, 'button', 'Menu')).click()
    await named(panel, 'button', 'Larger text')
    expect(allNamed(panel, 'button', 'Reports')).to.have.length(0)
  })

  it('[REP31] figures are compared with as many days before, in words', async () => {
    const panel = await talked()
    const query = { from: '2026-01-05', to: '2026-01-05', zone: 'UTC' }
    const { total, ...report } = await (await office.server).report(query)
    const spread = { count: 9, meanMs: 8_000, medianMs: 8_000, p90Ms: 9_000 }
    const before = { ...total, conversations: 4, waiting: spread, firstResponse: { ...spread, medianMs: 15_100 } }
    wire.before = { ...report, total: { ...before, answers: { count: 10, late: 6, lateShare: 0.6 } } }
    await opens(panel)
    await there(panel)
    expect(figures(panel).map((each) => each.split(' | ').at(-1))).to.deep.equal([
      '75 % fewer than before',
      '1 % shorter than before',
      '25 % longer than before',
      'as before',
      '10.0 points lower than before',
      '',
    ])
    const tones = [...page(panel).shadowRoot!.querySelectorAll('dd:last-child')].map(({ className }) => className)
    expect(tones).to.deep.equal(['change', 'change', 'worse', 'change', 'better', 'change'])
    const asked = wire.asked.find(({ searchParams }) => searchParams.get('by') === '')
    expect(asked?.search).to.contain('from=2025-12-23&to=2025-12-29')
    expect(textOf(page(panel).shadowRoot?.querySelector('section .meta'))).to.equal('Compared with the 7 days before')
  })

  it('[B041] [REP32] each plot is a picture with a sentence, and a table with the same numbers', async () => {
    const panel = await talked()
    await opens(panel)
    await there(panel)
    await until(() => allNamed(page(panel), 'img').length === 6, 'the plots; without ratings there is none of them')
    expect(allNamed(page(panel), 'img').map(nameOf).map(plain)).to.deep.equal([
      '1 conversation, on Mon, Jan 5.',
      'Half of all first responses came within 15 s, nine of ten within 15 s.',
      'Half of all contacts waited up to 10 s, nine of ten up to 10 s.',
      '50 % of 2 answers were late.',
      'All conversations came in 1 queue.',
      '1 agent took part in conversations.',
    ])
    expect(rows(panel, 'Conversations per day')).to.have.length(7)
    expect(rows(panel, 'Conversations per day').at(-1)).to.equal('Mon, Jan 5 | 1')
    expect(rows(panel, 'Waiting').at(-1)).to.equal('Mon, Jan 5 | 10 s | 10 s')
    expect(rows(panel, 'Late answers per day').slice(-2)).to.deep.equal(['Sun, Jan 4 | –', 'Mon, Jan 5 | 50 %'])
    expect(rows(panel, 'Agents')).to.deep.equal(['Cleo | 1 | 15 s | 10 s | 3 min 35 s | 50 % | –'])
    expect(rows(panel, 'Ratings')[0]).to.equal('5 stars | 0 | –')
    const details = inPlot(panel, 'Agents', 'details')[0] as HTMLDetailsElement
    inPlot(panel, 'Agents', 'summary')[0]!.click()
    expect(details.open).to.equal(true)
  })

  it('[REP32] by keyboard: from day to day, and each says its numbers', async () => {
    const panel = await talked()
    await opens(panel)
    await there(panel)
    const slider = inPlot(panel, 'Waiting', 'input')[0] as HTMLInputElement
    expect(slider.getAttribute('aria-label')).to.equal('Waiting: Day')
    slider.focus()
    const said = 'Mon, Jan 5: Median 10 s, 90th percentile 10 s'
    await until(() => plain(slider.getAttribute('aria-valuetext')) === said, said)
    const shown = () => textOf(inPlot(panel, 'Waiting', '.says > :not([data-away])').at(-1))
    expect(shown()).to.equal(said)
    await sendKeys({ press: 'ArrowLeft' })
    const before = 'Sun, Jan 4: Median –, 90th percentile –'
    await until(() => plain(slider.getAttribute('aria-valuetext')) === before, before)
    slider.blur()
    await until(() => shown() === '' && inPlot(panel, 'Waiting', '[data-away]').length === 0, 'the sentence alone')
  })

  it('[REP30] queues, agents and days are chosen, and chosen still when it is opened again', async () => {
    const panel = await talked()
    await opens(panel)
    await there(panel)
    const choices = findAll(panel, 'parley-report-choices')[0]!.shadowRoot!
    const [queue, agent] = choices.querySelectorAll('select')
    expect([...queue!.options].map(textOf)).to.deep.equal(['All queues', 'shop'])
    expect([...agent!.options].map(textOf)).to.deep.equal(['All agents', 'Cleo'])
    agent!.value = 'cleo'
    agent!.dispatchEvent(new Event('change'))
    await until(() => wire.asked.some(({ searchParams }) => searchParams.get('agent') === 'cleo'), 'a question')
    queue!.value = queue!.options[1]!.value
    queue!.dispatchEvent(new Event('change'))
    await until(() => wire.asked.some(({ search }) => /site=shop&skill=&agent=cleo/.test(search)), 'both')
    ;(await named(panel, 'button', 'Own days')).click()
    await until(() => choices.querySelector('[name=from]'), 'the days')
    const from = choices.querySelector<HTMLInputElement>('[name=from]')!
    from.value = '2026-02-01'
    from.dispatchEvent(new Event('change'))
    await until(() => textOf(choices.querySelector('[role=alert]')).includes('at most 400 days'), 'what is wrong')
    from.value = '2026-01-02'
    from.dispatchEvent(new Event('change'))
    await until(() => status(panel).startsWith('January 2, 2026 to January 5, 2026'), 'these days')
    expect(choices.querySelector('[role=alert]')).to.equal(null)

    await sendKeys({ press: 'Escape' })
    await until(() => !dialog(panel).open, 'no page')
    await opens(panel)
    await until(() => status(panel).startsWith('January 2, 2026 to January 5, 2026'), 'these days')
    const again = findAll(panel, 'parley-report-choices')[0]!.shadowRoot!
    expect([...again.querySelectorAll('select')].map(({ value }) => value)).to.deep.equal(['["shop",null]', 'cleo'])
  })

  it('[REP33] loading, nothing, and failures each have one sentence; a failure is tried again', async () => {
    const { panel } = await office.seat(cleo)
    const waiting = Promise.withResolvers<Response>()
    wire.instead = () => waiting.promise.then((response) => response.clone())
    await opens(panel)
    await until(() => status(panel) === 'Loading the report …', 'loading')
    waiting.resolve(new Response('', { status: 500 }))
    await until(() => status(panel) === 'The report could not be loaded. Nothing is lost.', 'a failure')
    wire.instead = () => Promise.reject(new TypeError('no line'))
    ;(await named(panel, 'button', 'Try again')).click()
    await until(() => wire.asked.length === 4, 'two more questions')
    await until(() => status(panel).startsWith('The report could not'), 'a failure')
    wire.instead = () => new Response('', { status: 503, headers: { 'retry-after': '60' } })
    ;(await named(panel, 'button', 'Try again')).click()
    await until(() => status(panel) === 'This server keeps no reports: they need its own database.', 'no reports')
    expect(allNamed(panel, 'button', 'Try again')).to.have.length(0)
    wire.instead = () => new Response('', { status: 403 })
    ;(await named(panel, 'button', 'Today')).click()
    await until(() => status(panel) === 'You may not read reports. Ask your administrator.', 'no permission')
    wire.instead = undefined
    ;(await named(panel, 'button', '30 days')).click()
    await until(() => status(panel).startsWith('No conversations in these days.'), 'nothing')
    expect(figures(panel)).to.have.length(0)
    expect(allNamed(panel, 'button', 'Download CSV')).to.have.length(0)
  })

  it('[REP34] the table of what is shown is saved', async () => {
    const panel = await talked()
    await opens(panel)
    await there(panel)
    const saved: string[] = []
    const stop = (event: Event) => {
      const [link] = event.composedPath()
      if (!(link instanceof HTMLAnchorElement) || !link.download) return
      event.preventDefault()
      saved.push(link.download)
    }
    HTMLAnchorElement.prototype.click = function click() {
      stop(Object.assign(new Event('click'), { composedPath: () => [this] }))
    }
    try {
      ;(await named(panel, 'button', 'Today')).click()
      await until(() => status(panel).startsWith('January 5, 2026, the day of'), 'today')
      page(panel).shadowRoot!.querySelector<HTMLSelectElement>('.download select')!.value = 'agent'
      wire.instead = () => new Response('', { status: 500 })
      ;(await named(panel, 'button', 'Download CSV')).click()
      await until(() => status(panel) === 'The table could not be saved. Try again.', 'a failure')
      wire.instead = () => new Response('agent\r\n')
      ;(await named(panel, 'button', 'Download CSV')).click()
      await until(() => saved.length === 1, 'a file')
    } finally {
      // biome-ignore lint/performance/noDelete: the browser's own is behind it.
      delete (HTMLAnchorElement.prototype as Partial<HTMLAnchorElement>).click
    }
    expect(saved).to.deep.equal(['reports-agent-2026-01-05-2026-01-05.csv'])
    const asked = wire.asked.at(-1)!
    expect([asked.pathname, asked.searchParams.get('by')]).to.deep.equal(['/v1/reports.csv', 'agent'])
  })

  for (const theme of ['light', 'dark'] as const)
    it(`[B041] axe finds nothing on a report, ${theme}`, async () => {
      await emulateMedia({ reducedMotion: 'reduce' })
      const panel = await talked({ theme })
      await opens(panel)
      await there(panel)
      inPlot(panel, 'Waiting', 'summary')[0]!.click()
      expect(focused() === dialog(panel) || dialog(panel).matches(':focus-within')).to.equal(true)
      await expect(panel).to.be.accessible()
      await emulateMedia({ reducedMotion: 'no-preference' })
    })

  it('[REP30] speaks German', async () => {
    const { panel } = await office.seat(cleo, { locale: 'de' })
    ;(await named(panel, 'button', 'Menü')).click()
    ;(await named(panel, 'button', 'Berichte')).click()
    await until(() => status(panel).startsWith('Keine Unterhaltungen in diesen Tagen.'), 'nothing')
    expect(textOf(page(panel).shadowRoot?.querySelector('h2'))).to.equal('Berichte')
  })
})
