import type { LoggedEvent, PreChatField } from '@parley/protocol'
import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { perform } from '../page/page-api.ts'
import { findAll, focused, textOf, until } from '../testing/find.ts'
import { browser, noted, Shop, type Visit } from '../testing/shop.ts'

const preChatForm: readonly PreChatField[] = [
  { key: 'name', label: { en: 'Your name', de: 'Ihr Name' }, contact: 'name', required: true },
  { key: 'mail', label: 'E-mail address', type: 'email', contact: 'email' },
  { key: 'phone', label: 'Phone number', type: 'phone', contact: 'phone' },
  { key: 'topic', label: 'What is it about?', type: 'choice', options: [{ value: 'Order' }, { value: 'Other' }] },
  { key: 'order', label: 'Order number', hint: 'It is on the invoice.' },
  { key: 'terms', label: 'I agree to the terms', type: 'checkbox', required: true, link: 'https://shop.example/terms' },
]
const caseData = [{ key: 'order', label: 'Order number', page: true }]

const form = ({ widget }: Visit) => widget.shadowRoot!.querySelector('parley-pre-chat')!
const boxes = (visit: Visit) =>
  findAll(form(visit), '.field').concat([...form(visit).shadowRoot!.querySelectorAll<HTMLElement>('.field')])
const labelled = (visit: Visit, label: string) => boxes(visit).find((box) => textOf(box).startsWith(label))!
const control = (visit: Visit, label: string) => labelled(visit, label).querySelector<HTMLInputElement>('input')!
const problemOf = (visit: Visit, label: string) => textOf(labelled(visit, label).querySelector('.problem'))

