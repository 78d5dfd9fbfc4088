import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { consulting, laneWith, saysPrivately } from '../testing/consulting.ts'
import { allNamed, findAll, focused, named, textOf, until } from '../testing/find.ts'
import { Office, type PanelInTest } from '../testing/office.ts'

const secret = 'She is known to haggle'

/** The transfer that a browser makes of what is pasted or dropped. */
const carrying = (text: string) => {
  const data = new DataTransfer()
  data.setData('text/plain', text)
  return data
}

const question = (panel: PanelInTest) => findAll(panel, '[role=alertdialog]')[0]

describe('pasting from a private lane', () => {
  let office: Office
  let panel: PanelInTest
  let field: HTMLTextAreaElement
  beforeEach(async () => {
    office = new Office()
    const { first, second } = await consulting(office)
    panel = first
    await saysPrivately(second, 'Ada', secret)
    const log = await named(await laneWith(first, 'Ben'), 'log', 'Consultation')
    await until(() => textOf(log).includes(secret), 'the secret')
    const bubble = [...log.querySelectorAll('.bubble')].at(-1)!
    // As somebody does who drags the pointer over the words, and copies them.
    getSelection()!.selectAllChildren(bubble)
    bubble.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, composed: true }))
    field = allNamed(first, 'textbox', 'Message')[0] as HTMLTextAreaElement
    field.focus()
  })
  afterEach(() => office.close())

  const pastes = (text: string) => {
    const event = new ClipboardEvent('paste', {
      clipboardData: carrying(text),
      bubbles: true,
      composed: true,
      cancelable: true,
    })
    field.dispatchEvent(event)
    return event.defaultPrevented
  }

  it('[B032] [LAN7] asks first, and puts nothing into the message that is not wanted there', async () => {
    expect(pastes(secret)).to.equal(true)
    await until(() => question(panel), 'a question')
    expect(textOf(question(panel)?.querySelector('p'))).to.equal(
      'This comes from the private consultation. Put it into the message to Mia Chen?',
    )
    await until(() => textOf(focused()) === 'Don’t insert', 'the focus on the safe answer')
    await expect(panel).to.be.accessible()
    await sendKeys({ press: 'Escape' })
    await until(() => !question(panel), 'no question')
    expect(focused()).to.equal(field)
    expect(field.value).to.equal('')
  })

  it('[B032] [LAN7] inserts it as if it had been typed, when the agent says so', async () => {
    pastes(secret)
    ;(await named(panel, 'button', 'Insert')).click()
    await until(() => field.value === secret, 'the words')
    expect(focused()).to.equal(field)
  })

  it('[B032] [LAN7] asks for what is dropped, too', async () => {
    const event = new DragEvent('drop', {
      dataTransfer: carrying(`${secret}\n`),
      bubbles: true,
      composed: true,
      cancelable: true,
    })
    field.dispatchEvent(event)
    expect(event.defaultPrevented).to.equal(true)
    await until(() => question(panel), 'a question')
  })

  it('[LAN7] what comes from elsewhere goes in, and so does everything in the lane itself', async () => {
    expect(pastes('How are you?')).to.equal(false)
    field = (await named(await laneWith(panel, 'Ben'), 'textbox', 'Message')) as HTMLTextAreaElement
    expect(pastes(secret)).to.equal(false)
    expect(question(panel)).to.equal(undefined)
  })
})
