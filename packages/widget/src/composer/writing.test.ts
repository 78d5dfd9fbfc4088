import { expect } from '@open-wc/testing'
import { findAll, press, textOf, type, until } from '../testing/find.ts'
import { Shop, type Visit } from '../testing/shop.ts'
import type { ParleyContactTools } from './parley-contact-tools.ts'

const card = '4111 1111 1111 1111'
const masked = '•••• •••• •••• 1111'

/** Writes and sends as soon as all that goes along with a chat is there, and waits for nothing more. */
async function sends({ screen, widget }: Visit, text: string) {
  await until(() => widget.style.getPropertyValue('--parley-seen'), 'all that goes along with a chat')
  const field = await screen.find<HTMLTextAreaElement>('textbox', 'Message')
  type(field, text)
  press(field, 'Enter')
}

const noteIn = ({ widget }: Visit) =>
  textOf(findAll(widget.shadowRoot!, 'parley-hidden-note')[0]?.shadowRoot?.querySelector('p'))

describe('what a contact writes', () => {
  let shop: Shop
  afterEach(() => shop.close())

  it('[SEC20] [B019] leaves this machine with card numbers hidden, and the contact is told', async () => {
    shop = await Shop.open()
    const visit = await shop.talk()
    visit.line.silent = true
    await sends(visit, `My card: ${card}`)
    await until(
      () => visit.screen.bubbles.includes(`My card: ${masked}`),
      'the hidden number, before the server has seen it',
    )
    await until(() => noteIn(visit) !== '', 'a note')
    expect(noteIn(visit)).to.equal('A card number was hidden: only its last four digits were sent.')
    await expect(visit.widget).to.be.accessible()
  })

  it('[SEC20] [B019] leaves with what the site names hidden', async () => {
    shop = await Shop.open({ maskPatterns: ['PIN \\d{4}'] })
    const visit = await shop.talk()
    await sends(visit, 'My PIN 1234')
    await until(() => visit.screen.bubbles.includes('My ••• ••••'), 'the hidden number')
    await until(() => noteIn(visit) === 'Something confidential was hidden before it was sent.', 'a note')
  })

  it('[CMP24] the note goes when the contact writes on', async () => {
    shop = await Shop.open()
    const visit = await shop.talk()
    await sends(visit, card)
    await until(() => noteIn(visit) !== '', 'a note')
    type(await visit.screen.find('textbox', 'Message'), 'And')
    await until(() => noteIn(visit) === '', 'no note')
  })

  it('[CMP4] an ask that somebody cancels stays cancelled with secrets hidden', async () => {
    shop = await Shop.open()
    const visit = await shop.talk()
    visit.widget.shadowRoot!.addEventListener('parley-send', (event) => event.preventDefault(), { once: true })
    await sends(visit, card)
    const field = await visit.screen.find<HTMLTextAreaElement>('textbox', 'Message')
    expect(field.value).to.equal(card)
  })
})

describe('the contact’s tools', () => {
  let shop: Shop
  afterEach(() => shop.close())

  it('[EMO2] [A153] [A154] a chosen emoji goes where the caret is, and the focus goes back into the field', async () => {
    shop = await Shop.open()
    const { screen } = await shop.talk()
    const field = await screen.find<HTMLTextAreaElement>('textbox', 'Message')
    type(field, 'Thanks!')
    field.setSelectionRange(6, 6)
    ;(await screen.find('button', 'Choose an emoji')).click()
    await until(() => findAll(document.body, '.tabpanel .emoji').length > 0, 'emojis')
    findAll(document.body, '.tabpanel .emoji[title^="grinning squinting"]')[0]?.click()
    await until(() => field.value === 'Thanks😆!', 'the emoji in the field')
    expect((field.getRootNode() as ShadowRoot).activeElement).to.equal(field)
  })

  it('[EMO4] [A151] where the site wants no emojis there is no button', async () => {
    shop = await Shop.open({ emoji: false })
    await shop.talk()
    await customElements.whenDefined('parley-contact-tools')
    const [tools] = findAll<ParleyContactTools>(document.body, 'parley-contact-tools')
    await tools?.updateComplete
    expect(findAll(document.body, 'parley-emoji-button')).to.have.lengthOf(0)
  })
})

describe('who can read this', () => {
  let shop: Shop
  afterEach(() => shop.close())

  it('[WID82] [B018] names everybody with what they are', async () => {
    shop = await Shop.open()
    const { screen } = await shop.talk()
    await screen.sees('Ada (agent) can read this')
  })

  it('[WID82] [A012] [B018] says that staff sees what is not sent yet, where it does', async () => {
    shop = await Shop.open({ typingPreview: true })
    const { screen } = await shop.talk()
    await screen.sees('Ada (agent) can read this as you type')
  })
})
