import { expect } from '@open-wc/testing'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { findAll, gone, named, textOf, until } from '../testing/find.ts'
import { Office } from '../testing/office.ts'

const shop = defaultCoreSettings.sites['shop']!

describe('a contact who goes, at the desk', () => {
  let office: Office
  beforeEach(() => {
    const site = { ...shop, contactLeaveDelayMs: 60_000, closeAfterDisconnectMs: 45_000, autoDoneMs: 300_000 }
    office = new Office({ ...defaultCoreSettings, sites: { shop: site } })
  })
  afterEach(() => office.close())

  const banner = (panel: Element) => textOf(findAll(panel, '.closing')[0])
  const left = (panel: Element, place: string) =>
    textOf(findAll(panel, `${place} parley-elapsed`)[0]?.shadowRoot?.firstElementChild)

  it('[A040] [END36] who leaves is said to have left, with the time until it closes; who writes is back', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia')
    mia.client.send('end-conversation', {}, mia.conversation)
    await until(() => banner(panel).includes('Mia has left the chat.'), 'who left')
    expect(left(panel, '.closing')).to.equal('1:00')
    mia.says('Wait, one more thing')
    await until(() => banner(panel) === '', 'no word of closing')
  })

  it('[A040] [A041] [END36] a browser that is gone is counted down for, and the chat closes by itself', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia')
    mia.line.reachable = false
    mia.line.cut()
    await office.clock.advance(3_000)
    await until(() => banner(panel).includes('Mia is no longer connected.'), 'who is gone')
    expect(left(panel, '.closing')).to.equal('0:45')
    await office.clock.advance(45_000)
    await named(panel, 'button', 'Mark Done')
    expect(banner(panel)).to.equal('')
  })

  it('[A042] [A043] [END34] after the end it says when it is done by itself, and then it is', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia')
    ;(await named(panel, 'button', 'End Chat')).click()
    await until(() => left(panel, '.by-itself') === '5:00', 'the time left')
    await office.clock.advance(300_000)
    await gone(panel, 'button', 'Mark Done')
  })
})
