import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { defaultCoreSettings } from '@parley/server/in-memory'
import type { StandardResponse } from '@parley/protocol'
import { findAll, focused, named, textOf, until } from '../testing/find.ts'
import { ada, Office } from '../testing/office.ts'

const responses: StandardResponse[] = [
  { id: 'hello', title: 'Hello', path: ['Greetings'], shortcut: 'hi', language: 'en', text: 'Hello {contact.name}' },
  { id: 'bye', title: 'Goodbye', path: ['Greetings'], shortcut: 'bye', text: 'Goodbye' },
  {
    id: 'order',
    title: 'Your order',
    path: ['Orders'],
    shortcut: 'order',
    text: 'Your order {case.order} is on its way',
  },
  {
    id: 'tea',
    title: 'Tea',
    message: { kind: 'quick-replies', text: 'Tea?', replies: [{ id: 'mint', label: 'Mint' }] },
  },
]

describe('standard responses at the desk', () => {
  let office: Office
  beforeEach(() => (office = new Office({ ...defaultCoreSettings, responses })))
  afterEach(() => office.close())
  before(() => emulateMedia({ reducedMotion: 'reduce' }))
  after(() => emulateMedia({ reducedMotion: 'no-preference' }))

  /** A panel with a conversation in it, and what is on it. */
  async function desk(options: Parameters<Office['seat']>[1] = {}) {
    const { panel } = await office.seat(ada, options)
    await office.talking(panel, 'Mia')
    const rows = () => findAll(panel, '[role=treeitem]')
    await until(() => rows().length > 0, 'a tree of responses')
    const composer = findAll(panel, 'parley-agent-composer')[0]!
    await until(() => composer.shadowRoot?.querySelector('.visually-hidden[role=status]'), 'shortcuts in the composer')
    const input = await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')
    const row = (title: string) => rows().find((item) => textOf(item).startsWith(title))!
    const options_ = () => findAll(panel, '[role=option]')
    return { panel, rows, row, input, options: options_ }
  }

  const says = (input: HTMLTextAreaElement, text: string) => until(() => input.value === text, `“${text}” in the field`)

  it('[RSP1] [RSP5] [A110] shows folders and responses; what is rich cannot be inserted', async () => {
    const { rows, row, panel, input } = await desk()
    expect(rows().map((item) => `${item.ariaLevel} ${textOf(item)}`)).to.deep.equal([
      '1 Greetings 2',
      '2 Hello /hi',
      '2 Goodbye /bye',
      '1 Orders 1',
      '2 Your order /order',
      '1 Tea',
    ])
    row('Tea').click()
    row('Tea').dispatchEvent(new MouseEvent('dblclick'))
    await until(() => findAll(panel, 'parley-quick-replies').length > 0, 'the rich content')
    expect(findAll(panel, 'button').some((button) => textOf(button) === 'Insert Standard Response Text')).to.equal(
      false,
    )
    expect(input.value).to.equal('')
  })

  it('[RSP4] [RSP6] is gone through with the keyboard alone, and Enter inserts where the caret is', async () => {
    const { row, input, rows } = await desk()
    input.focus()
    await sendKeys({ type: 'Well, .' })
    input.setSelectionRange(6, 6)
    row('Greetings').focus()
    await sendKeys({ press: 'ArrowDown' })
    expect(textOf(focused())).to.equal('Hello /hi')
    await sendKeys({ press: 'End' })
    expect(textOf(focused())).to.equal('Tea')
    await sendKeys({ press: 'o' })
    expect(textOf(focused())).to.equal('Orders 1')
    await sendKeys({ press: 'ArrowLeft' })
    await until(() => rows().length === 5, 'a closed folder')
    await sendKeys({ press: 'ArrowRight' })
    await until(() => rows().length === 6, 'an open folder')
    await sendKeys({ press: 'Home' })
    await sendKeys({ press: 'ArrowRight' })
    await sendKeys({ press: 'Enter' })
    await says(input, 'Well, Hello Mia.')
    expect(focused()).to.equal(input)
    document.execCommand('undo')
    await says(input, 'Well, .')
  })

  it('[RSP11] selects what could not be filled, and holds the message until it is written over', async () => {
    const { input, panel, row } = await desk()
    row('Your order').dispatchEvent(new MouseEvent('dblclick'))
    await says(input, 'Your order {case.order} is on its way')
    const selected = () => input.value.slice(input.selectionStart, input.selectionEnd)
    await until(() => selected() === '{case.order}', 'the variable selected')
    input.setSelectionRange(0, 0)
    ;(await named(panel, 'button', 'Send')).click()
    const notes = () => findAll(panel, '[role=alert]').map(textOf)
    await until(() => notes().some((note) => note.startsWith('Fill in {case.order}')), 'a note')
    expect(selected()).to.equal('{case.order}')
    await sendKeys({ type: 'A-17' })
    await sendKeys({ press: 'Enter' })
    await says(input, '')
    await until(
      () =>
        textOf(findAll(panel, 'parley-desk-transcript')[0]?.shadowRoot?.querySelector('[role=log]')).includes('A-17'),
      'the message',
    )
  })

  it('[RSP13] [A146] inserts by its shortcut and Tab', async () => {
    const { input } = await desk()
    input.focus()
    await sendKeys({ type: 'So: /hi' })
    await sendKeys({ press: 'Escape' })
    await sendKeys({ press: 'Tab' })
    await says(input, 'So: Hello Mia')
    expect(focused()).to.equal(input)
  })

  it('[RSP14] opens a list with a slash, which is chosen from with the keys, told, and closed', async () => {
    const { input, options } = await desk()
    input.focus()
    await sendKeys({ type: '/' })
    await until(() => options().length === 3, 'three responses')
    expect(input.ariaActiveDescendantElement).to.equal(options()[0])
    expect(input.role ?? 'textbox').to.equal('textbox')
    await sendKeys({ press: 'ArrowUp' })
    await until(() => options()[2]?.ariaSelected === 'true', 'the last one chosen')
    expect(input.ariaActiveDescendantElement).to.equal(options()[2])
    await sendKeys({ press: 'Escape' })
    await until(() => options().length === 0, 'no list')
    expect([input.value, input.ariaActiveDescendantElement]).to.deep.equal(['/', null])
    await sendKeys({ type: 'b' })
    await until(() => options().length === 1, 'one response')
    await sendKeys({ press: 'Enter' })
    await says(input, 'Goodbye')
  })

  it('[RSP15] stays closed inside of words, and for what is pasted', async () => {
    const { input, options } = await desk()
    input.focus()
    await sendKeys({ type: 'See https://x and/b' })
    expect(options()).to.have.lengthOf(0)
    input.value = ''
    document.execCommand('insertText', false, 'Hello ')
    input.setRangeText('/hi', 6, 6, 'end')
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }))
    await sendKeys({ press: 'Tab' })
    await says(input, 'Hello Hello Mia')
  })

  it('[RSP2] [RSP3] narrows what it shows as the agent searches', async () => {
    const { panel, rows } = await desk()
    const search = findAll<HTMLInputElement>(panel, 'input[type=search]')[0]!
    search.focus()
    await sendKeys({ type: 'good' })
    await until(() => rows().length === 1, 'one response')
    expect(textOf(rows()[0])).to.equal('Goodbye /bye')
    await sendKeys({ press: 'ArrowDown' })
    expect(focused()).to.equal(rows()[0])
  })

  it('[RSP7] marks favourites, which stand first', async () => {
    const { panel, row, rows } = await desk()
    row('Goodbye').click()
    const star = await named(panel, 'button', 'Favourite')
    star.click()
    await until(() => textOf(rows()[0]) === 'Favourites 1', 'favourites')
    expect(textOf(rows()[1])).to.equal('Goodbye /bye')
    expect((await named(panel, 'button', 'Favourite')).ariaPressed).to.equal('true')
  })

  it('[RSP18] [RSP19] lets agents write their own, tells of a shortcut that is taken, and undoes what was deleted', async () => {
    const { panel, row, rows, input } = await desk()
    ;(await named(panel, 'button', 'New response')).click()
    await until(() => findAll<HTMLDialogElement>(panel, 'dialog').some(({ open }) => open), 'a dialog')
    const editor = findAll(panel, 'parley-response-editor')[0]!
    const field = (id: string) => findAll<HTMLInputElement>(editor, `#${id}`)[0]!
    const fill = (id: string, value: string) => {
      field(id).value = value
      field(id).dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
    fill('title', 'Lunch')
    fill('folder', 'Greetings / Late')
    fill('shortcut', '/HI')
    fill('text', 'I am having lunch, {contact.name}')
    await until(() => textOf(field('shortcut-problem')).startsWith('/HI already inserts “Hello”'), 'a problem')
    ;(await named(panel, 'button', 'Save')).click()
    await until(() => focused() === field('shortcut'), 'the focus where something is wrong')
    fill('shortcut', 'lunch')
    ;(await named(panel, 'button', 'Save')).click()
    await until(() => row('Lunch'), 'the new response')
    expect([row('Late').ariaLevel, row('Lunch').ariaLevel]).to.deep.equal(['2', '3'])
    input.focus()
    await sendKeys({ type: '/lunch' })
    await sendKeys({ press: 'Tab' })
    await says(input, 'I am having lunch, Mia')

    row('Lunch').click()
    ;(await named(panel, 'button', 'Delete')).click()
    await until(() => !rows().some((item) => textOf(item).startsWith('Lunch')), 'no response')
    ;(await named(panel, 'button', 'Undo')).click()
    await until(() => row('Lunch'), 'the response again')
  })

  for (const theme of ['light', 'dark'] as const)
    it(`axe finds nothing in the tab, its dialog and the list, ${theme}`, async () => {
      const { panel, row, input, options } = await desk({ theme })
      row('Your order').click()
      await named(panel, 'button', 'Favourite')
      input.focus()
      await sendKeys({ type: '/' })
      await until(() => options().length > 0, 'a list')
      await expect(panel).to.be.accessible()
      await sendKeys({ press: 'Escape' })
      ;(await named(panel, 'button', 'New response')).click()
      ;(await named(panel, 'button', 'Save')).click()
      await expect(panel).to.be.accessible()
    })
})
