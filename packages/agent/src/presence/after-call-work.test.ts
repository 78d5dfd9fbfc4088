import { expect } from '@open-wc/testing'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { descriptionOf, findAll, named, textOf, until } from '../testing/find.ts'
import { Office } from '../testing/office.ts'

describe('after-call work at the desk', () => {
  let office: Office
  beforeEach(() => {
    const agents = { ...defaultCoreSettings.agents, afterCallWorkMs: 90_000 }
    office = new Office({ ...defaultCoreSettings, agents })
  })
  afterEach(() => office.close())

  it('[END23] Presence says so, with the time that is left, until Mark Done', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia')
    ;(await named(panel, 'button', 'End Chat')).click()
    const state = () => textOf(findAll(panel, '.state')[0])
    await until(() => state().startsWith('After-call work'), 'after-call work')
    const left = () => textOf(findAll(panel, 'parley-elapsed.left')[0]?.shadowRoot?.firstElementChild)
    await until(() => left() === '1:30', 'the time left')
    await office.clock.advance(30_000)
    await until(() => left() === '1:00', 'less of it')
    const presence = await named(panel, 'button', 'Presence')
    expect(descriptionOf(presence)).to.contain('at the latest; Mark Done or Ready ends it')
    ;(await named(panel, 'button', 'Mark Done')).click()
    await until(() => state() === 'Ready', 'Ready')
  })

  it('[END21] Ready in the menu ends it early', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia')
    ;(await named(panel, 'button', 'End Chat')).click()
    const state = () => textOf(findAll(panel, '.state')[0])
    await until(() => state().startsWith('After-call work'), 'after-call work')
    ;(await named(panel, 'button', 'Presence')).click()
    ;(await named(panel, 'menuitem', 'Ready')).click()
    await until(() => state() === 'Ready', 'Ready')
  })
})
