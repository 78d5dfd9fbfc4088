import { expect } from '@open-wc/testing'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { findAll, named, textOf, until } from '../testing/find.ts'
import { ada, Office, type Seat } from '../testing/office.ts'
import { opensTab } from '../testing/tabs.ts'

const shop = { ...defaultCoreSettings.sites['shop']!, askForRating: true }
const rated = ({ panel }: Pick<Seat, 'panel'>, within: string) =>
  findAll(panel, within)
    .flatMap((each) => findAll(each, 'parley-rated'))
    .map((one) => [...(one.shadowRoot?.querySelectorAll('p') ?? [])].map(textOf).join(': '))

describe('the contact’s rating at the desk', () => {
  let office: Office
  beforeEach(() => (office = new Office({ ...defaultCoreSettings, sites: { shop } })))
  afterEach(() => office.close())

  it('[B012] [END54] it stands below the ended conversation as soon as it is given, and as it is changed', async () => {
    const seat = await office.seat(ada)
    const { client, conversation } = await office.talking(seat.panel, 'Mia')
    ;(await named(seat.panel, 'button', 'End Chat')).click()
    await named(seat.panel, 'button', 'Mark Done')
    expect(rated(seat, 'parley-interaction')).to.deep.equal([])
    client.send('rate', { stars: 2, comment: 'Slow' }, conversation)
    await until(() => rated(seat, 'parley-interaction').join() === 'Rated 2 of 5 stars: Slow', 'the rating')
    client.send('rate', { stars: 3 }, conversation)
    await until(() => rated(seat, 'parley-interaction').join() === 'Rated 3 of 5 stars', 'the other rating')
  })

  it('[B012] [END54] it stands in the history: in the list, and below what was said; also when it came after Done', async () => {
    const seat = await office.seat(ada)
    const caller = await office.talking(seat.panel, 'Mia')
    const { client, conversation } = caller
    ;(await named(seat.panel, 'button', 'End Chat')).click()
    ;(await named(seat.panel, 'button', 'Mark Done')).click()
    await until(() => findAll(seat.panel, 'parley-empty-desk').length > 0, 'an empty desk')
    await client.send('rate', { stars: 5, comment: 'Lovely' }, conversation).answered
    await office.clock.advance(60_000)
    await caller.comesBack('Me again')
    ;(await named(seat.panel, 'button', 'Accept')).click()
    await named(seat.panel, 'heading', 'Mia')
    await opensTab(seat, 'History')
    await until(
      () => rated(seat, 'parley-history-list').join() === 'Rated 5 of 5 stars: Lovely',
      'the rating in the list',
    )
    findAll(seat.panel, 'parley-history-list')
      .flatMap((list) => [...list.shadowRoot!.querySelectorAll<HTMLElement>('.entry')])[1]!
      .click()
    await until(
      () => rated(seat, 'parley-history-reading').join() === 'Rated 5 of 5 stars: Lovely',
      'it below the chat',
    )
  })
})
