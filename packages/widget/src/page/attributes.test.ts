import type { LoggedEvent } from '@parley/protocol'
import { expect } from '@open-wc/testing'
import { Shop } from '../testing/shop.ts'
import { perform } from './page-api.ts'

describe('what the page says of a chat', () => {
  let shop: Shop
  beforeEach(async () => {
    shop = await Shop.open({ caseData: [{ key: 'order', label: 'Order number', page: true }] })
  })
  afterEach(() => shop.close())

  it('[ATK74] [CAS4] names that no field can have are refused to the page, and the contact’s first message is sent all the same', async () => {
    const here = await shop.visit()
    for (const name of ['__proto__', 'constructor', 'prototype', '', 'x'.repeat(101)]) {
      const attributes = JSON.parse(`{"order": "1", "${name}": "x"}`)
      const refusal = await perform(here.widget, 'attributes', [attributes]).then(
        () => 'taken',
        (error: Error) => error.message,
      )
      expect(refusal).to.contain('needs another name')
    }
    await perform(here.widget, 'attributes', [{ order: '4711' }])
    await here.says('Hello')
    await shop.server.settled()
    const lines = await shop.server.store.readEvents(`interaction:${here.chat.state.view.id}`, { limit: 100 })
    const set = lines.map((line) => JSON.parse(line) as LoggedEvent).filter(({ name }) => name === 'case-data-set')
    expect(set.map(({ body }) => body)).to.deep.equal([{ fields: { order: '4711' } }])
  })
})
