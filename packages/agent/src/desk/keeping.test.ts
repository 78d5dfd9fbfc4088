import { expect } from '@open-wc/testing'
import { allNamed, findAll, gone, named, textOf, until } from '../testing/find.ts'
import { write } from '../testing/hands.ts'
import { ada, ben, Office } from '../testing/office.ts'

/** What stands in the shown composer. */
const draftIn = (panel: Element) => (allNamed(panel, 'textbox', 'Message')[0] as HTMLTextAreaElement | undefined)?.value

const shownName = (panel: Element) => textOf(allNamed(panel, 'heading')[0])

describe('parley-agent: what it keeps', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[DSK43] keeps a draft per interaction', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await write(panel, 'For Mia')
    await office.talking(panel, 'Tom Baker')
    expect(draftIn(panel)).to.equal('')
    await write(panel, 'For Tom')

    ;(await named(panel, 'button', 'Mia Chen')).click()
    await until(() => draftIn(panel) === 'For Mia', 'the draft for Mia')
    ;(await named(panel, 'button', 'Tom Baker')).click()
    await until(() => draftIn(panel) === 'For Tom', 'the draft for Tom')
  })

  it('[DSK50] [DSK43] finds everything again after the browser was gone: interactions, selection, drafts', async () => {
    const first = await office.seat()
    await office.talking(first.panel, 'Mia Chen', 'One')
    await office.talking(first.panel, 'Tom Baker', 'Two')
    await office.talking(first.panel, 'Ida Blom', 'Three')
    ;(await named(first.panel, 'button', 'Tom Baker')).click()
    await until(() => shownName(first.panel) === 'Tom Baker', 'Tom')
    await write(first.panel, 'Half a sent')
    first.panel.remove()

    const { panel } = await office.seat()
    await until(() => allNamed(panel, 'listitem').length === 3, 'three interactions')
    await until(() => shownName(panel) === 'Tom Baker', 'Tom again')
    expect(draftIn(panel)).to.equal('Half a sent')
    const log = await named(panel, 'log', 'Conversation')
    await until(() => textOf(log).includes('Two'), 'what Tom said')
  })

  it('[DSK50] [DSK3] sends after a reload what was written while the line was lost', async () => {
    const first = await office.seat()
    const mia = await office.talking(first.panel, 'Mia Chen')
    first.line.reachable = false
    first.line.cut()
    await write(first.panel, 'Written without a line')
    ;(await named(first.panel, 'button', 'Send')).click()
    const log = await named(first.panel, 'log', 'Conversation')
    await until(() => textOf(log).includes('Written without a line'), 'the line on its way')
    await until(() => findAll(first.panel, '.sending').length === 1, 'the mark of a line on its way')
    first.panel.remove()

    await office.seat()
    await until(
      () => mia.client.conversations.get(mia.conversation)?.conversation.lastMessage?.text === 'Written without a line',
      'the line at the contact',
    )
  })

  it('[DSK4] another agent on the same machine finds nothing of it', async () => {
    const first = await office.seat(ada)
    await office.talking(first.panel, 'Mia Chen')
    await write(first.panel, 'Secret draft')
    await gone(first.panel, 'region', 'Invitation')
    first.panel.remove()

    const second = await office.seat(ben)
    const status = await named(second.panel, 'status', 'Connection')
    await until(() => textOf(status) === 'Online', 'Online')
    expect(
      Object.keys(localStorage).some((key) => key.includes(':ben:') && localStorage[key]?.includes('Secret')),
    ).to.equal(false)
    expect(allNamed(second.panel, 'listitem')).to.have.length(0)
  })

  it('[DSK51] [DSK23] [DSK42] two panels of one agent stay equal', async () => {
    const one = await office.seat()
    const other = await office.seat()
    await office.caller('Mia Chen', 'Hello both')
    await named(other.panel, 'region', 'Invitation')
    ;(await named(one.panel, 'button', 'Accept')).click()

    await named(other.panel, 'listitem', 'Mia Chen')
    await gone(other.panel, 'region', 'Invitation')
    expect(findAll(other.panel, '.notice'), 'no line about what the agent did').to.have.length(0)
    await write(one.panel, 'From one window')
    ;(await named(one.panel, 'button', 'Send')).click()
    await until(
      () => textOf(allNamed(other.panel, 'log', 'Conversation')[0]).includes('From one window'),
      'the line in the other',
    )

    ;(await named(other.panel, 'button', 'End Chat')).click()
    ;(await named(one.panel, 'button', 'Mark Done')).click()
    await gone(other.panel, 'listitem', 'Mia Chen')
  })

  it('[A014] [A015] [DSK52] changes the size of the text and remembers it', async () => {
    const first = await office.seat()
    await until(() => textOf(allNamed(first.panel, 'status', 'Connection')[0]) === 'Online', 'Online')
    const size = (panel: Element) => parseFloat(getComputedStyle(panel).getPropertyValue('font-size'))
    const before = size(first.panel)
    ;(await named(first.panel, 'button', 'Menu')).click()
    ;(await named(first.panel, 'button', 'Larger text')).click()
    await until(() => size(first.panel) > before, 'larger text')
    const larger = size(first.panel)
    first.panel.remove()

    const { panel } = await office.seat()
    await until(() => size(panel) === larger, 'the same size again')
  })

  it('[DSK5] a panel that is taken off the page and put back shows the same', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    const place = panel.parentElement
    panel.remove()
    place?.append(panel)
    await named(panel, 'listitem', 'Mia Chen')
    await until(() => textOf(allNamed(panel, 'status', 'Connection')[0]) === 'Online', 'Online')
  })
})
