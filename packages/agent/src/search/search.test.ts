import { expect } from '@open-wc/testing'
import { allNamed, findAll, focused, gone, named, textOf, until } from '../testing/find.ts'
import { press } from '../testing/hands.ts'
import { opensTab } from '../testing/tabs.ts'
import { ben, Office, type PanelInTest, type Seat } from '../testing/office.ts'

describe('parley-agent: search', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  /** What the search draws. */
  const inside = (panel: Element, selector: string) => {
    const search = findAll(panel, 'parley-search')[0]
    return search ? findAll(search, selector) : []
  }
  const field = (panel: Element) => inside(panel, 'input')[0] as HTMLInputElement | undefined
  const dialog = (panel: Element) => inside(panel, 'dialog')[0] as HTMLDialogElement | undefined
  const hits = (panel: Element) => inside(panel, 'li')
  const buttonOf = (hit: Element | undefined) => hit?.querySelector('button') as HTMLButtonElement
  const words = (panel: Element) => textOf(inside(panel, '[role=status]')[0])
  const found = (panel: Element) => findAll(panel, '[data-found]').map((line) => textOf(line))

  async function opens(panel: PanelInTest) {
    const button = await named(panel, 'button', 'Search')
    await until(() => button.ariaDisabled === null, 'a line')
    button.click()
    await until(() => field(panel)?.checkVisibility(), 'the search')
  }

  async function types(panel: PanelInTest, text: string) {
    const input = field(panel)!
    input.value = text
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await office.clock.advance(250)
  }

  async function searches(panel: PanelInTest, text: string, count: number) {
    await types(panel, text)
    await until(() => hits(panel).length === count && !words(panel).startsWith('Searching'), `${count} results`)
  }

  /** Ada's panel, and Mia who has said some things. */
  async function desk(): Promise<Seat> {
    const seat = await office.seat()
    const mia = await office.talking(seat.panel, 'Mia Chen', 'Is the café open?')
    mia.says('And do you sell <b>lamps</b>?')
    return seat
  }

  it('[B036] [SRH10] opens with its key and its button; each state has one sentence', async () => {
    const { panel } = await desk()
    const button = await named(panel, 'button', 'Search')
    expect(button.getAttribute('aria-keyshortcuts')).to.equal('Alt+F')
    press(panel, 'f', { altKey: true })
    await until(() => field(panel)?.checkVisibility(), 'the search')
    expect(focused() === field(panel)).to.equal(true)
    expect(words(panel)).to.equal('Search what was said, the names of contacts and files, and notes.')
    await types(panel, '?!')
    expect(words(panel)).to.contain('Search what was said')
    await types(panel, 'umbrella')
    await until(() => words(panel) === 'Nothing was found. Try fewer words, or their beginnings.', 'nothing')
  })

  it('[B036] [SRH10] shows who, when, with whom, and what was found as marks in plain text', async () => {
    const { panel } = await desk()
    await opens(panel)
    await searches(panel, 'cafe', 1)
    const [hit] = hits(panel)
    expect(textOf(hit)).to.match(/^Mia Chen Today, \d+:\d\d.* Mia Chen: Is the café open\?$/)
    expect(findAll(hit!, 'mark').map((mark) => textOf(mark))).to.deep.equal(['café'])
    expect(words(panel)).to.equal('1 result')

    await searches(panel, '<b>lamps</b>', 1)
    expect(textOf(hits(panel)[0])).to.contain('And do you sell <b>lamps</b>?')
    expect(findAll(hits(panel)[0]!, 'b')).to.deep.equal([])
  })

  it('[SRH10] searches one kind alone', async () => {
    const { panel } = await desk()
    await opens(panel)
    await searches(panel, 'mia', 1)
    for (const [kind, count] of [
      ['Notes', 0],
      ['Files', 0],
      ['Messages', 0],
      ['All', 1],
    ] as const) {
      ;(await named(panel, 'button', kind)).click()
      await until(() => hits(panel).length === count && !words(panel).startsWith('Searching'), `${count} in ${kind}`)
      expect((await named(panel, 'button', kind)).ariaPressed).to.equal('true')
    }
  })

  it('[B036] [SRH10] [SRH11] by keyboard alone: type, down, Enter, and the line is shown, marked and focused', async () => {
    const { panel } = await desk()
    await office.talking(panel, 'Tom Baker', 'Something else')
    press(panel, 'f', { altKey: true })
    await until(() => field(panel)?.checkVisibility(), 'the search')
    await searches(panel, 'sell', 1)
    press(field(panel)!, 'ArrowDown')
    expect(focused() === buttonOf(hits(panel)[0])).to.equal(true)
    press(focused()!, 'ArrowUp')
    expect(focused() === field(panel)).to.equal(true)
    press(field(panel)!, 'ArrowDown')
    ;(focused() as HTMLElement).click()
    await named(panel, 'heading', 'Mia Chen')
    await until(() => found(panel).length === 1, 'the line')
    expect(found(panel)[0]).to.contain('And do you sell <b>lamps</b>?')
    await until(() => textOf(focused()) === 'And do you sell <b>lamps</b>?', 'the focus on it')
    expect(dialog(panel)?.open).to.equal(false)
  })

  it('[SRH11] loads what is older until the line is there', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen', 'The needle is here')
    for (let line = 1; line <= 150; line += 1) {
      mia.says(`Hay ${line}`)
      await office.clock.advance(1_000)
    }
    await until(() => findAll(panel, '.bubble').some((line) => textOf(line) === 'Hay 150'), 'all of the hay')
    const second = await office.seat()
    await until(() => findAll(second.panel, '.bubble').some((line) => textOf(line) === 'Hay 150'), 'the end of it')
    expect(findAll(second.panel, '.bubble').some((line) => textOf(line) === 'The needle is here')).to.equal(false)
    await opens(second.panel)
    await searches(second.panel, 'needle', 1)
    buttonOf(hits(second.panel)[0]).click()
    await until(() => found(second.panel)[0]?.includes('The needle is here'), 'the needle')
  }).timeout(20_000)

  it('[B036] [SRH12] what is done is opened to be read, with its notes; Escape goes back to the results', async () => {
    const { panel } = await desk()
    ;(await named(panel, 'button', 'Add internal note')).click()
    const note = await named<HTMLTextAreaElement>(panel, 'textbox', 'Internal note')
    note.value = 'Lamps are for her shop'
    note.dispatchEvent(new InputEvent('input', { bubbles: true }))
    press(note, 'Enter')
    await until(() => findAll(panel, '.note-added').length === 1, 'the note')
    ;(await named(panel, 'button', 'End Chat')).click()
    ;(await named(panel, 'button', 'Mark Done')).click()
    await until(() => allNamed(panel, 'listitem', 'Mia Chen').length === 0, 'nothing on the desk')

    await opens(panel)
    await searches(panel, 'lamps', 2)
    buttonOf(hits(panel)[0]).click()
    await until(() => found(panel)[0]?.includes('Lamps are for her shop'), 'the note')
    expect(findAll(panel, 'parley-found-chat textarea')).to.deep.equal([])
    await named(panel, 'heading', 'Mia Chen')

    dialog(panel)!.dispatchEvent(new Event('cancel', { cancelable: true }))
    await until(() => findAll(panel, 'parley-found-chat').length === 0, 'the results')
    expect(focused() === buttonOf(hits(panel)[0])).to.equal(true)
  })

  it('[SRH10] without a line it says what failed, and tries again', async () => {
    const { panel, line } = await desk()
    await opens(panel)
    await searches(panel, 'cafe', 1)
    line.reachable = false
    line.cut()
    await types(panel, 'lamps')
    await until(() => words(panel) === 'The search did not work. Nothing is lost; try it again.', 'the failure')
    line.reachable = true
    await office.clock.advance(30_000)
    ;(await named(panel, 'button', 'Try again')).click()
    await until(() => hits(panel).length === 1, 'the result')
  })

  it('[SRH5] nothing of what one agent found is left for the next', async () => {
    const { panel } = await desk()
    await opens(panel)
    await searches(panel, 'cafe', 1)
    const other = await office.seat(ben)
    await opens(other.panel)
    await searches(other.panel, 'cafe', 0)
    await gone(other.panel, 'list', 'Results')
  })

  it('[B036] [SRH13] [SRH14] what stands in a tab is shown there; off the desk the note stands above what was said', async () => {
    const { panel } = await desk()
    await opensTab({ panel }, 'Note')
    const note = await named(panel, 'textbox', 'Note')
    ;(note as HTMLTextAreaElement).value = 'Wants a catalogue'
    note.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await office.clock.advance(1_000)
    await opensTab({ panel }, 'Case Data')
    await opens(panel)
    await searches(panel, 'catalogue', 1)
    expect(textOf(hits(panel)[0])).to.contain('Note about the interaction')
    buttonOf(hits(panel)[0]).click()
    const chosen = () => textOf(findAll(panel, '[role=tab]').find((tab) => tab.ariaSelected === 'true'))
    await until(() => chosen() === 'Note' && focused()?.role === 'tab', 'the tab Note')
    await opens(panel)
    await searches(panel, 'mia', 1)
    buttonOf(hits(panel)[0]).click()
    await until(() => chosen() === 'Contact', 'the tab Contact')

    ;(await named(panel, 'button', 'End Chat')).click()
    ;(await named(panel, 'button', 'Mark Done')).click()
    await until(() => findAll(panel, 'parley-empty-desk').length > 0, 'an empty desk')
    await opens(panel)
    await searches(panel, 'catalogue', 1)
    buttonOf(hits(panel)[0]).click()
    await until(() => textOf(focused()).includes('Ada: Wants a catalogue'), 'the note, with the focus')
  })
})
