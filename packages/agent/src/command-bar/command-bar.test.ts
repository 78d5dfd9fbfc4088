import { expect } from '@open-wc/testing'
import { isMac } from '../actions/shortcuts.ts'
import { findAll, focused, gone, named, textOf, until } from '../testing/find.ts'
import { press, write } from '../testing/hands.ts'
import { Office, type PanelInTest } from '../testing/office.ts'

describe('parley-command-bar', () => {
  let office: Office
  let panel: PanelInTest
  beforeEach(async () => {
    office = new Office()
    ;({ panel } = await office.seat())
    await office.talking(panel, 'Mia Chen')
    await office.talking(panel, 'Tom Baker')
  })
  afterEach(() => office.close())

  const dialog = () => findAll<HTMLDialogElement>(panel, 'dialog[aria-label="Command bar"]')[0]
  const bar = () => findAll<PanelInTest>(panel, 'parley-command-bar')[0]
  const options = () => [...(bar()?.shadowRoot?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
  const labels = () => options().map((option) => textOf(option.querySelector('.label > span')))
  const optionOf = (label: string) => options()[labels().indexOf(label)]
  const key = (name: string, modifiers?: Partial<KeyboardEventInit>) =>
    press(focused() ?? document.body, name, modifiers)
  const opens = async () => {
    key('k', isMac() ? { metaKey: true } : { ctrlKey: true })
    await until(() => dialog()?.open && focused()?.role === 'combobox', 'the command bar with the focus')
  }
  const types = async (words: string) => {
    const field = focused() as HTMLInputElement
    field.value = words
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await bar()?.updateComplete
  }

  it('[B034] [DSK60] opens over the composer, and Escape gives the focus back with the draft in place', async () => {
    await write(panel, 'Half a sent')
    const composer = focused()
    await opens()
    expect(dialog()?.matches(':modal')).to.equal(true)
    dialog()?.close()
    expect(focused()).to.equal(composer)
    expect((composer as HTMLTextAreaElement).value).to.equal('Half a sent')
    await opens()
    key('k', isMac() ? { metaKey: true } : { ctrlKey: true })
    expect(dialog()?.open, 'its own keys close it').to.equal(false)
  })

  it('[B034] [DSK61] finds by typing, goes by arrows, does by Enter', async () => {
    await opens()
    await types('ec')
    expect(labels()[0]).to.equal('End Chat')
    expect(focused()?.getAttribute('aria-activedescendant')).to.equal(options()[0]?.id)
    expect(textOf(options()[0]?.querySelector('kbd'))).to.equal(isMac() ? '⌃⇧X' : 'Alt+X')
    key('Enter')
    await named(panel, 'button', 'Mark Done')
  })

  it('[B035] [DSK62] what is not possible now stays, says why and does nothing', async () => {
    await opens()
    const marking = optionOf('Mark Done')
    expect(marking?.ariaDisabled).to.equal('true')
    expect(textOf(marking?.querySelector('.note'))).to.equal('This chat has not ended yet')
    expect(textOf(optionOf('Call')?.querySelector('.note'))).to.equal('No phone number of this contact is known')
    await types('mark done')
    key('Enter')
    expect(dialog()?.open).to.equal(true)
  })

  it('[DSK63] lists the interactions and goes to them', async () => {
    await opens()
    await types('mia')
    expect(labels()).to.deep.equal(['Go to Mia Chen'])
    key('Enter')
    await named(panel, 'heading', 'Mia Chen')
    await until(() => focused()?.matches('textarea'), 'the focus in her composer')
  })

  it('[DSK61] what was used last stands first, and the choices of an action are in the list', async () => {
    await opens()
    await types('break')
    expect(labels()).to.deep.equal(['Become Not ready: Break'])
    key('Enter')
    await until(() => textOf(findAll(panel, '.word')[0]) === 'Break', 'a break')
    await opens()
    expect(labels()[0]).to.equal('Become Not ready: Break')
    key('ArrowUp')
    await until(() => options().at(-1)?.ariaSelected === 'true', 'the last one, round the corner')
  })

  it('[DSK60] is opened from the menu as well, and is accessible', async () => {
    ;(await named(panel, 'button', 'Menu')).click()
    ;(await named(panel, 'button', 'Command bar')).click()
    await until(() => dialog()?.open, 'the command bar')
    await expect(panel).to.be.accessible()
    await types('no such thing')
    expect(textOf(bar()?.shadowRoot?.querySelector('[role=status]'))).to.contain('Nothing here is called that.')
    await gone(panel, 'menuitem')
  })
})
