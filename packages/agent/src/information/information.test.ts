import { findAll, focused, named, until } from '../testing/find.ts'
import { press } from '../testing/hands.ts'
import { Office } from '../testing/office.ts'

describe('parley-agent: information in a narrow panel', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[DSK56] lies over the conversation with the focus in it, and goes with Escape', async () => {
    const { panel } = await office.seat(undefined, { width: 390 })
    await office.talking(panel, 'Mia Chen')
    ;(await named(panel, 'button', 'Information')).click()
    await until(() => focused()?.role === 'tab', 'the focus on a tab')
    press(focused() as Element, 'Escape')
    await until(() => !findAll(panel, 'parley-information')[0]?.checkVisibility(), 'the conversation alone')
  })
})
