import { expect } from '@open-wc/testing'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { allNamed, findAll, gone, named, textOf, until } from '../testing/find.ts'
import { ben, Office } from '../testing/office.ts'

const shop = defaultCoreSettings.sites['shop']!

describe('what is parked', () => {
  let office: Office
  beforeEach(() => {
    office = new Office({ ...defaultCoreSettings, sites: { shop: { ...shop, asynchronous: true } } })
  })
  afterEach(() => office.close())

  async function parked() {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia')
    ;(await named(panel, 'button', 'End Chat')).click()
    await named(panel, 'list', 'Parked')
    return { panel, mia }
  }

  it('[A195] [END44] End Chat moves it to a list of its own, with their number', async () => {
    const { panel } = await parked()
    expect(textOf(findAll(panel, 'h3.parked')[0])).to.equal('Parked 1')
    expect(textOf(await named(panel, 'list', 'Interactions'))).to.equal('')
    expect(allNamed(panel, 'button', 'End Chat')).to.deep.equal([])
  })

  it('[A196] [END44] Rejoin leads back into it', async () => {
    const { panel } = await parked()
    ;(await named(panel, 'button', 'Rejoin')).click()
    await gone(panel, 'list', 'Parked')
    await named(panel, 'button', 'End Chat')
    await named(panel, 'textbox', 'Message')
  })

  it('[A197] [END43] Mark Done closes it', async () => {
    const { panel } = await parked()
    ;(await named(panel, 'button', 'Mark Done')).click()
    await gone(panel, 'list', 'Parked')
  })

  it('[END41] a message of the contact asks the same agent, and says so in the list', async () => {
    const { panel, mia } = await parked()
    const second = await office.seat(ben)
    mia.says('Still there?')
    const accept = await named(panel, 'button', 'Accept')
    expect(allNamed(second.panel, 'button', 'Accept')).to.deep.equal([])
    await until(() => findAll(panel, '.last').some((line) => textOf(line) === 'Has written again'), 'the word')
    accept.click()
    await gone(panel, 'list', 'Parked')
  })
})
