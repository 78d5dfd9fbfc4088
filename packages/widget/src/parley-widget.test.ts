import { expect, fixture, html } from '@open-wc/testing'
import { ContactChat } from './chat/contact-chat.ts'
import type { ParleyWidget } from './parley-widget.ts'
import { findAll, focused, press, until } from './testing/find.ts'
import { browser, noted, Shop } from './testing/shop.ts'

/** Whether the page counts as hidden; put back after each test. */
function hide(isHidden: boolean) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (isHidden ? 'hidden' : 'visible'),
  })
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('parley-widget', () => {
  let shop: Shop
  beforeEach(async () => void (shop = await Shop.open()))
  afterEach(() => {
    hide(false)
    shop.close()
  })

  it('[B005] [WID70] counts what is unread on the launcher and, while the page is hidden, in its title', async () => {
    const title = (document.title = 'Lamps')
    const { screen, widget, helper } = await shop.talk()
    widget.hide()
    helper.says('One')
    helper.says('Two')
    await until(() => screen.badge === '2', 'the badge 2')
    const launcher = screen.all('button', 'Open chat')[0]!
    const words = widget.shadowRoot!.getElementById(launcher.getAttribute('aria-describedby')!)
    expect(words?.textContent).to.equal('2 unread messages')
    expect(document.title).to.equal(title)
    hide(true)
    await until(() => document.title === `(2) ${title}`, 'the number in the title')
    hide(false)
    expect(document.title).to.equal(title)
    widget.show()
    await until(
      () => screen.all('button', 'Close chat').length > 0 && !launcher.hasAttribute('aria-describedby'),
      'no count',
    )
  })

  it('[B005] [WID71] sounds once for all that came together, only where the site wants it, and in one tab', async () => {
    const from = browser()
    const { widget, helper, chat } = await shop.talk({ from })
    const other = await shop.visit({ from, open: false })
    let sounds = 0
    for (const each of [widget, other.widget]) {
      each.sound = true
      each.playSound = async () => void sounds++
    }
    helper.says('Seen')
    await until(() => chat.state.view.conversation.latest.length === 2 && chat.state.unread === 0, 'the message, read')
    widget.hide()
    await widget.updateComplete
    const before = sounds
    helper.says('One')
    helper.says('Two')
    await until(() => chat.state.unread === 2 && other.chat.state.unread === 2, 'two unread')
    // Which of the tabs it is, they settle among themselves.
    await until(() => sounds > before, 'a sound')
    expect(sounds - before).to.be.within(1, 2)
    widget.sound = other.widget.sound = false
    const now = sounds
    helper.says('Three')
    await until(() => chat.state.unread === 3, 'three unread')
    expect(sounds).to.equal(now)
  })

  it('[B005] [WID71] messages that come close upon one another sound once, later ones again', async () => {
    const { widget, helper, chat } = await shop.talk()
    const { now } = performance
    let [sounds, atMs] = [0, 0]
    performance.now = () => atMs
    try {
      widget.sound = true
      widget.playSound = async () => void sounds++
      widget.hide()
      await widget.updateComplete
      // What sounds is fetched for the first message.
      helper.says('Line 1')
      await until(() => sounds === 1, 'a sound')
      for (const count of [2, 3]) {
        atMs += 1_500
        helper.says(`Line ${count}`)
        await until(() => chat.state.unread === count, `${count} unread`)
        expect(sounds).to.equal(1)
      }
      atMs += 2_500
      helper.says('Later')
      await until(() => sounds === 2, 'another sound')
    } finally {
      performance.now = now
    }
  })

  it('[WID72] nothing is read while nobody looks', async () => {
    const { chat, helper } = await shop.talk()
    hide(true)
    helper.says('Are you there?')
    await until(() => chat.state.unread === 1, 'one unread')
    await shop.server.settled()
    expect(chat.state.unread).to.equal(1)
    hide(false)
    await until(() => chat.state.unread === 0, 'nothing unread')
  })

  it('[WID73] tells the page what happens', async () => {
    const told: string[] = []
    const listen = (event: Event) => told.push(`${event.type} ${JSON.stringify((event as CustomEvent).detail)}`)
    const names = ['ready', 'opened', 'closed', 'message', 'unread', 'ended', 'error']
    for (const name of names) window.addEventListener(`parley:${name}`, listen)
    const { helper, widget, screen, chat } = await shop.talk()
    await until(() => told.some((each) => each.startsWith('parley:message')), 'the first message')
    widget.hide()
    helper.says('Hi')
    await until(() => chat.state.unread === 1, 'one unread')
    helper.ends()
    await until(() => chat.state.stage === 'ended', 'the end')
    await until(() => told.some((each) => each.startsWith('parley:ended')), 'the event')
    for (const name of names) window.removeEventListener(`parley:${name}`, listen)
    expect(
      told.map((each) => each.replace(/ \d+"|,"at":\d+/g, (found) => (found.endsWith('"') ? '"' : ''))),
    ).to.deep.equal([
      'parley:ready {}',
      'parley:opened {}',
      'parley:message {"by":"contact","name":"Contact","text":"Hello!"}',
      'parley:closed {}',
      'parley:message {"by":"agent","name":"Ada","text":"Hi"}',
      'parley:unread {"count":1}',
      'parley:ended {"reason":"ended-by-staff"}',
    ])
    expect(screen.badge).to.equal('1')
  })

  it('[WID74] none of what elements ask each other leaves it', async () => {
    const { widget, says, screen } = await shop.visit()
    const heard: string[] = []
    for (const type of ['parley-send', 'parley-draft', 'parley-typing', 'parley-read'])
      widget.addEventListener(type, () => heard.push(type))
    await says('Hello!')
    await screen.sees('You joined')
    expect(heard).to.deep.equal([])
  })

  it('[B002] [WID75] [ATK153] removed and put back it goes on: one line, the same draft', async () => {
    const { widget, chat, screen, helper } = await shop.talk()
    chat.drafts.write('Half a thou')
    const frame = widget.parentElement!
    widget.remove()
    frame.append(widget)
    await screen.sees('Ada joined')
    helper.says('Still here')
    await screen.sees('Still here')
    expect(chat.drafts.text).to.equal('Half a thou')
    expect(screen.all('button', 'Close chat')).to.have.lengthOf(1)
  })

  it('[B002] [WID76] [ATK147] several on one page show one chat over one line', async () => {
    const made: string[] = []
    const Original = window.WebSocket
    window.WebSocket = class extends Original {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        made.push(String(url))
      }
    }
    const frame = await fixture<HTMLElement>(html`<div>
      <parley-widget site="shop" mode="inline"></parley-widget>
      <parley-widget site="shop" open></parley-widget>
    </div>`)
    const [one, two] = frame.querySelectorAll<ParleyWidget>('parley-widget')
    await until(() => made.length > 0, 'a line')
    window.WebSocket = Original
    expect(one!.chat).to.equal(two!.chat)
    expect(made).to.deep.equal([new URL('/v1/socket', location.href).href.replace('http', 'ws')])
    const { chat } = one!
    frame.remove()
    await until(() => !chat!.isOpen, 'no line')
  })

  it('[WID77] inline it fills its container, without launcher and without anything to minimize', async () => {
    const { widget, screen } = await shop.visit({ mode: 'inline', open: false })
    widget.parentElement!.style.cssText = 'inline-size: 500px; block-size: 400px'
    await screen.sees('Hello! How can we help?')
    const { width, height } = widget.shadowRoot!.querySelector('.panel')!.getBoundingClientRect()
    expect([width, height]).to.deep.equal([500, 400])
    expect(screen.all('button', 'Minimize')).to.have.lengthOf(0)
    expect(screen.all('button', 'Open chat')).to.have.lengthOf(0)
  })

  it('[WID78] [ATK153] lets go of the line for the back/forward cache, and takes it up again', async () => {
    localStorage.clear()
    const frame = await fixture<HTMLElement>(html`<div><parley-widget site="shop" open></parley-widget></div>`)
    const { chat } = frame.querySelector('parley-widget')!
    expect(chat!.isOpen).to.equal(true)
    // What follows the life of the page is fetched by then.
    await import('./attention/company.ts')
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    expect(chat!.isOpen).to.equal(false)
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    expect(chat!.isOpen).to.equal(true)
  })

  it('[WID79] says plainly when the line is down, and what happens to what is written', async () => {
    const { screen, line, says, chat } = await shop.talk()
    line.reachable = false
    line.cut()
    await screen.sees('No connection. What you write is kept here and sent as soon as the line is back.')
    await says('Written meanwhile')
    expect(screen.lineOf('Written meanwhile')).to.contain('Sending')
    line.reachable = true
    await screen.press('Connect now')
    await until(() => screen.lineOf('Written meanwhile').includes('Sent'), 'the state Sent')
    expect(screen.words).not.to.contain('No connection')
    expect(await shop.logged(chat)).to.deep.equal(['Hello!', 'Written meanwhile'])
  })

  it('[WID41] the focus is never lost: after Undo, after the end, after starting anew', async () => {
    const { screen, helper, widget } = await shop.talk()
    widget.show()
    const isIn = (selector: string) => findAll(widget.shadowRoot!, selector).includes(focused() as HTMLElement)
    await until(() => isIn('textarea'), 'the focus in the field')
    await screen.press('End chat')
    await until(() => isIn('.undo'), 'the focus on Undo')
    await screen.press('Undo')
    await until(() => isIn('textarea'), 'the focus in the field')
    helper.ends()
    await until(() => isIn('.end'), 'the focus where the field was')
    await screen.press('Start a new chat')
    await until(() => isIn('textarea'), 'the focus in the field')
    press(focused()!, 'Escape')
    await until(() => isIn('.launcher'), 'the focus on the launcher')
  })

  it('[WID22] a token that is refused is forgotten: the contact comes anew', async () => {
    const notes = { ...noted(), durable: true }
    notes.set('token', 'old')
    const hellos: (string | undefined)[] = []
    const dial = (events: { opened(): void; received(text: string): void; closed(): void }) => {
      queueMicrotask(() => events.opened())
      return {
        send(text: string) {
          const frame = JSON.parse(text) as { type: string; as: { token?: string } }
          if (frame.type !== 'hello') return
          hellos.push(frame.as.token)
          const refusal = { code: 'unauthorized', facts: {}, retry: 'never', remedy: '' }
          const you = { role: 'contact', token: 'new', site: { name: 'Shop', textLimit: 100 } }
          const answer = frame.as.token
            ? { type: 'goodbye', ...refusal }
            : { type: 'welcome', version: 1, now: 0, you, logs: [] }
          queueMicrotask(() => events.received(JSON.stringify(answer)))
        },
        close() {},
      }
    }
    const chat = new ContactChat({
      server: 'https://chat.example.com/',
      site: 'shop',
      dial,
      clock: shop.clock,
      notes,
      tab: noted(),
      outboxStore: browser().outboxStore,
      signInAlone: async () => () => {},
    })
    chat.open()
    await until(() => chat.state.line.is === 'online', 'the line')
    expect(hellos).to.deep.equal(['old', undefined])
    expect(notes.get('token')).to.equal('new')
    chat.close()
  })

  for (const theme of ['light', 'dark'])
    it(`[WID80] axe finds nothing in any view, ${theme}`, async () => {
      const { screen, widget, helper, line, says } = await shop.talk({ theme })
      const isFine = async (view: string) => {
        await widget.updateComplete
        await expect(widget, view).to.be.accessible({ ignoredTags: ['best-practice'] })
      }
      helper.says('Good morning.')
      await screen.sees('Good morning.')
      await isFine('talking')
      await screen.press('End chat')
      await isFine('ending')
      await screen.press('Undo')
      line.reachable = false
      line.cut()
      await says('Written meanwhile')
      await screen.sees('No connection')
      await isFine('without a line')
      line.reachable = true
      helper.ends()
      await screen.press('Connect now')
      await screen.sees('Not sent: the conversation has ended.')
      await isFine('ended, with a refused message')
      await screen.press('Start a new chat')
      await isFine('empty')
      await screen.press('Minimize')
      await isFine('closed')
    })
})
