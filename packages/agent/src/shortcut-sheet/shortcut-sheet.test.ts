import { expect } from '@open-wc/testing'
import { isMac } from '../actions/shortcuts.ts'
import { findAll, focused, named, textOf, until } from '../testing/find.ts'
import { press } from '../testing/hands.ts'
import { Office, type PanelInTest } from '../testing/office.ts'

const modifiers = isMac() ? { ctrlKey: true, shiftKey: true } : { altKey: true }
const written = (key: string) => (isMac() ? `⌃⇧${key}` : `Alt+${key}`)

describe('parley-shortcuts', () => {
  let office: Office
  let panel: PanelInTest
  beforeEach(async () => {
    office = new Office()
    ;({ panel } = await office.seat())
    await office.talking(panel, 'Mia Chen')
  })
  afterEach(() => office.close())

  const sheet = (seat: Element = panel) => findAll(seat, 'parley-shortcuts')[0]?.shadowRoot
  const keysOf = (action: string) =>
    [...(sheet()?.querySelectorAll('li') ?? [])]
      .filter((row) => textOf(row.querySelector('.name')) === action)
      .map((row) => textOf(row.querySelector('kbd, .none')))[0]
  const key = (name: string, how: Partial<KeyboardEventInit> = modifiers) =>
    press(focused() ?? document.body, name, how)
  const opens = async () => {
    key('?', { ...modifiers, shiftKey: true })
    await until(() => sheet()?.querySelector('dialog')?.open, 'the list of shortcuts')
  }
  const changes = async (action: string) => {
    ;(await named(panel, 'button', `Change the keys of ${action}`)).click()
    await until(() => focused()?.ariaLabel === `New keys for ${action}`, 'the field for keys')
  }

  it('[B034] [DSK64] lists every action in its group with its keys', async () => {
    await opens()
    expect(keysOf('End Chat')).to.equal(written('X'))
    expect(keysOf('Command bar')).to.equal(isMac() ? '⌘K' : 'Ctrl+K')
    expect(keysOf('Call')).to.equal('None')
    expect([...(sheet()?.querySelectorAll('h3') ?? [])].map(textOf)).to.include.members(['The interaction', 'Writing'])
    await expect(panel).to.be.accessible()
  })

  it('[B034] [DSK65] takes keys of the agent’s own, which count at once and everywhere', async () => {
    await opens()
    await changes('End Chat')
    key('7')
    await until(() => keysOf('End Chat') === written('7'), 'the new keys')
    expect(focused()?.ariaLabel).to.equal('Change the keys of End Chat')
    sheet()?.querySelector('dialog')?.close()

    const other = await office.seat()
    const ending = await named(other.panel, 'button', 'End Chat')
    await until(() => ending.getAttribute('aria-keyshortcuts')?.endsWith('+7'), 'the keys in another window')
    panel.remove()
    ending.focus()
    key('7')
    await named(other.panel, 'button', 'Mark Done')
  })

  it('[DSK65] says whose the keys are, and takes them only when asked to', async () => {
    await opens()
    await changes('End Chat')
    key('r')
    await until(() => sheet()?.querySelector('[role=alert]'), 'whose they are')
    expect(textOf(sheet()?.querySelector('[role=alert]'))).to.equal(`${written('R')} is already Reject.`)
    ;(await named(panel, 'button', 'Keep it there')).click()
    expect(keysOf('Reject')).to.equal(written('R'))

    await changes('End Chat')
    key('r')
    ;(await named(panel, 'button', 'Use it here instead')).click()
    await until(() => keysOf('Reject') === 'None', 'Reject without keys')
    expect(keysOf('End Chat')).to.equal(written('R'))
    ;(await named(panel, 'button', 'Reset all')).click()
    await until(() => keysOf('Reject') === written('R'), 'all as before')
    expect(keysOf('End Chat')).to.equal(written('X'))
  })

  it('[DSK65] refuses what would type; Backspace takes the keys away, Escape leaves all as it was', async () => {
    await opens()
    await changes('Reject')
    key('q', {})
    await until(() => sheet()?.querySelector('[role=alert]'), 'why not')
    key('Escape', {})
    await until(() => focused()?.ariaLabel === 'Change the keys of Reject', 'the end of the change')
    expect(sheet()?.querySelector('dialog')?.open).to.equal(true)
    expect(keysOf('Reject')).to.equal(written('R'))
    await changes('Reject')
    key('Backspace', {})
    await until(() => keysOf('Reject') === 'None', 'no keys')
  })
})
