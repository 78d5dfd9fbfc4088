import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { consulting, laneWith, saysPrivately } from '../testing/consulting.ts'
import { allNamed, descriptionOf, findAll, focused, gone, named, textOf, until } from '../testing/find.ts'
import { heard, write } from '../testing/hands.ts'
import { deskOf, Office } from '../testing/office.ts'

const heardBy = (caller: { client: { conversations: ReadonlyMap<string, unknown> }; conversation: string }) =>
  JSON.stringify(caller.client.conversations.get(caller.conversation))

describe('parley-lane', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[A203] [A205] [LAN1] [LAN2] an accepted consultation is a lane below the conversation, and what is said there stays there', async () => {
    const { first, second, mia } = await consulting(office)
    const lane = await laneWith(first, 'Ben')
    const log = await named(first, 'log', 'Conversation')
    expect(log.getBoundingClientRect().bottom).to.be.at.most(lane.getBoundingClientRect().top)
    expect(textOf(lane.querySelector('h3'))).to.equal('Private · with Ben (chat)')
    const host = findAll(first, 'parley-lane')[0]!
    expect(getComputedStyle(host).borderBlockStartStyle).to.equal('dashed')
    const conversation = findAll(first, 'parley-agent-composer')[0]!.getBoundingClientRect()
    expect(host.getBoundingClientRect().left, 'indented').to.be.above(conversation.left)
    expect(lane.querySelector('.lock svg')).not.to.equal(null)
    await saysPrivately(first, 'Ben', 'Do we have it in blue?')
    const other = await laneWith(second, 'Ada')
    await until(
      () => textOf(allNamed(other, 'log', 'Consultation')[0]).includes('Do we have it in blue?'),
      'the question',
    )
    await saysPrivately(second, 'Ada', 'Only in green')
    await until(() => textOf(allNamed(lane, 'log', 'Consultation')[0]).includes('Only in green'), 'the answer')
    expect(textOf(log)).not.to.contain('green')
    expect(heardBy(mia)).not.to.match(/blue|green/)
    await expect(first).to.be.accessible()
  })

  it('[B032] [LAN3] while a lane is open every Send names whom it reaches, and each lane has its own draft', async () => {
    const { first } = await consulting(office)
    const lane = await laneWith(first, 'Ben')
    expect(allNamed(first, 'button', 'Send')).to.have.length(0)
    await named(first, 'button', 'Send to Mia Chen')
    await named(lane, 'button', 'Send to Ben')
    await write(first, 'One moment')
    const mine = await named<HTMLTextAreaElement>(lane, 'textbox', 'Message')
    expect(mine.value).to.equal('')
    expect(mine.placeholder).to.equal('Mia Chen cannot read this')
    ;(await named(lane, 'button', 'End Consultation')).click()
    await named(first, 'button', 'Send')
    expect((await named<HTMLTextAreaElement>(first, 'textbox', 'Message')).value).to.equal('One moment')
  })

  it('[A208] [A209] [A211] [LAN5] either side ends it, the chat goes on, and each marks it Done', async () => {
    const { first, second, mia } = await consulting(office)
    ;(await named(second, 'button', 'End Consultation')).click()
    const lane = await laneWith(first, 'Ben')
    const done = await named(lane, 'button', 'Done')
    expect(textOf(lane.querySelector('.state'))).to.equal('ended')
    mia.says('Still there?')
    const log = await named(first, 'log', 'Conversation')
    await until(() => textOf(log).includes('Still there?'), 'the chat that goes on')
    done.click()
    await gone(first, 'region', 'Private consultation with Ben')
    ;(await named(second, 'button', 'Done')).click()
    await gone(second, 'heading', 'Mia Chen')
    expect(allNamed(second, 'status').map(textOf).join()).not.to.contain('no longer yours')
  })

  it('[A210] [LAN5] the end of the chat ends it; Mark Done waits until both have marked it Done', async () => {
    const { first, second } = await consulting(office)
    ;(await named(first, 'button', 'End Chat')).click()
    const markDone = await named(first, 'button', 'Mark Done')
    await until(() => markDone.ariaDisabled === 'true', 'a button that waits')
    expect(markDone.getAttribute('aria-description')).to.equal('Both sides of the consultation mark it Done first')
    ;(await named(await laneWith(first, 'Ben'), 'button', 'Done')).click()
    ;(await named(second, 'button', 'Done')).click()
    await until(() => markDone.ariaDisabled !== 'true', 'a button that waits no longer')
    markDone.click()
    await gone(first, 'heading', 'Mia Chen')
  })

  it('[LAN1] an IM consultation says so; a lane can be folded, and tells then what is unread', async () => {
    const { first, second } = await consulting(office, { purpose: 'im-consultation' })
    const lane = await laneWith(first, 'Ben')
    expect(textOf(lane.querySelector('h3'))).to.equal('Private · with Ben (IM)')
    const fold = await named(lane, 'button', 'Hide the private conversation')
    fold.focus()
    await sendKeys({ press: 'Enter' })
    await gone(lane, 'log', 'Consultation')
    expect(focused()).to.equal(fold)
    await saysPrivately(second, 'Ada', 'Here I am')
    await named(lane, 'img', '1 unread message')
    first.scrollIntoView()
    ;(await named(lane, 'button', 'Show the private conversation')).click()
    await until(() => textOf(allNamed(lane, 'log', 'Consultation')[0]).includes('Here I am'), 'what was said')
    await gone(lane, 'img', '1 unread message')
  })

  it('[LAN4] says when the other one has lost their connection, and when they are back', async () => {
    const { first, line } = await consulting(office)
    const lane = await laneWith(first, 'Ben')
    line.reachable = false
    line.cut()
    await office.clock.advance(31_000)
    await until(() => textOf(lane.querySelector('.state')) === 'lost connection', 'that Ben is gone')
    line.reachable = true
    await office.clock.advance(31_000)
    await until(() => textOf(lane.querySelector('.state')) === '', 'that Ben is back')
  })

  it('[LAN3] the draft of a lane is there again after a reload, and gone with the lane', async () => {
    const { first } = await consulting(office)
    const lane = await laneWith(first, 'Ben')
    const field = await named<HTMLTextAreaElement>(lane, 'textbox', 'Message')
    field.value = 'Half a th'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    first.remove()
    const { panel } = await office.seat()
    panel.style.blockSize = '700px'
    const again = await laneWith(panel, 'Ben')
    await until(() => allNamed(again, 'textbox').length === 1, 'a field')
    expect((allNamed(again, 'textbox')[0] as HTMLTextAreaElement).value).to.equal('Half a th')
    ;(await named(again, 'button', 'End Consultation')).click()
    ;(await named(again, 'button', 'Done')).click()
    await gone(panel, 'region', 'Private consultation with Ben')
    expect(JSON.stringify(Object.entries(localStorage))).not.to.contain('Half a th')
  })

  it('[LAN4] one tick is sent, two are read by the other one; one’s own reading says nothing', async () => {
    const { first, second } = await consulting(office)
    const lane = await laneWith(first, 'Ben')
    ;(await named(await laneWith(second, 'Ada'), 'button', 'Hide the private conversation')).click()
    await saysPrivately(first, 'Ben', 'Are you there?')
    await named(lane, 'img', 'Sent')
    second.scrollIntoView()
    ;(await named(await laneWith(second, 'Ada'), 'button', 'Show the private conversation')).click()
    await named(lane, 'img', 'Read')
  })

  it('[LAN8] on a phone a switch shows one of both, and says what is unread in the other', async () => {
    const { first, second } = await consulting(office, { width: 390, height: 560 })
    await named(first, 'log', 'Conversation')
    expect(allNamed(first, 'log', 'Consultation')).to.have.length(0)
    await named(first, 'button', 'Ben (private)')
    await saysPrivately(second, 'Ada', 'Psst')
    const choice = await named(first, 'button', 'Ben (private), 1 unread message')
    await expect(first).to.be.accessible()
    first.scrollIntoView()
    choice.focus()
    await sendKeys({ press: 'Enter' })
    const log = await named(first, 'log', 'Consultation')
    await until(() => textOf(log).includes('Psst'), 'what was said')
    expect(allNamed(first, 'log', 'Conversation')).to.have.length(0)
    expect(choice.ariaPressed).to.equal('true')
    ;(await named(first, 'button', 'Mia Chen')).click()
    await named(first, 'log', 'Conversation')
  })

  it('[LAN8] with the largest text the switch takes more lines, and all of it is there', async () => {
    const { first } = await consulting(office, { width: 390, height: 560 })
    deskOf(first).view.setZoom(2)
    const choice = await named(first, 'button', 'Ben (private)')
    const contact = await named(first, 'button', 'Mia Chen')
    await until(() => choice.getBoundingClientRect().top >= contact.getBoundingClientRect().bottom, 'two lines')
    const group = choice.parentElement!
    expect(group.scrollWidth).to.be.at.most(group.clientWidth)
    expect(textOf(choice)).to.equal('Ben (private)')
  })

  it('[LAN8] a file that is dropped on a lane goes nowhere', async () => {
    const { first } = await consulting(office)
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['secret'], 'secret.txt', { type: 'text/plain' }))
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true })
    const attached = heard(first, 'parley-attach')
    ;(await laneWith(first, 'Ben')).dispatchEvent(drop)
    expect(drop.defaultPrevented, 'the browser stays on the page').to.equal(true)
    expect(attached).to.have.length(0)
  })

  it('[A057] [LAN6] what a colleague writes counts in the bar, and flashes while another chat is shown', async () => {
    const { first, second } = await consulting(office)
    await office.talking(first, 'Tom Baker')
    const entry = () => allNamed(first, 'listitem', 'Mia Chen')[0]!
    expect(entry().querySelector('.flash')).to.equal(null)
    await saysPrivately(second, 'Ada', 'Found it')
    await until(() => entry().querySelector('.flash'), 'a flashing entry')
    expect(textOf(entry().querySelector('.count'))).to.equal('1')
    expect(descriptionOf(entry().querySelector('button')!)).to.match(
      /A colleague has written, privately.*1 unread message in the private consultation/,
    )
    entry().dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }))
    await until(
      () =>
        findAll(first, 'parley-entry-preview').some(
          (each) => textOf(each.shadowRoot?.querySelector('.said')) === 'Ben: Found it',
        ),
      'what Ben wrote',
    )
    first.scrollIntoView()
    entry().querySelector('button')!.click()
    await until(() => !entry().querySelector('.flash') && !entry().querySelector('.count'), 'a quiet entry')
    ;(await named(second, 'button', 'End Consultation')).click()
    await named(await laneWith(first, 'Ben'), 'button', 'Done')
    expect(entry().querySelector('.flash'), 'what is shown').to.equal(null)
  })
})
