import { expect } from '@open-wc/testing'
import { ChatError } from '@parley/protocol'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { findAll, named, textOf, until } from '../testing/find.ts'
import { Office, type Seat } from '../testing/office.ts'

const settings = {
  ...defaultCoreSettings,
  sites: { shop: { ...defaultCoreSettings.sites['shop']!, olderChats: true } },
}
const dayMs = 24 * 3_600_000
type Panel = Pick<Seat, 'panel'>

const older = ({ panel }: Panel) => findAll(panel, 'parley-older-chats')[0]?.shadowRoot
const chats = (seat: Panel) => [...(older(seat)?.querySelectorAll<HTMLElement>('parley-past-chat') ?? [])]
const log = ({ panel }: Panel) => findAll(panel, '[role=log]').find(({ ariaLabel }) => ariaLabel === 'Conversation')!
const marker = (seat: Panel) => older(seat)?.querySelector<HTMLElement>('.begins')
const top = (seat: Panel) => textOf(older(seat)?.querySelector('.top'))

describe('older chats above the current one', () => {
  let office: Office
  beforeEach(() => (office = new Office(settings)))
  afterEach(() => office.close())

  /** Mia has had so many chats, a day apart each, and is here again. */
  async function desk(times: number) {
    const caller = await office.caller('Mia', `Chat 1 of ${times}`)
    for (let chat = 2; chat <= times + 1; chat++) {
      await caller.client.send('end-conversation', {}, caller.conversation).answered
      await office.clock.advance(dayMs)
      await caller.comesBack(chat > times ? 'Now' : `Chat ${chat} of ${times}`)
    }
    const seat = await office.seat()
    ;(await named(seat.panel, 'button', 'Accept')).click()
    await named(seat.panel, 'heading', 'Mia')
    await until(() => older(seat)?.querySelector('.top'), 'the place for older chats')
    return seat
  }

  it('[A075] [A076] [A077] [A078] [A080] [A081] [HIS10] [HIS13] older chats stand above the current one, in their order, with what is said about them', async () => {
    const seat = await desk(3)
    await until(() => top(seat).startsWith('That is all'), 'the end of the history')
    const said = () => chats(seat).flatMap((chat) => findAll(chat, '.bubble').map(textOf))
    await until(() => said().length === 3, 'three chats')
    expect(said()).to.deep.equal(['Chat 1 of 3', 'Chat 2 of 3', 'Chat 3 of 3'])
    expect(top(seat)).to.equal('That is all: 3 older chats, from Monday, January 5 on.')
    expect(textOf(older(seat)!.querySelector('.hint'))).to.equal('Scroll up to see older chats with Mia.')
    expect(textOf(marker(seat))).to.equal('Current chat begins here')
    const words = chats(seat).map((chat) => textOf(findAll(chat, '.content')[0]))
    expect(words[2]).to.contain('Wednesday, January 7')
    expect(words[0]).to.contain('Monday, January 5')
  })

  it('[A079] [HIS11] [HIS12] they come page by page as the agent scrolls up, and what is read stays where it is', async () => {
    const seat = await desk(12)
    await until(() => chats(seat).length === 5, 'the first page')
    const scroller = log(seat)
    await until(() => scroller.scrollHeight > scroller.clientHeight + 400, 'something to scroll')
    const before = chats(seat)[0]!
    const seen: string[] = []
    const watch = new MutationObserver(() => seen.push(top(seat)))
    watch.observe(older(seat)!, { childList: true, subtree: true, characterData: true })
    scroller.scrollTop = 0
    await new Promise((drawn) => requestAnimationFrame(drawn))
    const at = before.getBoundingClientRect().top
    await until(() => chats(seat).length === 10, 'the second page')
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    watch.disconnect()
    expect(seen).to.include('Loading older chats…')
    expect(Math.abs(before.getBoundingClientRect().top - at)).to.be.lessThan(2)
    expect(before.isConnected).to.equal(true)
  })

  it('[A081] [HIS13] at the first chat it is said that there is none before', async () => {
    const seat = await office.seat()
    await office.talking(seat.panel, 'Tom')
    await until(() => top(seat) === 'This is the first chat with Tom.', 'that it is the first')
    expect(marker(seat)).to.equal(null)
  })

  it('[HIS11] what failed is said, and loaded again when the agent wants it', async () => {
    const { store } = await office.server
    const { contactHistory } = store
    store.contactHistory = () => Promise.reject(new ChatError('unavailable', { retryAfterMs: 1 }))
    const seat = await desk(1)
    await until(() => top(seat).startsWith('The older chats could not be loaded.'), 'that it failed')
    store.contactHistory = contactHistory
    older(seat)!.querySelector('button')!.click()
    await until(() => chats(seat).length === 1, 'the older chat')
  })
})
