import { expect } from '@open-wc/testing'
import { findAll, focused, named, textOf, until } from '../testing/find.ts'
import { press } from '../testing/hands.ts'
import { Office, type PanelInTest, type Seat } from '../testing/office.ts'
import { isMac } from './shortcuts.ts'

/** Presses a letter with the modifiers of the desk, where the focus is. */
const pressKeys = (key: string) =>
  press(focused() ?? document.body, key, isMac() ? { ctrlKey: true, shiftKey: true } : { altKey: true })

describe('parley-agent: keys', () => {
  let office: Office
  let panel: PanelInTest
  let line: Seat['line']
  beforeEach(async () => {
    office = new Office()
    ;({ panel, line } = await office.seat())
    await office.talking(panel, 'Mia Chen')
    ;(await named(panel, 'textbox', 'Message')).focus()
  })
  afterEach(() => office.close())

  it('[B034] [DSK53] bring each tab to the front, with the focus on it', async () => {
    for (const [key, tab] of [
      ['n', 'Note'],
      ['y', 'History'],
    ] as const) {
      pressKeys(key)
      await until(() => textOf(focused()) === tab && focused()?.role === 'tab', `the focus on ${tab}`)
      expect(focused()?.ariaSelected).to.equal('true')
    }
  })

  it('[DSK56] on a narrow panel the information makes room for a tool', async () => {
    panel.parentElement!.style.inlineSize = '420px'
    pressKeys('n')
    await until(() => findAll(panel, 'parley-information.open').length === 1, 'the information')
    pressKeys('l')
    await named(panel, 'region', 'Push URL')
    expect(findAll(panel, 'parley-information.open')).to.have.length(0)
  })

  it('[B034] [DSK53] use the tools beside the message', async () => {
    pressKeys('v')
    await until(() => findAll(panel, '[role=dialog][aria-label=Preview]:popover-open').length === 1, 'the preview')
    press(focused() ?? document.body, 'Escape')
    pressKeys('l')
    await named(panel, 'region', 'Push URL')
  })

  it('[B035] [DSK69] say in words why nothing happens', async () => {
    line.reachable = false
    line.cut()
    await until(() => textOf(findAll(panel, '[role=status]')[0]) !== 'Online', 'a lost line')
    pressKeys('x')
    await until(() => findAll(panel, '.notice').length === 1, 'a line about it')
    expect(textOf(findAll(panel, '.notice > span')[0])).to.equal('End Chat: Not possible while the connection is lost')
  })
})
