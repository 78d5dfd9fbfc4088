import { expect } from '@open-wc/testing'
import { ChatError } from '@parley/protocol'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { findAll, named, textOf, until } from '../testing/find.ts'
import { ada, Office, type Seat } from '../testing/office.ts'

const settings = {
  ...defaultCoreSettings,
  sites: { shop: { ...defaultCoreSettings.sites['shop']!, olderChats: true } },
}
const hourMs = 3_600_000
const dayMs = 24 * hourMs
type Panel = Pick<Seat, 'panel'>

const older = ({ panel }: Panel) => findAll(panel, 'parley-older-chats')[0]?.shadowRoot
const chats = (seat: Panel) => [...(older(seat)?.querySelectorAll<HTMLElement>('parley-past-chat') ?? [])]
const log = ({ panel }: Panel) => findAll(panel, '[role=log]').find(({ ariaLabel }) => ariaLabel === 'Conversation')!
const marker = (seat: Panel) => older(seat)?.querySelector<HTMLElement>('.begins')
const top = (seat: Panel) => textOf(older(seat)?.querySelector('.top'))
/** The dividers that can be seen, of older chats and of the current one. */
const days = ({ panel }: Panel) =>
  findAll(panel, '.day')
    .filter((day) => day.checkVisibility())
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
    .map(textOf)
const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))

/** What has come is there to be read: it is drawn frame by frame, and nothing grows any more. */
async function drawn(scroller: Element) {
  for (let [height, still] = [0, 0]; still < 4; still++) {
    await frame()
    if (height !== scroller.scrollHeight) still = 0
    height = scroller.scrollHeight
  }
}

describe('older chats above the current one', () => {
  let office: Office
  beforeEach(() => (office = new Office(settings)))
  afterEach(() => office.close())

  /** Mia has had so many chats, a day apart each unless told otherwise, and is here again. */
  async function desk(times: number, { gaps, locale = 'en' }: { gaps?: readonly number[]; locale?: string } = {}) {
    const caller = await office.caller('Mia', `Chat 1 of ${times}`)
    for (let chat = 2; chat <= times + 1; chat++) {
      await caller.client.send('end-conversation', {}, caller.conversation).answered
      await office.clock.advance(gaps?.[chat - 2] ?? dayMs)
      await caller.comesBack(chat > times ? 'Now' : `Chat ${chat} of ${times}`)
    }
    const seat = await office.seat(ada, { locale })
    ;(await named(seat.panel, 'button', locale === 'de' ? 'Annehmen' : 'Accept')).click()
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
    expect(days(seat).slice(0, 3)).to.deep.equal(['Monday, January 5', 'Tuesday, January 6', 'Yesterday'])
  })

  it('[A080] [HIS10] they are divided by days, each said once, in the language of the agent and by the calendar of their machine', async () => {
    // On Monday twice, on Tuesday, on Wednesday, and on Wednesday again.
    const seat = await desk(4, { gaps: [2 * hourMs, 22 * hourMs, 23 * hourMs, hourMs], locale: 'de' })
    await until(() => chats(seat).length === 4, 'four chats')
    await until(() => days(seat).length === 3, 'the days')
    expect(days(seat)).to.deep.equal(['Montag, 5. Januar', 'Gestern', 'Heute'])
  })

  it('[A075] [A076] [A079] [A081] [HIS11] [HIS12] [HIS13] through 500 chats nothing that is read ever jumps, and it is said how far back they go', async function () {
    this.timeout(110_000)
    const seat = await desk(500, { gaps: Array.from({ length: 500 }, () => 60_000) })
    await until(() => chats(seat).length >= 5, 'the first page')
    const scroller = log(seat)
    // Looked up once: there is a lot to look through.
    const root = older(seat)!
    const there = root.querySelector('.chats')!.children
    const said = () => textOf(root.querySelector('.top'))
    const isAll = () => said().startsWith('That is all')
    let [jumpedPx, pages] = [0, 0]
    while (!isAll()) {
      await drawn(scroller)
      // So long does a person look: without it, it were more than the server answers at once.
      await office.clock.advance(2_000)
      const before = there.length
      scroller.scrollTop = 0
      await frame()
      const read = root.querySelector('parley-past-chat')!
      const at = read.getBoundingClientRect().top
      await until(() => there.length > before || isAll(), 'the next page')
      await drawn(scroller)
      jumpedPx = Math.max(jumpedPx, Math.abs(read.getBoundingClientRect().top - at))
      pages += 1
    }
    expect(jumpedPx).to.be.lessThan(2)
    expect(pages).to.be.greaterThan(10)
    expect(chats(seat).length).to.equal(500)
    expect(top(seat)).to.equal('That is all: 500 older chats, from Today on.')
  })

  it('[A079] [HIS11] [HIS12] they come page by page as the agent scrolls up, and what is read stays where it is', async () => {
    const seat = await desk(12, { gaps: Array.from({ length: 12 }, () => hourMs) })
    await until(() => chats(seat).length === 5, 'the first page')
    const scroller = log(seat)
    await until(() => scroller.scrollHeight > scroller.clientHeight + 400, 'something to scroll')
    await drawn(scroller)
    const before = chats(seat)[0]!
    const seen: string[] = []
    const watch = new MutationObserver(() => seen.push(top(seat)))
    watch.observe(older(seat)!, { childList: true, subtree: true, characterData: true })
    scroller.scrollTop = 0
    await frame()
    const at = before.getBoundingClientRect().top
    await until(() => chats(seat).length === 10, 'the second page')
    await drawn(scroller)
    await frame()
    watch.disconnect()
    expect(seen).to.include('Loading older chats…')
    expect(Math.abs(before.getBoundingClientRect().top - at)).to.be.lessThan(2)
    expect(before.isConnected).to.equal(true)
  })

  it('[A079] [HIS11] who scrolls faster than the server answers waits a moment, and is not told that anything failed', async () => {
    const { limits } = defaultCoreSettings
    office = new Office({ ...settings, limits: { ...limits, agentCommandBurst: 2, agentCommandsPer10s: 10 } })
    const seat = await desk(12, { gaps: Array.from({ length: 12 }, () => 60_000) })
    const seen = new Set<string>()
    const watch = new MutationObserver(() => seen.add(top(seat)))
    watch.observe(older(seat)!, { childList: true, subtree: true, characterData: true })
    await until(() => {
      log(seat).scrollTop = 0
      return top(seat) === 'Loading older chats…' && chats(seat).length > 0
    }, 'the first page, and that the next has to wait')
    await until(() => {
      log(seat).scrollTop = 0
      void office.clock.advance(100)
      return chats(seat).length === 12
    }, 'all of them')
    watch.disconnect()
    expect([...seen].filter((said) => said.includes('could not be loaded'))).to.deep.equal([])
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
