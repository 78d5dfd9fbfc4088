import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { findAll, focused, until } from '../testing/find.ts'
import { browser, noted, Shop, type Visit } from '../testing/shop.ts'
import type { ParleyRating } from './parley-rating.ts'
import './define-rating.ts'

const radios = ({ widget }: Visit) => findAll<HTMLInputElement>(widget.shadowRoot!, 'input[type="radio"]')
const rating = ({ widget }: Visit) => findAll<ParleyRating>(widget.shadowRoot!, 'parley-rating')[0]
const field = ({ widget }: Visit) =>
  findAll<HTMLTextAreaElement>(widget.shadowRoot!, 'parley-rating textarea, textarea')[0]

/** Chooses so many stars, as soon as they are asked for. */
async function choose(visit: Visit, stars: number) {
  await until(() => radios(visit).length === 5, 'five stars')
  radios(visit)[stars - 1]!.click()
  await visit.screen.find('button', 'Send rating')
}

function comments(visit: Visit, text: string) {
  field(visit)!.value = text
  field(visit)!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

describe('the rating', () => {
  let shop: Shop
  beforeEach(async () => void (shop = await Shop.open({ askForRating: true })))
  afterEach(() => shop.close())

  const ended = async (from = browser(), tab = noted()) => {
    const visit = await shop.talk({ from, tab })
    visit.helper.ends()
    await visit.screen.sees('How was this chat?')
    return visit
  }
  const given = ({ chat }: Visit) => chat.state.view.conversation.rating

  it('[B012] [WID32] the contact is asked after the end, and nothing is sent before they say so', async () => {
    const visit = await ended()
    await choose(visit, 4)
    await shop.server.settled()
    expect(given(visit)).to.equal(undefined)
    comments(visit, 'Quick and kind')
    await visit.screen.press('Send rating')
    await visit.screen.sees('Thank you! You gave 4 stars out of 5.')
    expect(given(visit)).to.include({ stars: 4, comment: 'Quick and kind' })
  })

  it('[B012] [WID32] nobody is asked while the chat goes on, or where the site does not ask', async () => {
    const talking = await shop.talk()
    expect(talking.screen.words).not.to.include('How was this chat?')
    const other = await Shop.open()
    const visit = await other.talk()
    visit.helper.ends()
    await visit.screen.find('button', 'Start a new chat')
    expect(visit.screen.words).not.to.include('How was this chat?')
    other.close()
  })

  it('[B012] [WID32] the owner’s question stands there, in the contact’s language', async () => {
    const texts = { de: { rateQuestion: 'Hat Rushmere geholfen?' } }
    const own = await Shop.open({ askForRating: true, texts })
    const visit = await own.talk({ locale: 'de' })
    visit.helper.ends()
    await visit.screen.sees('Hat Rushmere geholfen?')
    own.close()
  })

  it('[B012] [WID33] what was given is there after a reload and in another tab, and can be changed', async () => {
    const [from, tab] = [browser(), noted()]
    const visit = await ended(from, tab)
    const other = await shop.visit({ from })
    await choose(visit, 1)
    comments(visit, 'Too slow')
    await visit.screen.press('Send rating')
    await other.screen.sees('You gave 1 star out of 5.')
    visit.widget.remove()
    visit.chat.close()
    const after = await shop.visit({ from, tab })
    await after.screen.sees('Too slow')
    await after.screen.press('Change rating')
    await choose(after, 3)
    await after.screen.press('Send rating')
    await after.screen.sees('You gave 3 stars out of 5.')
    expect(given(after)).to.include({ stars: 3, comment: 'Too slow' })
  })

  it('[B012] [WID33] the same rating again, and `Cancel`, change nothing', async () => {
    const visit = await ended()
    await choose(visit, 2)
    await visit.screen.press('Send rating')
    await visit.screen.press('Change rating')
    const { seq } = visit.chat.state.view.conversation
    await visit.screen.press('Cancel')
    await visit.screen.press('Change rating')
    await visit.screen.press('Send rating')
    await visit.screen.sees('You gave 2 stars out of 5.')
    expect(visit.chat.state.view.conversation.seq).to.equal(seq)
  })

  it('[B012] [WID34] without a line it waits, says so, and arrives once', async () => {
    const visit = await ended()
    await choose(visit, 5)
    visit.line.cut()
    visit.line.reachable = false
    await visit.screen.press('Send rating')
    await visit.screen.sees('Your rating is sent as soon as the line is back.')
    visit.line.reachable = true
    await shop.clock.advance(60_000)
    await visit.screen.sees('You gave 5 stars out of 5.')
  })

  it('[B012] [WID34] a refusal keeps what was written, and it can be tried again', async () => {
    const visit = await ended()
    await choose(visit, 3)
    comments(visit, 'Fine')
    const element = rating(visit)!
    const { give } = element
    element.give = async () => ({ is: 'refused', code: 'unavailable' })
    await visit.screen.press('Send rating')
    await visit.screen.sees('Your rating was not taken.')
    expect(field(visit)!.value).to.equal('Fine')
    element.give = give
    await visit.screen.press('Try again')
    await visit.screen.sees('You gave 3 stars out of 5.')
  })

  it('[B012] [WID34] secrets in the comment do not leave the browser', async () => {
    const visit = await ended()
    await choose(visit, 3)
    comments(visit, 'My card is 4111 1111 1111 1111')
    let said = ''
    const { chat } = visit
    const wish = chat.wish.bind(chat)
    chat.wish = ((name: 'rate', body: { stars: number; comment?: string }) => {
      said = body.comment ?? ''
      return wish(name, body)
    }) as typeof chat.wish
    await visit.screen.press('Send rating')
    await visit.screen.sees('You gave 3 stars out of 5.')
    expect(said).to.include('My card is').and.not.to.include('4111 1111')
  })

  it('[B012] [WID32] [WID41] it works by keyboard, from right to left too, and the focus is never lost', async () => {
    const visit = await ended()
    await until(() => radios(visit).length === 5, 'five stars')
    expect(radios(visit).map(({ ariaLabel }) => ariaLabel)).to.include.members(['1 star', '3 stars'])
    radios(visit)[0]!.focus()
    await sendKeys({ press: 'Space' })
    for (const _ of [2, 3]) await sendKeys({ press: 'ArrowRight' })
    await until(() => focused() === radios(visit)[2], 'the focus on the third star')
    visit.widget.dir = 'rtl'
    await sendKeys({ press: 'ArrowLeft' })
    await until(() => radios(visit)[3]!.checked, 'the next star on the left')
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'By hand' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Enter' })
    await visit.screen.sees('You gave 4 stars out of 5.')
    await until(() => focused()?.className === 'given', 'the focus on what was given')
    await visit.screen.press('Change rating')
    await until(() => focused() === radios(visit)[3], 'the focus on the star')
  })

  for (const theme of ['light', 'dark'])
    it(`[B012] [WID80] axe finds nothing in the question and the answer: ${theme}`, async () => {
      const visit = await shop.talk({ theme })
      visit.helper.ends()
      await choose(visit, 4)
      await expect(visit.widget).to.be.accessible()
      await visit.screen.press('Send rating')
      await visit.screen.sees('You gave 4 stars out of 5.')
      await expect(visit.widget).to.be.accessible()
    })
})
