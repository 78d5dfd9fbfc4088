import { expect } from '@open-wc/testing'
import { allNamed, findAll, gone, named, textOf, until } from '../testing/find.ts'
import { write } from '../testing/hands.ts'
import { Office } from '../testing/office.ts'

describe('parley-agent: one interaction', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[DSK44] a draft that is left at the end stays readable, and cannot be sent', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    await write(panel, 'Almost finished')
    mia.client.send('end-conversation', {}, mia.conversation)
    await named(panel, 'button', 'Mark Done')
    const textbox = await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')
    expect(textbox.value).to.equal('Almost finished')
    expect(textbox.readOnly).to.equal(true)
  })

  it('[DSK41] a second click of the same double click does nothing', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    ;(await named(panel, 'button', 'End Chat')).click()
    const markDone = await named(panel, 'button', 'Mark Done')
    expect(getComputedStyle(markDone).pointerEvents, 'deaf for a moment').to.equal('none')
    await until(() => getComputedStyle(markDone).pointerEvents === 'auto', 'a button that can be pressed')
  })

  it('[DSK31] the running time stands still from the end on', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await office.clock.advance(42_000)
    ;(await named(panel, 'button', 'End Chat')).click()
    await named(panel, 'button', 'Mark Done')
    await office.clock.advance(60_000)
    const elapsed = findAll(panel, 'li parley-elapsed')[0]?.shadowRoot?.querySelector('time')
    await until(() => textOf(elapsed) === '0:42', 'the time of the end')
  })

  it('[A082] [A083] [DSK45] a contact who comes back brings the chat before along', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen', 'My order is R-20418')
    mia.client.send('end-conversation', {}, mia.conversation)
    ;(await named(panel, 'button', 'Mark Done')).click()
    await gone(panel, 'listitem', 'Mia Chen')

    await mia.comesBack('Me again')
    ;(await named(panel, 'button', 'Accept')).click()
    const earlier = await named(panel, 'region', 'Earlier chat')
    expect(textOf(earlier)).to.contain('Mia Chen comes back')
    ;(await named(panel, 'button', 'Show')).click()
    const log = await named(panel, 'log', 'Earlier chat')
    await until(() => textOf(log).includes('My order is R-20418'), 'what was said before')
    await expect(panel).to.be.accessible()
    ;(await named(panel, 'button', 'Hide')).click()
    await gone(panel, 'log', 'Earlier chat')
  })

  it('[DSK45] says when the chat before cannot be loaded, and tries again', async () => {
    const { panel, line } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen', 'First')
    mia.client.send('end-conversation', {}, mia.conversation)
    ;(await named(panel, 'button', 'Mark Done')).click()
    await gone(panel, 'listitem', 'Mia Chen')
    await mia.comesBack('Me again')
    ;(await named(panel, 'button', 'Accept')).click()
    const show = await named(panel, 'button', 'Show')
    line.reachable = false
    line.cut()
    show.click()
    const again = await named(panel, 'button', 'Try again')
    line.reachable = true
    await office.clock.advance(31_000)
    await until(() => textOf(allNamed(panel, 'status', 'Connection')[0]) === 'Online', 'Online')
    again.click()
    await named(panel, 'log', 'Earlier chat')
  })

  it('[B037] [NTE5] [NTE6] an internal note stands among the lines for staff, and the contact’s log knows nothing of it', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen', 'My lamp is broken')
    await write(panel, 'A draft that stays')
    ;(await named(panel, 'button', 'Add internal note')).click()
    const field = await named<HTMLTextAreaElement>(panel, 'textbox', 'Internal note')
    field.value = 'Third time this week'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    const { seq } = mia.client.conversations.get(mia.conversation)!.conversation
    ;(await named(panel, 'button', 'Add note')).click()
    const log = await named(panel, 'log', 'Conversation')
    await until(() => log.querySelector('.note-added'), 'the note')
    expect(textOf(log.querySelector('.note-added span'))).to.match(
      /^Internal note by .+, for staff only Third time this week$/,
    )
    await gone(panel, 'textbox', 'Internal note')
    expect((await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')).value).to.equal('A draft that stays')
    mia.says('Hello?')
    await until(() => textOf(log).includes('Hello?'), 'what came next')
    const lines = [...log.querySelectorAll('.line')].map(textOf)
    expect(lines.findIndex((line) => line.includes('Third time'))).to.be.below(
      lines.findIndex((line) => line.includes('Hello?')),
    )
    expect(mia.client.conversations.get(mia.conversation)!.conversation.seq).to.be.at.most(seq + 3)
    await expect(panel).to.be.accessible()
  })
})
