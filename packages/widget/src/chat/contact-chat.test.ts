import { expect } from '@open-wc/testing'
import { until } from '../testing/find.ts'
import { forgetAll } from './forget-all.ts'
import { browser, noted, Shop } from '../testing/shop.ts'

describe('the contact’s chat', () => {
  let shop: Shop
  beforeEach(async () => void (shop = await Shop.open()))
  afterEach(() => shop.close())

  it('[B004] [WID10] a reload finds the same conversation', async () => {
    const [from, tab] = [browser(), noted()]
    const before = await shop.talk({ from, tab })
    before.widget.remove()
    before.chat.close()
    const after = await shop.visit({ from, tab })
    await after.screen.sees('Ada joined')
    expect(after.chat.state.view.id).to.equal(before.chat.state.view.id)
    expect(after.screen.bubbles).to.deep.equal(['Hello!'])
  })

  it('[B004] [WID11] a running conversation connects by itself, also while the panel is closed', async () => {
    const from = browser()
    const before = await shop.talk({ from })
    before.chat.close()
    before.helper.says('Still there?')
    const after = await shop.visit({ from, open: false })
    await until(() => after.screen.badge === '1', 'the badge 1')
  })

  it('[WID11] without a conversation nothing connects before the chat is opened', async () => {
    const { chat } = await shop.visit({ open: false })
    await shop.server.settled()
    expect(chat.isOpen).to.equal(false)
  })

  it('[B004] [WID12] a draft survives the reload; each tab has its own from then on', async () => {
    const [from, tab] = [browser(), noted()]
    const first = await shop.visit({ from, tab })
    first.chat.drafts.write('Half a thou')
    expect((await shop.visit({ from, tab })).chat.drafts.text).to.equal('Half a thou')
    const second = await shop.visit({ from })
    expect(second.chat.drafts.text).to.equal('Half a thou')
    second.chat.drafts.write('Something else')
    expect((await shop.visit({ from, tab })).chat.drafts.text).to.equal('Half a thou')
  })

  it('[WID13] a text is noted until the outbox has kept it', async () => {
    const keeping: (() => void)[] = []
    const from = browser()
    const store = { ...from.outboxStore, set: () => new Promise<void>((kept) => keeping.push(kept)) }
    const { chat } = await shop.visit({ from: { ...from, outboxStore: store } })
    chat.drafts.write('Hello!')
    chat.sendDraft('Hello!')
    await until(() => chat.state.view.pending.length > 0 || chat.state.view.conversation.seq > 0, 'the message')
    expect(from.notes.get('draft')).to.equal('Hello!')
    expect(chat.drafts.text).to.equal('')
    for (const keep of keeping) keep()
    await until(() => from.notes.get('draft') === null, 'no draft')
  })

  it('[B004] [WID14] two tabs show one conversation, and what is read in one is read in both', async () => {
    const from = browser()
    const one = await shop.talk({ from })
    const two = await shop.visit({ from, open: false })
    await until(() => two.chat.state.stage === 'talking', 'the conversation in the second tab')
    await two.chat.say('From the second tab')
    await one.screen.sees('From the second tab')
    one.helper.says('Both of you')
    await one.screen.sees('Both of you')
    await until(() => two.chat.state.view.conversation.seq === one.chat.state.view.conversation.seq, 'equal logs')
    await until(() => two.chat.state.unread === 0, 'nothing unread in the second tab')
  })

  it('[WID15] two tabs start at once: the second one’s words go into the first one’s conversation', async () => {
    const from = browser()
    const one = await shop.visit({ from })
    await until(() => one.chat.state.line.is === 'online', 'the line')
    const two = await shop.visit({ from: { ...browser(), notes: from.notes } })
    await until(() => two.chat.state.line.is === 'online', 'the second line')
    two.line.cut()
    await two.chat.say('Second')
    await two.chat.say('Third')
    await one.says('First')
    await until(() => one.chat.state.view.conversation.seq > 0, 'the conversation')
    await shop.clock.advance(2_000)
    await until(() => two.screen.bubbles.length === 3, 'all three in the second tab')
    expect(await shop.logged(one.chat)).to.deep.equal(['First', 'Second', 'Third'])
    expect(two.chat.state.view.pending).to.deep.equal([])
  })

  it('[WID16] what came too late for an ended conversation is offered again, and starts a new one', async () => {
    const { chat, line, helper, screen } = await shop.talk()
    const first = chat.state.view.id
    line.cut()
    await chat.say('One more thing')
    helper.ends()
    await shop.clock.advance(2_000)
    await screen.sees('Not sent: the conversation has ended.')
    expect(chat.state.stage).to.equal('ended')
    await screen.press('Retry')
    await until(() => chat.state.view.id !== first && chat.state.stage === 'talking', 'a new conversation')
    expect(await shop.logged(chat)).to.deep.equal(['One more thing'])
    await until(() => screen.bubbles.join() === 'One more thing', 'it alone in the new chat')
  })

  it('[WID16] it stays on screen when a new chat is started without it, and can be deleted', async () => {
    const { chat, line, helper, screen, says } = await shop.talk()
    line.cut()
    await chat.say('Too late')
    helper.ends()
    await shop.clock.advance(2_000)
    await screen.press('Start a new chat')
    await says('Something new')
    await until(() => chat.state.view.conversation.seq > 0, 'the new conversation')
    expect(screen.bubbles).to.deep.equal(['Something new', 'Too late'])
    await screen.press('Delete')
    await until(() => screen.bubbles.length === 1, 'one bubble')
  })

  it('[WID17] a token that the server does not know is forgotten, and what was written is not lost', async () => {
    const from = browser()
    const before = await shop.talk({ from })
    before.line.cut()
    before.line.reachable = false
    await before.chat.say('Hello again')
    before.chat.close()
    const other = await Shop.open()
    const after = await other.visit({ from })
    await until(() => after.chat.state.view.conversation.seq > 0, 'a new conversation')
    expect(await other.logged(after.chat)).to.deep.equal(['Hello again'])
    other.close()
  })

  it('[WID18] logging out forgets the contact and everything about them', async () => {
    const from = browser()
    const { chat, screen } = await shop.talk({ from })
    chat.drafts.write('secret')
    forgetAll(chat)
    await screen.sees('Hello! How can we help?')
    await until(() => chat.state.line.is === 'online', 'the line')
    expect(from.notes.get('draft')).to.equal(null)
    expect(from.notes.get('running')).to.equal(null)
    expect(chat.state.view.id).to.equal('')
  })

  it('[WID19] a browser that keeps nothing is told so', async () => {
    const { screen } = await shop.talk({ from: browser({ durable: false }) })
    await screen.sees('This browser keeps no data for this page')
  })
})
