import { expect } from '@open-wc/testing'
import type { InMemoryServer } from '@parley/server/in-memory'
import { allNamed, descriptionOf, findAll, gone, named, textOf, until } from '../testing/find.ts'
import { ada, deskOf, Office, type PanelInTest } from '../testing/office.ts'

const strip = (panel: PanelInTest) => {
  const told = findAll(panel, '[part="strip"] .told')[0]
  const groups = told ? findAll(told, 'li') : []
  return groups.length > 0 ? groups.map(textOf).join('; ') : textOf(told)
}
const spoken = (panel: PanelInTest) =>
  textOf(findAll(panel, 'parley-channels').flatMap((element) => findAll(element, '[role="status"]'))[0])
const details = (panel: PanelInTest) => textOf(findAll(panel, '.details')[0])
type Trouble = Parameters<InMemoryServer['core']['noteTrouble']>[1]
const noRoom: Trouble = { channel: 'files', is: 'down', why: 'no-room' }

describe('parley-channels: system messages', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  const trouble = async (source: string, what: Trouble) => {
    ;(await office.server).core.noteTrouble(source, what)
    await office.clock.advance(300)
  }
  const seated = async (width?: number) => {
    const seat = await office.seat(ada, width === undefined ? {} : { width })
    await until(() => deskOf(seat.panel).state.line.is === 'online', 'a line')
    await customElements.whenDefined('parley-channels')
    return seat
  }

  it('[A236] [OPS20] takes no room while everything works, and says quietly what does not', async () => {
    const { panel } = await seated()
    await office.talking(panel, 'Mia Chen')
    expect(allNamed(panel, 'region', 'System messages')).to.have.length(0)

    await trouble('room', noRoom)
    await named(panel, 'region', 'System messages')
    expect(strip(panel)).to.equal('Files not available')
    expect(spoken(panel)).to.equal(
      'Files: not available. The server is nearly full. No files can be sent; those that are there can be opened.',
    )
  })

  it('[A236] [OPS22] what cannot be used says why, and everything else goes on', async () => {
    const { panel } = await seated()
    const mia = await office.talking(panel, 'Mia Chen')
    await trouble('room', noRoom)
    const attach = await named(panel, 'button', 'Add Attachments')
    await until(() => attach.getAttribute('aria-disabled') === 'true', 'a disabled button')
    expect(descriptionOf(attach)).to.equal('The server has no room for files at the moment')
    mia.says('Still there?')
    await until(() => findAll(panel, '[role="log"]').some((log) => textOf(log).includes('Still there?')), 'her message')

    await trouble('room', null)
    await until(() => !attach.hasAttribute('aria-disabled'), 'a button that works')
  })

  it('[A236] [OPS21] says when it is back, for a while; what came and went can be looked up', async () => {
    const { panel } = await seated()
    await trouble('room', noRoom)
    await trouble('index', { channel: 'search', is: 'limited', why: 'behind' })
    await trouble('room', null)
    await trouble('index', null)
    await until(() => strip(panel) === 'Everything works again.', 'the good news')
    await office.clock.advance(30_000)
    await gone(panel, 'region', 'System messages')

    deskOf(panel).view.show('channels')
    await until(() => strip(panel) === 'Everything works.', 'the strip')
    const lines = findAll(panel, '.changes li').map((line) => textOf(line).replace(/^\S+( [AP]M)? /, ''))
    expect(lines).to.deep.equal(['Search: available', 'Files: available', 'Search: limited', 'Files: not available'])
    ;(await named(panel, 'button', 'Close')).click()
    await gone(panel, 'region', 'System messages')
  })

  it('[A235] [OPS23] a lost line is told for each channel, and what it means', async () => {
    const { panel, line } = await seated()
    await office.talking(panel, 'Mia Chen')
    line.reachable = false
    line.cut()
    await until(() => strip(panel) === 'Chat waits; Files, Search not available', 'every channel')
    ;(await named(panel, 'button', 'Details')).click()
    await until(() => details(panel) !== '', 'the details')
    expect(details(panel)).to.contain('What you write is kept here and sent when the connection is back.')
    expect(details(panel)).to.contain('Files can be neither sent nor opened.')
    expect(details(panel)).to.contain('Nothing can be looked for until the connection is back.')

    line.reachable = true
    ;(await named(panel, 'button', 'Connect now')).click()
    await until(() => strip(panel) === 'Everything works again.', 'the good news')
  })

  it('[OPS23] trouble that was there before is there after a lost line, and nothing else', async () => {
    const { panel, line } = await seated()
    await trouble('room', noRoom)
    line.reachable = false
    line.cut()
    await until(() => strip(panel).startsWith('Chat waits'), 'a lost line')
    line.reachable = true
    ;(await named(panel, 'button', 'Connect now')).click()
    await until(() => strip(panel) === 'Files not available', 'what is left')
  })

  it('[OPS22] the search says itself that it is limited', async () => {
    const { panel } = await seated()
    await trouble('index', { channel: 'search', is: 'limited', why: 'broken' })
    ;(await named(panel, 'button', 'Search')).click()
    const note = () => findAll(panel, 'parley-channel-note').flatMap((each) => findAll(each, '.note'))[0]
    await until(note, 'a note')
    expect(textOf(note())).to.contain('What is said now is not found')
  })

  it('[OPS24] fits a phone', async () => {
    const { panel, line } = await seated(360)
    await office.talking(panel, 'Mia Chen')
    line.reachable = false
    line.cut()
    const region = await named(panel, 'region', 'System messages')
    ;(await named(panel, 'button', 'Details')).click()
    await until(() => details(panel) !== '', 'the details')
    expect(region.scrollWidth).to.be.at.most(region.clientWidth)
    expect(region.clientHeight).to.be.below(340)
    expect(allNamed(panel, 'textbox', 'Message')).to.have.length(1)
  })
})
