import { expect } from '@open-wc/testing'
import { allNamed, descriptionOf, findAll, named, textOf, until } from '../testing/find.ts'
import { press, write } from '../testing/hands.ts'
import { Office, type PanelInTest } from '../testing/office.ts'
import { pageAsItIs, pageIs } from '../testing/page.ts'

const entry = (panel: Element, name: string) => allNamed(panel, 'listitem', name)[0]!
const button = (panel: Element, name: string) => entry(panel, name).querySelector('button') as HTMLButtonElement
const isFlashing = (panel: Element, name: string) => entry(panel, name).querySelector('.flash') !== null
const isSeen = (panel: Element, name: string) => entry(panel, name).classList.contains('seen')
const described = (panel: Element, name: string) => descriptionOf(button(panel, name))
const preview = (panel: Element) => findAll(panel, 'parley-entry-preview')[0]
const previewed = (panel: Element) => textOf(preview(panel)?.shadowRoot?.querySelector('.said'))

const rests = (panel: Element, name: string) =>
  entry(panel, name).dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }))

const turnsTo = async (panel: Element, name: string) => {
  button(panel, name).click()
  await until(() => textOf(allNamed(panel, 'heading')[0]) === name, name)
}

describe('parley-agent: attention', () => {
  let office: Office
  beforeEach(() => {
    office = new Office()
    pageIs('in front')
  })
  afterEach(async () => {
    pageAsItIs()
    await office.close()
  })

  /** Mia and Tom are there; Tom is shown, and Mia waits from now on. */
  async function twoAtOnce(): Promise<{ panel: PanelInTest; mia: Awaited<ReturnType<Office['talking']>> }> {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    await office.talking(panel, 'Tom Baker')
    await until(() => customElements.get('parley-alerts'), 'the alerts')
    return { panel, mia }
  }

  it('[A031] [A032] [A034] [ATT1] [ATT2] an entry flashes at warning and again when late, while another one is shown', async () => {
    const { panel } = await twoAtOnce()
    expect(isFlashing(panel, 'Mia Chen')).to.equal(false)
    await office.clock.advance(60_000)
    await until(() => isFlashing(panel, 'Mia Chen'), 'a flashing entry')
    expect(isFlashing(panel, 'Tom Baker'), 'the one that is shown').to.equal(false)
    expect(described(panel, 'Mia Chen')).to.match(/Waiting 1:0\d, warning/)

    rests(panel, 'Mia Chen')
    await until(() => !isFlashing(panel, 'Mia Chen'), 'a steady entry')
    await office.clock.advance(60_000)
    await until(() => isFlashing(panel, 'Mia Chen'), 'an entry that flashes again')
  })

  it('[A044] [A045] [A046] [ATT5] the pointer on a flashing entry brings up the latest message of the contact, and stops the flashing', async () => {
    const { panel, mia } = await twoAtOnce()
    mia.says('Where is my\nparcel?')
    await office.clock.advance(60_000)
    await until(() => isFlashing(panel, 'Mia Chen'), 'a flashing entry')
    rests(panel, 'Mia Chen')
    await until(() => previewed(panel) === 'Where is my parcel?', 'the latest message')
    expect(preview(panel)?.matches(':popover-open')).to.equal(true)
    await until(() => !isFlashing(panel, 'Mia Chen'), 'a steady entry')
    await expect(panel).to.be.accessible()
    press(document.body, 'Escape')
    await until(() => !preview(panel), 'no preview')
  })

  it('[A045] [ATT5] [ATT6] the focus does the same; what was seen keeps a quiet mark until it is answered', async () => {
    const { panel } = await twoAtOnce()
    await office.clock.advance(60_000)
    await until(() => isFlashing(panel, 'Mia Chen'), 'a flashing entry')
    button(panel, 'Mia Chen').focus()
    await until(() => previewed(panel) === 'Hello!', 'the latest message')
    await until(() => isSeen(panel, 'Mia Chen'), 'a quiet mark')
    expect(described(panel, 'Mia Chen')).to.contain('seen, not answered')

    await turnsTo(panel, 'Mia Chen')
    await write(panel, 'Here I am')
    ;(await named(panel, 'button', 'Send')).click()
    await until(() => !isSeen(panel, 'Mia Chen'), 'no mark any more')
    expect(described(panel, 'Mia Chen')).not.to.contain('Waiting')
  })

  it('[A045] [ATT4] [ATT6] what was seen is still seen after a reload, and flashes at its next stage', async () => {
    const { panel } = await twoAtOnce()
    await office.clock.advance(60_000)
    await until(() => isFlashing(panel, 'Mia Chen'), 'a flashing entry')
    button(panel, 'Mia Chen').focus()
    await until(() => isSeen(panel, 'Mia Chen'), 'a quiet mark')
    panel.remove()
    const { panel: after } = await office.seat()
    await until(() => allNamed(after, 'listitem', 'Mia Chen')[0], 'the entries')
    await until(() => isSeen(after, 'Mia Chen'), 'the quiet mark again')
    expect(isFlashing(after, 'Mia Chen')).to.equal(false)
    await office.clock.advance(60_000)
    await until(() => isFlashing(after, 'Mia Chen'), 'a flashing entry')
  })

  it('[A045] [ATT5] nothing is previewed that does not flash, and a finger shows the interaction itself', async () => {
    const { panel } = await twoAtOnce()
    rests(panel, 'Mia Chen')
    await office.clock.advance(60_000)
    await until(() => isFlashing(panel, 'Mia Chen'), 'a flashing entry')
    entry(panel, 'Mia Chen').dispatchEvent(new PointerEvent('pointermove', { pointerType: 'touch' }))
    await turnsTo(panel, 'Mia Chen')
    expect(preview(panel)).to.equal(undefined)
  })

  it('[A031] [ATT1] what is shown flashes, too, once another window covers the page', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    pageIs('behind')
    await office.clock.advance(60_000)
    await until(() => isFlashing(panel, 'Mia Chen'), 'a flashing entry')
    pageIs('in front')
    await until(() => !isFlashing(panel, 'Mia Chen'), 'a steady entry')
    expect(isSeen(panel, 'Mia Chen')).to.equal(true)
  })

  it('[A037] [ATT3] an entry flashes when its contact has left', async () => {
    const { panel, mia } = await twoAtOnce()
    mia.client.send('end-conversation', {}, mia.conversation)
    await until(() => isFlashing(panel, 'Mia Chen'), 'a flashing entry')
    expect(described(panel, 'Mia Chen')).to.contain('The contact has left')
    await turnsTo(panel, 'Mia Chen')
    await until(() => !isFlashing(panel, 'Mia Chen'), 'a steady entry')
    await turnsTo(panel, 'Tom Baker')
    expect(isFlashing(panel, 'Mia Chen'), 'seen').to.equal(false)
  })

  it('[A037] [DSK56] in a narrow panel the way back says how many flash behind it, until they were seen', async () => {
    const { panel } = await office.seat(undefined, { width: 390 })
    const mia = await office.talking(panel, 'Mia Chen')
    const marks = () => mia.client.conversations.get(mia.conversation)?.conversation.readMarks
    await until(() => marks()?.['p2'], 'read while it is shown')
    await office.talking(panel, 'Tom Baker')
    await named(panel, 'button', 'Back to the list')
    mia.client.send('end-conversation', {}, mia.conversation)
    ;(await named(panel, 'button', 'Back to the list, 1 interaction needs you')).click()
    ;(await named(panel, 'button', 'Mia Chen')).click()
    await until(() => textOf(allNamed(panel, 'heading')[0]) === 'Mia Chen', 'Mia')
    findAll(panel, '.back')[0]?.click()
    ;(await named(panel, 'button', 'Tom Baker')).click()
    await named(panel, 'button', 'Back to the list')
  })

  it('[A038] [A039] [ATT3] an entry flashes when its conversation is about to end because nobody writes, and when it has', async () => {
    const { panel, mia } = await twoAtOnce()
    await turnsTo(panel, 'Mia Chen')
    await write(panel, 'Good bye')
    ;(await named(panel, 'button', 'Send')).click()
    await until(
      () => mia.client.conversations.get(mia.conversation)?.conversation.lastMessage?.text === 'Good bye',
      'it',
    )
    await turnsTo(panel, 'Tom Baker')
    await office.clock.advance(8 * 60_000 + 1_000)
    await until(() => described(panel, 'Mia Chen').includes('Ends soon: nobody writes'), 'the reason')
    expect(isFlashing(panel, 'Mia Chen')).to.equal(true)
    rests(panel, 'Mia Chen')
    await until(() => !isFlashing(panel, 'Mia Chen'), 'a steady entry')
    await office.clock.advance(2 * 60_000)
    await until(() => described(panel, 'Mia Chen').includes('Ended: nobody wrote'), 'the reason')
    expect(isFlashing(panel, 'Mia Chen')).to.equal(true)
  })
})
