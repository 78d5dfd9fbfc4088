import { expect } from '@open-wc/testing'
import { findAll, gone, named, textOf, until } from '../testing/find.ts'
import { press } from '../testing/hands.ts'
import { Office, type PanelInTest } from '../testing/office.ts'
import { isMac } from '../actions/shortcuts.ts'

describe('parley-settings', () => {
  let office: Office
  let panel: PanelInTest
  beforeEach(async () => {
    office = new Office()
    ;({ panel } = await office.seat())
    await office.talking(panel, 'Mia Chen')
  })
  afterEach(() => office.close())

  const settings = () => findAll(panel, 'parley-settings')[0]?.shadowRoot
  const dialog = () => settings()?.querySelector('dialog')
  const sheet = () => findAll(panel, 'parley-shortcuts')[0]?.shadowRoot?.querySelector('dialog')
  const opens = async () => {
    ;(await named(panel, 'button', 'Menu')).click()
    ;(await named(panel, 'button', 'Settings')).click()
    await until(() => dialog()?.open, 'the settings')
  }
  const chooses = (field: string, value: string) => {
    const select = settings()?.querySelector<HTMLSelectElement>(`#${field}`)
    if (!select) throw new Error(`There should be a field ${field}`)
    select.value = value
    select.dispatchEvent(new Event('change'))
  }

  it('[DSK66] density counts at once, in the agent’s other windows too, and after a reload', async () => {
    const other = (await office.seat()).panel
    await opens()
    await expect(panel).to.be.accessible()
    chooses('density', 'comfortable')
    await until(() => panel.getAttribute('density') === 'comfortable', 'more room')
    await until(() => other.getAttribute('density') === 'comfortable', 'more room in the other window')
    chooses('density', '')
    await until(() => panel.getAttribute('density') === 'compact', 'the density of the page again')
    chooses('density', 'comfortable')
    panel.remove()
    const again = (await office.seat()).panel
    await until(() => again.getAttribute('density') === 'comfortable', 'the same elsewhere')
  })

  it('[DSK67] the language of the desk changes at once, and is the page’s own again when nothing is chosen', async () => {
    await opens()
    chooses('language', 'de')
    await until(() => textOf(settings()?.querySelector('h2')) === 'Einstellungen', 'German')
    expect(panel.lang).to.equal('de')
    chooses('language', '')
    await until(() => textOf(settings()?.querySelector('h2')) === 'Settings', 'English')
  })

  it('[DSK66] the size of the text is kept by the server, and is there before it answers', async () => {
    await opens()
    ;(await named(panel, 'button', 'Larger text')).click()
    await until(() => panel.style.getPropertyValue('--parley-zoom') === '1.1', 'larger text')
    panel.remove()
    const { panel: again, line } = await office.seat()
    line.reachable = false
    line.cut()
    await until(() => again.style.getPropertyValue('--parley-zoom') === '1.1', 'the size of before')
    localStorage.clear()
    again.remove()
    const elsewhere = (await office.seat()).panel
    await until(() => elsewhere.style.getPropertyValue('--parley-zoom') === '1.1', 'the same in another browser')
  })

  it('[DSK68] the usual reason goes with the keys for Not ready', async () => {
    await opens()
    chooses('reason', 'Lunch')
    dialog()?.close()
    press(panel, 'p', isMac() ? { ctrlKey: true, shiftKey: true } : { altKey: true })
    await until(() => textOf(findAll(panel, '.word')[0]) === 'Lunch', 'lunch')
  })

  it('[DSK66] leads to sounds and to the shortcuts, and comes back', async () => {
    await opens()
    expect(settings()?.querySelector('parley-alert-choices')).not.to.equal(null)
    ;(await named(panel, 'button', 'Keyboard shortcuts')).click()
    await until(() => sheet()?.open, 'the shortcuts')
    sheet()?.close()
    await gone(panel, 'heading', 'Keyboard shortcuts')
    expect(dialog()?.open).to.equal(true)
  })
})
