import { expect } from '@open-wc/testing'
import { opensTab } from '../testing/tabs.ts'
import { allNamed, descriptionOf, findAll, focused, named, nameOf, textOf, until } from '../testing/find.ts'
import { Office, type Seat } from '../testing/office.ts'

type Panel = Pick<Seat, 'panel'>
const entries = ({ panel }: Panel) =>
  findAll(panel, 'parley-history-list').flatMap((list) => [...list.shadowRoot!.querySelectorAll<HTMLElement>('.entry')])

describe('histories at the desk', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  /** Mia has been here before, and comes again. */
  async function desk() {
    const seat = await office.seat()
    const caller = await office.talking(seat.panel, 'Mia', 'First question')
    await office.clock.advance(60_000)
    ;(await named(seat.panel, 'button', 'End Chat')).click()
    ;(await named(seat.panel, 'button', 'Mark Done')).click()
    await until(() => findAll(seat.panel, 'parley-empty-desk').length > 0, 'an empty desk')
    await office.clock.advance(3_600_000)
    await caller.comesBack('Second question')
    ;(await named(seat.panel, 'button', 'Accept')).click()
    await named(seat.panel, 'heading', 'Mia')
    return { ...seat, caller }
  }

  it('[A024] [A025] [HIS3] the number of other interactions stands beside the connection and leads to the history', async () => {
    const seat = await desk()
    const count = await named(seat.panel, 'button', '1 other interaction')
    expect(descriptionOf(count)).to.equal('In progress, or of the last seven days')
    count.click()
    await until(() => entries(seat).length === 2, 'both interactions')
    const tab = findAll(seat.panel, '[role=tab]').find((each) => each.ariaSelected === 'true')
    expect(textOf(tab)).to.equal('History')
  })

  it('[HIS3] for a contact who is here for the first time, nothing stands there', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Tom')
    await opensTab({ panel }, 'Contact')
    await until(() => findAll(panel, 'parley-contact')[0]?.shadowRoot?.querySelector('#name'), 'the contact')
    expect(findAll(panel, '.others')).to.have.length(0)
  })

  it('[A074] [A174] [HIS1] [HIS4] [HIS5] the history is newest first; an old conversation is read and closed by keyboard', async () => {
    const seat = await desk()
    await opensTab(seat, 'History')
    await until(() => entries(seat).length === 2, 'both interactions')
    expect(entries(seat).map(textOf)).to.deep.equal([
      'Today, 10:01 AM This interaction shop · Ada',
      'Today, 9:00 AM Done shop · Ada',
    ])
    entries(seat)[1]!.click()
    const log = await named(seat.panel, 'log', 'Earlier conversation')
    await until(() => textOf(log).includes('First question'), 'what was said')
    await until(() => nameOf(focused()!) === 'Back to the history', 'the focus on the way back')
    expect(findAll(seat.panel, 'parley-history-reading').flatMap((each) => findAll(each, 'textarea'))).to.have.length(0)
    focused()!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    )
    await until(() => entries(seat).length === 2, 'the history again')
    await until(() => focused() === entries(seat)[1], 'the focus where it was')
    expect(allNamed(seat.panel, 'log', 'Conversation')).to.have.length(1)
  })

  it('[HIS2] My History shows what the agent was engaged in', async () => {
    const seat = await desk()
    ;(await named(seat.panel, 'button', 'Menu')).click()
    ;(await named(seat.panel, 'button', 'My History')).click()
    await until(() => entries(seat).length === 2, 'both interactions')
    expect(textOf(entries(seat)[0])).to.contain('Mia · shop · Ada')
  })
})
