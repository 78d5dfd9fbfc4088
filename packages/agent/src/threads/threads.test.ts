import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { allNamed, descriptionOf, findAll, focused, gone, named, textOf, until } from '../testing/find.ts'
import { press, write } from '../testing/hands.ts'
import { ada, ben, deskOf, Office, type PanelInTest } from '../testing/office.ts'
import { pageAsItIs, pageIs } from '../testing/page.ts'

const cleo = { agentId: 'cleo', name: 'Cleo', ready: true }

const option = (panel: Element, name: string) =>
  findAll(panel, '[role=option]').find((each) => textOf(each).startsWith(name))

describe('parley-agent: threads of colleagues', () => {
  let office: Office
  beforeEach(() => {
    office = new Office()
    pageIs('in front')
  })
  afterEach(async () => {
    pageAsItIs()
    await office.close()
  })

  const seats = async () => {
    const { panel: first } = await office.seat(ada)
    const { panel: second, line } = await office.seat(ben)
    for (const panel of [first, second])
      await until(() => deskOf(panel).state.line.is === 'online', 'both at their desks')
    return { first, second, line }
  }

  async function opensChoice(panel: PanelInTest) {
    deskOf(panel).view.show('new-thread')
    await until(() => focused()?.matches('.search'), 'the field to search in')
    await until(() => option(panel, 'Ben') ?? option(panel, 'Ada'), 'a colleague')
  }

  /** Opens the thread of two, and writes. */
  async function writesTo(panel: PanelInTest, name: string, words: string) {
    await opensChoice(panel)
    await sendKeys({ type: name })
    await named(panel, 'button', `Write to ${name}`)
    await sendKeys({ press: 'Enter' })
    await named(panel, 'region', `Messages with ${name}`)
    await until(() => focused()?.matches('textarea'), 'the field in focus')
    await says(panel, name, words)
  }

  async function says(panel: PanelInTest, name: string, words: string) {
    await until(() => findAll(panel, 'parley-composer:not([disabled])').length > 0, 'a field')
    await write(panel, words)
    ;(await named(panel, 'button', `Send to ${name}`)).click()
  }

  const log = (panel: PanelInTest) => textOf(allNamed(panel, 'log', 'Messages')[0])
  const entry = (panel: PanelInTest, name: string) => allNamed(panel, 'listitem', name)[0]
  const people = (panel: PanelInTest) => textOf(findAll(panel, '.people')[0])

  it('[A212] [IMS10] [IMS11] an agent writes to a colleague by the keyboard alone, who has it below their interactions and answers', async () => {
    const { first, second } = await seats()
    expect(findAll(first, 'parley-thread-list')).to.have.length(0)
    await writesTo(first, 'Ben', 'Lunch?')
    const item = await named(second, 'listitem', 'Ada')
    item.querySelector('button')?.click()
    await until(() => log(second).includes('Lunch?'), 'what was written')
    await says(second, 'Ada', 'At twelve')
    await until(() => log(first).includes('At twelve'), 'the answer')
    await expect(first).to.be.accessible()
    await expect(second).to.be.accessible()
  })

  it('[A212] [IMS12] several that are chosen with Space are a group, with a name if wanted; the same people and name are the same thread', async () => {
    const { first, second } = await seats()
    const { panel: third } = await office.seat(cleo)
    await until(() => deskOf(third).state.line.is === 'online', 'Cleo')
    const opensGroup = async () => {
      await opensChoice(first)
      await until(() => option(first, 'Cleo'), 'Cleo to choose')
      for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await sendKeys({ press: key })
      await named(first, 'button', 'Write to 2 colleagues')
      await until(() => findAll(first, '.group').length === 1, 'a place for a name')
      const field = findAll<HTMLInputElement>(first, '.group')[0]!
      field.focus()
      await sendKeys({ type: 'Lamps' })
      await expect(first).to.be.accessible()
      await sendKeys({ press: 'Enter' })
      await named(first, 'region', 'Messages with Lamps')
    }
    await opensGroup()
    await says(first, 'Lamps', 'Who has the key?')
    for (const panel of [second, third]) {
      ;(await named(panel, 'listitem', 'Lamps')).querySelector('button')?.click()
      await until(() => log(panel).includes('Who has the key?'), 'the question')
    }
    await until(() => people(first) === 'Ben: Ready Cleo: Ready', 'who is in it')
    ;(await named(first, 'button', 'Close')).click()
    await gone(first, 'region', 'Messages with Lamps')
    await opensGroup()
    await until(() => log(first).includes('Who has the key?'), 'what was said')
    expect(deskOf(second).state.threads).to.have.length(1)
  })

  it('[A212] [IMS13] what a colleague writes meanwhile is counted, and flashes until it is shown', async () => {
    const { first, second } = await seats()
    await office.talking(first, 'Mia Chen')
    await writesTo(second, 'Ada', 'Quick question')
    await until(() => entry(first, 'Ben')?.querySelector('.flash'), 'a flashing entry')
    const button = entry(first, 'Ben')!.querySelector('button')!
    expect(descriptionOf(button)).to.equal('A colleague has written, privately, 1 unread message, Quick question')
    await until(() => customElements.get('parley-alerts'), 'the alerts')
    button.focus()
    await until(() => !entry(first, 'Ben')?.querySelector('.flash'), 'a steady entry')
    expect(textOf(entry(first, 'Ben')?.querySelector('.count'))).to.equal('1')
    await says(second, 'Ada', 'Are you there?')
    await until(() => entry(first, 'Ben')?.querySelector('.flash'), 'an entry that flashes again')
    button.click()
    await until(() => log(first).includes('Are you there?'), 'the thread')
    await until(() => !entry(first, 'Ben')?.querySelector('.flash, .count'), 'nothing unread')
    expect(allNamed(first, 'toolbar')).to.have.length(0)
    ;(await named(first, 'button', 'Mia Chen')).click()
    await named(first, 'heading', 'Mia Chen')
  })

  it('[A212] [IMS10] the list is one stop for the Tab key; arrows, Home and End move inside', async () => {
    const { first } = await seats()
    const { panel: third } = await office.seat(cleo)
    await until(() => deskOf(third).state.line.is === 'online', 'Cleo')
    for (const name of ['Ben', 'Cleo']) await writesTo(first, name, 'Hello')
    const buttons = () => findAll(findAll(first, 'parley-thread-list')[0]!, 'li button')
    // Opened at the same time, as this clock stands still: they stand in the order of their ids.
    const [upper, lower] = buttons()
    expect(buttons().map(textOf)).to.have.members(['Ben', 'Cleo'])
    expect(buttons().map(({ tabIndex }) => tabIndex)).to.have.members([-1, 0])
    lower!.focus()
    for (const [key, button] of [
      ['ArrowUp', upper],
      ['ArrowUp', upper],
      ['End', lower],
      ['Home', upper],
      ['ArrowDown', lower],
    ] as const) {
      await sendKeys({ press: key })
      expect(focused(), key).to.equal(button)
    }
  })

  it('[A212] [IMS14] each thread has a draft of its own, and a reload shows the same thread with it', async () => {
    const { first } = await seats()
    await writesTo(first, 'Ben', 'One')
    await until(() => log(first).includes('One'), 'the message')
    await write(first, 'Half a th')
    first.remove()
    const { panel } = await office.seat(ada)
    await named(panel, 'region', 'Messages with Ben')
    await until(() => log(panel).includes('One'), 'what was said')
    expect((await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')).value).to.equal('Half a th')
  })

  it('[A212] [IMS15] a closed thread gives way to the first interaction, and comes back with what was said', async () => {
    const { first, second } = await seats()
    await office.talking(first, 'Mia Chen')
    await writesTo(first, 'Ben', 'Lunch?')
    ;(await named(second, 'listitem', 'Ada')).querySelector('button')?.click()
    ;(await named(first, 'button', 'Close')).click()
    await named(first, 'heading', 'Mia Chen')
    expect(findAll(first, 'parley-thread-list')).to.have.length(0)
    await says(second, 'Ada', 'Yes!')
    await until(() => entry(first, 'Ben'), 'the thread again')
    entry(first, 'Ben')!.querySelector('button')!.click()
    await until(() => /Lunch\?.*Yes!/.test(log(first)), 'all that was said')
  })

  it('[A212] [IMS11] says how the other one is, and what no contact can read; who joined is no line', async () => {
    const { first, second, line } = await seats()
    await writesTo(first, 'Ben', 'Hello')
    expect(log(first)).not.to.contain('joined')
    await until(() => people(first) === 'Ready', 'that he is ready')
    expect((await named<HTMLTextAreaElement>(first, 'textbox', 'Message')).placeholder).to.equal(
      'No contact can read this',
    )
    second.remove()
    line.reachable = false
    line.cut()
    await office.clock.advance(31_000)
    await until(() => people(first) === 'Offline', 'that he is gone')
  })

  it('[A212] [IMS16] a narrow panel shows the list or a thread, with a way back', async () => {
    const { panel } = await office.seat(ada, { width: 390 })
    const { panel: second } = await office.seat(ben)
    for (const each of [panel, second]) await until(() => deskOf(each).state.line.is === 'online', 'a desk')
    await writesTo(second, 'Ada', 'Hello Ada')
    ;(await named(panel, 'listitem', 'Ben')).querySelector('button')?.click()
    await until(() => log(panel).includes('Hello Ada'), 'the thread')
    expect(allNamed(panel, 'listitem', 'Ben')).to.have.length(0)
    expect(findAll(panel, 'parley-agent-in-test')[0]?.scrollWidth).to.be.at.most(390)
    await expect(panel).to.be.accessible()
    ;(await named(panel, 'button', 'Back to the list')).click()
    await named(panel, 'listitem', 'Ben')
  })

  it('[A212] [IMS10] who may not write to colleagues is told so', async () => {
    const { panel } = await office.seat({ ...ada, permissions: ['team-communicator'] })
    await until(() => deskOf(panel).state.line.is === 'online', 'a desk')
    press(document.body, 'd', { altKey: true })
    await until(() => deskOf(panel).state.notices.length > 0, 'why not')
    expect(findAll(panel, 'parley-new-thread dialog[open]')).to.have.length(0)
  })

  it('[A212] [B032] [IMS17] what was copied in a thread asks before a contact reads it', async () => {
    const { first, second } = await seats()
    await office.talking(first, 'Mia Chen')
    await writesTo(second, 'Ada', 'She haggles')
    ;(await named(first, 'listitem', 'Ben')).querySelector('button')?.click()
    await until(() => log(first).includes('She haggles'), 'what was written')
    const bubble = findAll(first, '.bubble').at(-1)!
    getSelection()!.selectAllChildren(bubble)
    bubble.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, composed: true }))
    ;(await named(first, 'button', 'Mia Chen')).click()
    await named(first, 'heading', 'Mia Chen')
    const field = await named(first, 'textbox', 'Message')
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'She haggles')
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true })
    field.dispatchEvent(paste)
    expect(paste.defaultPrevented).to.equal(true)
    await named(first, 'button', 'Don’t insert')
    expect(textOf(findAll(first, '[role=alertdialog] p')[0])).to.equal(
      'This comes from your messages with colleagues. Put it into the message to Mia Chen?',
    )
  })
})