function answers(visit: Visit, label: string, value: string) {
  const input = control(visit, label)
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

describe('the questions before a chat', () => {
  let shop: Shop
  beforeEach(async () => void (shop = await Shop.open({ preChatForm, caseData })))
  afterEach(() => shop.close())

  async function visit(options: Parameters<Shop['visit']>[0] = {}) {
    const here = await shop.visit(options)
    await until(() => form(here)?.shadowRoot?.querySelector('.field'), 'the form')
    return here
  }

  /** What staff reads of the conversation. */
  async function caseDataOf({ chat }: Visit) {
    await until(() => chat.state.view.conversation.seq > 0, 'the conversation')
    await shop.server.settled()
    const lines = await shop.server.store.readEvents(`interaction:${chat.state.view.id}`, { limit: 100 })
    return lines.map((line) => JSON.parse(line) as LoggedEvent).filter(({ name }) => name === 'case-data-set')
  }

  async function fillsIn(here: Visit) {
    answers(here, 'Your name', 'Maria Silva')
    answers(here, 'Order number', '4711')
    control(here, 'I agree').click()
    await here.screen.press('Start chat')
    await here.screen.find('textbox', 'Message')
  }

  it('[B006] [WID90] [CAS10] asks before anything can be said; the answers begin the conversation', async () => {
    const here = await visit()
    expect(here.screen.all('textbox', 'Message')).to.have.length(0)
    await fillsIn(here)
    expect(here.chat.state.stage).to.equal('empty')
    await here.says('Where is my lamp?')
    const [said] = await caseDataOf(here)
    expect(said!.body).to.deep.equal({ fields: { name: 'Maria Silva', order: '4711', terms: 'yes' }, from: 'form' })
    expect(here.chat.state.view.conversation.participants[0]!.name).to.equal('Maria Silva')
  })

  it('[B006] [B017] [WID91] says at each field what to do, and leads to the first one', async () => {
    const here = await visit()
    answers(here, 'E-mail address', 'maria at example')
    answers(here, 'Phone number', 'later')
    await here.screen.press('Start chat')
    await until(() => problemOf(here, 'Your name') !== '', 'a problem')
    expect(problemOf(here, 'Your name')).to.equal('Please fill this in.')
    expect(problemOf(here, 'E-mail address')).to.equal('Please enter an email address such as name@example.com.')
    expect(problemOf(here, 'Phone number')).to.equal('Please enter a phone number such as +49 30 901820.')
    expect(problemOf(here, 'I agree')).to.equal('Please agree to this.')
    expect(here.screen.words).to.include('Please check 4 answers.')
    expect(focused()).to.equal(control(here, 'Your name'))
    expect(control(here, 'Your name').getAttribute('aria-invalid')).to.equal('true')
    answers(here, 'Your name', 'Maria')
    await until(() => problemOf(here, 'Your name') === '', 'no problem any more')
    expect(here.chat.opening.form).to.equal(undefined)
  })

  it('[B006] [WID90] opening leads into the first field, and starting into the message; Enter is enough', async () => {
    const here = await shop.visit({ open: false })
    here.widget.show()
    await until(() => form(here)?.shadowRoot?.querySelector('.field'), 'the form')
    await until(() => focused() === control(here, 'Your name'), 'the focus in the first field')
    control(here, 'I agree').checked = true
    await sendKeys({ type: 'Maria' })
    await sendKeys({ press: 'Enter' })
    await until(() => focused()?.matches('textarea'), 'the focus where one writes')
    expect(form(here)).to.equal(null)
  })

  it('[B006] [WID92] what was answered is there after a reload, and need not be answered twice', async () => {
    const [from, tab] = [browser(), noted()]
    const first = await visit({ from, tab })
    answers(first, 'Your name', 'Mari')
    const second = await visit({ from, tab })
    expect(control(second, 'Your name').value).to.equal('Mari')
    await fillsIn(second)
    const third = await shop.visit({ from, tab })
    await third.says('Hello')
    expect((await caseDataOf(third))[0]!.body).to.deep.include({ from: 'form' })
  })

  it('[B006] [WID93] [CAS12] what the page says is not asked', async () => {
    const here = await visit()
    await perform(here.widget, 'attributes', [{ name: 'Maria', order: '4711' }])
    await until(() => boxes(here).length === 4, 'four fields')
    expect(
      boxes(here)
        .map((box) => textOf(box))
        .join(),
    ).not.to.match(/Your name|Order number/)
    control(here, 'I agree').click()
    await here.screen.press('Start chat')
    await here.says('Hello')
    const said = await caseDataOf(here)
    expect(said.map(({ body }) => body)).to.deep.equal([
      { fields: { order: '4711' } },
      { fields: { terms: 'yes' }, from: 'form' },
    ])
  })

  it('[B006] [WID92] what the page wants said waits in the field until the questions are answered', async () => {
    const here = await visit()
    await perform(here.widget, 'send', ['Said by the page'])
    expect(here.chat.state.view.pending).to.have.length(0)
    await fillsIn(here)
    expect((await here.screen.find<HTMLTextAreaElement>('textbox', 'Message')).value).to.equal('Said by the page')
  })

  it('[B006] [WID93] the next chat is asked again: what was said is there, what was agreed to is not', async () => {
    const here = await visit()
    await fillsIn(here)
    await here.says('Hello')
    here.chat.end()
    here.chat.endNow()
    await here.screen.press('Start a new chat')
    await until(() => form(here)?.shadowRoot?.querySelector('.field'), 'the form again')
    expect(control(here, 'Your name').value).to.equal('Maria Silva')
    expect(control(here, 'I agree').checked).to.equal(false)
  })

  it('[B006] [WID90] speaks the contact’s language, from right to left, too', async () => {
    const here = await visit({ locale: 'de' })
    await until(() => here.screen.words.includes('Bevor es losgeht'), 'German')
    await until(() => textOf(labelled(here, 'Ihr Name')).includes('erforderlich'), 'all of it in German')
    here.widget.dir = 'rtl'
    const { left, right } = form(here).getBoundingClientRect()
    const button = (await here.screen.find('button', 'Chat beginnen')).getBoundingClientRect()
    expect(button.left - left).to.be.lessThan(right - button.right)
  })

  it('[B006] [WID90] words from left to right stand at the side where a panel from right to left begins', async () => {
    const here = await visit()
    here.widget.dir = 'rtl'
    const { right } = control(here, 'Order number').getBoundingClientRect()
    for (const selector of ['.label', '.hint']) {
      const words = document.createRange()
      words.selectNodeContents(labelled(here, 'Order number').querySelector(selector)!)
      expect(words.getBoundingClientRect().right, selector).to.be.closeTo(right, 1)
    }
  })
})

for (const theme of ['light', 'dark'])
  it(`[WID80] [B006] axe finds nothing in the questions before a chat, ${theme}`, async () => {
    const shop = await Shop.open({ preChatForm, caseData })
    const here = await shop.visit({ theme })
    await until(() => form(here)?.shadowRoot?.querySelector('.field'), 'the form')
    await expect(here.widget, 'asking').to.be.accessible({ ignoredTags: ['best-practice'] })
    await here.screen.press('Start chat')
    await here.screen.sees('Please check 2 answers.')
    await expect(here.widget, 'asking again').to.be.accessible({ ignoredTags: ['best-practice'] })
    shop.close()
  })

describe('questions that can be skipped', () => {
  it('[B006] [WID94] are skipped at once, and a bot greets only after them', async () => {
    const shop = await Shop.open({
      preChatForm: [{ key: 'order', label: 'Order number' }],
      bot: { id: 'mira', name: 'Mira' },
    })
    const here = await shop.visit()
    await here.screen.find('button', 'Skip')
    await shop.server.settled()
    expect(here.chat.state.stage).to.equal('empty')
    await here.screen.press('Skip')
    await until(() => here.chat.state.view.conversation.seq > 0, 'a conversation')
    shop.close()
  })
})
