import { expect } from '@open-wc/testing'
import { allNamed, findAll, gone, named, textOf, until } from '../testing/find.ts'
import { write } from '../testing/hands.ts'
import { ada, ben, Office } from '../testing/office.ts'

describe('parley-agent: an agent who was away', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[DSK50] finds ten conversations and their drafts after a minute without a browser', async () => {
    const busy = { ...ada, capacity: 10 }
    const { panel, line } = await office.seat(busy)
    for (let number = 1; number <= 10; number++) {
      await office.talking(panel, `Contact ${number}`)
      await write(panel, `Draft ${number}`)
      await office.clock.advance(15_000) // the server takes five new conversations a minute from one address
    }
    // The browser crashes: no farewell.
    line.silent = true
    panel.remove()
    line.cut()
    await office.clock.advance(60_000)

    const again = await office.seat(busy)
    await until(() => allNamed(again.panel, 'listitem').length === 10, 'all ten')
    for (const number of [1, 5, 10]) {
      ;(await named(again.panel, 'button', `Contact ${number}`)).click()
      await until(
        () => (allNamed(again.panel, 'textbox')[0] as HTMLTextAreaElement | undefined)?.value === `Draft ${number}`,
        `the draft ${number}`,
      )
    }
  })

  it('[DSK59] reads that a conversation went to somebody else meanwhile', async () => {
    const { panel, line } = await office.seat(ada)
    await office.talking(panel, 'Mia Chen')
    const other = await office.seat(ben)
    await until(() => textOf(allNamed(other.panel, 'status', 'Connection')[0]) === 'Online', 'Ben online')
    line.reachable = false
    line.cut()
    await office.clock.advance(130_000)
    ;(await named(other.panel, 'button', 'Accept')).click()
    await named(other.panel, 'listitem', 'Mia Chen')

    line.reachable = true
    ;(await named(panel, 'button', 'Connect now')).click()
    await gone(panel, 'listitem', 'Mia Chen')
    await until(() => textOf(findAll(panel, '.notice')[0]).startsWith('Mia Chen is no longer yours'), 'a line')
  })

  it('[DSK4] a token for somebody else begins a desk anew', async () => {
    const { panel, line } = await office.seat(ada)
    await office.talking(panel, 'Mia Chen')
    const other = await office.seat(ben)
    panel.token = other.panel.token
    other.panel.remove()
    line.cut()
    await office.clock.advance(31_000)
    await gone(panel, 'listitem', 'Mia Chen')
    await until(() => textOf(allNamed(panel, 'status', 'Connection')[0]) === 'Online', 'Online as Ben')
    expect(allNamed(panel, 'log')).to.have.length(0)
  })
})
