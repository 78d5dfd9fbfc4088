import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { descriptionOf, findAll, focused, gone, named, nameOf, textOf, until } from '../testing/find.ts'
import { Office } from '../testing/office.ts'

const shop = defaultCoreSettings.sites['shop']!
const dispositions = [
  { id: 'solved', label: 'Solved' },
  {
    id: 'returned',
    label: 'Returned',
    children: [
      { id: 'damaged', label: 'Damaged' },
      { id: 'wrong', label: 'Wrong size' },
    ],
  },
]

describe('note and disposition at the desk', () => {
  let office: Office
  beforeEach(() => {
    const site = { ...shop, dispositions, dispositionMandatory: true }
    office = new Office({ ...defaultCoreSettings, sites: { shop: site } })
  })
  afterEach(() => office.close())
  before(() => emulateMedia({ reducedMotion: 'reduce' }))
  after(() => emulateMedia({ reducedMotion: 'no-preference' }))

  const tab = async (panel: Element, name: string) => {
    await until(() => findAll(panel, '[role=tab]').some((item) => textOf(item) === name), `a tab ${name}`)
    findAll(panel, '[role=tab]')
      .find((item) => textOf(item) === name)!
      .click()
  }
  const items = (panel: Element) => findAll(panel, '[role=treeitem]')
  const chosen = (panel: Element) =>
    items(panel)
      .filter(({ ariaSelected }) => ariaSelected === 'true')
      .map(nameOf)

  async function talking() {
    const { panel, line } = await office.seat()
    const mia = await office.talking(panel, 'Mia')
    return { panel, line, mia }
  }

  async function tree(panel: Element) {
    await tab(panel, 'Dispositions')
    await until(() => items(panel).length > 0, 'the tree')
  }

  it('[A170] [END11] the tree is gone through and chosen from with the keyboard alone', async () => {
    const { panel } = await talking()
    await tree(panel)
    expect(findAll(panel, '[role=tree]').map(nameOf)).to.deep.equal(['Disposition'])
    items(panel)[0]!.focus()
    await sendKeys({ press: 'ArrowDown' })
    expect(nameOf(focused()!)).to.equal('Returned')
    await sendKeys({ press: 'ArrowLeft' })
    await until(() => items(panel).length === 2, 'a closed group')
    await sendKeys({ press: 'ArrowRight' })
    await until(() => items(panel).length === 4, 'an open group')
    await sendKeys({ press: 'End' })
    await sendKeys({ press: 'Enter' })
    await until(() => chosen(panel).join() === 'Wrong size', 'the chosen disposition')
    await until(() => findAll(panel, '.state').some((line) => textOf(line).includes('Returned / Wrong size')), 'who')
    ;(await named(panel, 'button', 'Take back')).click()
    await until(() => chosen(panel).length === 0, 'no disposition')
  })

  it('[END15] the search opens groups, leaves out what does not fit, and Enter chooses the only one', async () => {
    const { panel } = await talking()
    await tree(panel)
    const search = findAll<HTMLInputElement>(panel, 'input[type=search]').at(-1)!
    search.focus()
    await sendKeys({ type: 'returned dam' })
    await until(() => items(panel).map(nameOf).join() === 'Returned,Damaged', 'what was found')
    await sendKeys({ press: 'Enter' })
    await until(() => chosen(panel).join() === 'Damaged', 'the chosen disposition')
  })

  it('[A169] [END13] without a mandatory disposition Mark Done says why it waits, beside it and in the tab', async () => {
    const { panel } = await talking()
    ;(await named(panel, 'button', 'End Chat')).click()
    const done = await named(panel, 'button', 'Mark Done')
    expect(done.ariaDisabled).to.equal('true')
    expect(descriptionOf(done)).to.equal('Set a disposition first')
    await until(() => findAll(panel, '.ended').some((line) => textOf(line).includes('Set a disposition')), 'the reason')
    await tree(panel)
    expect(findAll(panel, '.missing').map(textOf)).to.deep.equal(['Mark Done needs a disposition. Choose one.'])
    items(panel)[0]!.click()
    await until(() => done.ariaDisabled === null, 'a button that can be pressed')
    done.click()
    await gone(panel, 'button', 'Mark Done')
  })

  const noteIn = async (panel: Element) => {
    await tab(panel, 'Note')
    return named<HTMLTextAreaElement>(panel, 'textbox', 'Note')
  }
  const write = (field: HTMLTextAreaElement, text: string) => {
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }
  const standing = (panel: Element) => textOf(findAll(panel, '#standing')[0])

  it('[A171] [END12] a note is saved as it is written, and says who wrote it', async () => {
    const { panel } = await talking()
    const field = await noteIn(panel)
    write(field, 'Wants it blue')
    expect(field.value).to.equal('Wants it blue')
    await office.clock.advance(700)
    await until(() => standing(panel).startsWith('Saved. Written by Ada'), 'the author')
  })

  it('[A171] [END12] after the end it can still be written; Mark Done saves the rest first', async () => {
    const { panel } = await talking()
    ;(await named(panel, 'button', 'End Chat')).click()
    await tree(panel)
    items(panel)[0]!.click()
    const field = await noteIn(panel)
    write(field, 'Calls back on Monday')
    const done = await named(panel, 'button', 'Mark Done')
    await until(() => done.ariaDisabled === null, 'a button that can be pressed')
    done.click()
    await gone(panel, 'button', 'Mark Done')
    const server = await office.server
    expect(server.core.stats().commands.refused).to.deep.equal({})
  })

  it('[END16] what was written without a line, in a browser that is gone, is saved by the next one', async () => {
    const first = await talking()
    const field = await noteIn(first.panel)
    first.line.reachable = false
    first.line.cut()
    write(field, 'Half a thought')
    await until(() => standing(first.panel).startsWith('Kept on this computer'), 'the word that it is kept')
    first.panel.remove()

    const second = await office.seat()
    const again = await noteIn(second.panel)
    await until(() => again.value === 'Half a thought', 'the note')
    await until(() => standing(second.panel).startsWith('Saved. Written by Ada'), 'that it is saved')
  })
})
