import { expect } from '@open-wc/testing'
import { focused, press, until } from './testing/find.ts'
import { browser, Shop } from './testing/shop.ts'

describe('a first conversation', () => {
  let shop: Shop
  beforeEach(async () => void (shop = await Shop.open()))
  afterEach(() => shop.close())

  it('[A001] [A002] [A003] shows at once what both sides say', async () => {
    const { screen, says, chat, helper } = await shop.talk()
    await says('Do you have the blue one?')
    helper.says('We do.')
    await screen.sees('We do.')
    expect(screen.bubbles).to.deep.equal(['Hello!', 'Do you have the blue one?', 'We do.'])
    expect(await shop.logged(chat)).to.deep.equal(screen.bubbles)
  })

  it('[WID20] the first message opens the conversation, and nobody there is said at once', async () => {
    const { screen, says } = await shop.visit()
    await screen.sees('Hello! How can we help?')
    await says('Is anybody there?')
    await screen.sees('Nobody is available right now')
  })

  it('[B009] a line is sending, sent, then read', async () => {
    const { screen, says, line, helper, chat } = await shop.talk()
    line.silent = true
    await says('One')
    expect(screen.lineOf('One')).to.contain('Sending')
    line.silent = false
    line.cut()
    await shop.clock.advance(1_000)
    await until(() => screen.lineOf('One').includes('Sent'), 'the state Sent')
    helper.client.markRead(chat.state.view.id, chat.state.view.conversation.seq)
    await until(() => screen.lineOf('One').includes('Read'), 'the state Read')
  })

  it('[B009] [A011] shows who is typing, and tells the other side', async () => {
    const { screen, chat, helper } = await shop.talk()
    helper.types()
    await screen.sees('is typing…')
    chat.typing('writing')
    await until(() => helper.client.conversations.get(chat.state.view.id)?.typing[0] === 'p1', 'the typing contact')
  })

  it('[A007] what is seen in an open panel is read', async () => {
    const { chat, helper } = await shop.talk()
    helper.says('Look here.')
    await until(() => chat.state.view.conversation.latest.length === 2, 'the message')
    const { seq } = chat.state.view.conversation.latest.at(-1)!
    await until(() => (chat.state.view.conversation.readMarks['p1'] ?? 0) >= seq, 'the read mark')
  })

  it('[WID40] the panel has the names that users hold on to', async () => {
    const { screen } = await shop.talk()
    await screen.find('region', 'Chat')
    await screen.find('log', 'Conversation')
    await screen.find('textbox', 'Message')
    for (const name of ['Send', 'End chat', 'Minimize', 'Close chat']) await screen.find('button', name)
    await screen.press('Minimize')
    await screen.find('button', 'Open chat')
  })

  it('[WID41] the focus goes into the field on opening, back to the launcher on closing; Escape closes', async () => {
    const { screen, widget } = await shop.visit({ open: false })
    await screen.press('Open chat')
    const field = await screen.find('textbox', 'Message')
    await until(() => focused() === field, 'the focus in the field')
    press(field, 'Escape')
    await until(() => focused() === screen.all('button', 'Open chat')[0], 'the focus on the launcher')
    expect(widget.open).to.equal(false)
  })

  it('[A173] [WID30] the contact ends the chat; it can be undone for a moment', async () => {
    const { screen, chat, helper } = await shop.talk()
    await screen.press('End chat')
    await screen.press('Undo')
    await shop.clock.advance(10_000)
    expect(chat.state.stage).to.equal('talking')

    await screen.press('End chat')
    await screen.gone('button', 'End chat')
    await shop.clock.advance(3_000)
    await screen.sees('You ended the conversation')
    await until(() => [...helper.client.conversations.values()][0]?.conversation.status === 'ended', 'the end at staff')
  })

  it('[WID31] after the end a new chat can be started, and the old one is left behind', async () => {
    const { screen, helper, says, chat } = await shop.talk()
    const first = chat.state.view.id
    helper.ends()
    await screen.press('Start a new chat')
    await screen.sees('Hello! How can we help?')
    await says('One more thing')
    await until(() => chat.state.view.conversation.previous === first, 'the conversation before')
    expect(screen.bubbles).to.deep.equal(['One more thing'])
  })

  it('[B014] the theme can be set, and follows the system otherwise', async () => {
    const { widget } = await shop.visit({ theme: 'dark' })
    expect(getComputedStyle(widget).colorScheme).to.equal('dark')
    widget.theme = undefined
    await widget.updateComplete
    expect(getComputedStyle(widget).colorScheme).to.equal('light dark')
  })

  it('[WID50] speaks German where the page does, and changes at run time', async () => {
    const { screen, widget } = await shop.visit({ locale: 'de-AT', from: browser() })
    await screen.sees('Hallo! Wie können wir helfen?')
    await screen.find('button', 'Chat schließen')
    widget.locale = 'en'
    await screen.sees('Hello! How can we help?')
  })
})
