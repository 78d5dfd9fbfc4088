import { expect } from '@open-wc/testing'
import { allNamed, descriptionOf, named, textOf, until } from '../testing/find.ts'
import { write } from '../testing/hands.ts'
import { ada, Office } from '../testing/office.ts'

const newcomer = { ...ada, ready: false }

describe('parley-agent: presence and connection', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[B040] [DSK10] [DSK11] becomes not ready with a reason, in every panel', async () => {
    const { panel } = await office.seat()
    const other = await office.seat()
    const presence = await named(panel, 'button', 'Presence')
    await until(() => descriptionOf(presence).startsWith('Ready'), 'Ready')
    presence.click()
    const names = ['Ready', 'Not ready', 'Break', 'Lunch'].map((name) => allNamed(panel, 'menuitem', name).length)
    expect(names).to.deep.equal([1, 1, 1, 1])
    ;(await named(panel, 'menuitem', 'Lunch')).click()

    for (const each of [panel, other.panel]) {
      const button = await named(each, 'button', 'Presence')
      await until(() => descriptionOf(button).startsWith('Not ready: Lunch since'), 'the reason in the description')
    }
  })

  it('[DSK54] without a conversation says why, and offers to become ready', async () => {
    const { panel } = await office.seat(newcomer)
    ;(await named(panel, 'button', 'Become Ready')).click()
    const presence = await named(panel, 'button', 'Presence')
    await until(() => descriptionOf(presence).startsWith('Ready'), 'Ready')
    await until(() => allNamed(panel, 'button', 'Become Ready').length === 0, 'no button any more')
  })

  it('[A236] [DSK2] [DSK3] tells of a lost line; what needs the server says why it cannot be done', async () => {
    const { panel, line } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    line.reachable = false
    line.cut()

    const status = await named(panel, 'status', 'Connection')
    await until(() => textOf(status) === 'Offline', 'Offline')
    const endChat = await named(panel, 'button', 'End Chat')
    await until(() => endChat.getAttribute('aria-disabled') === 'true', 'a disabled End Chat')
    expect(descriptionOf(endChat)).to.equal('Not possible while the connection is lost')
    endChat.click()
    expect(allNamed(panel, 'textbox', 'Message'), 'one can go on writing').to.have.length(1)

    line.reachable = true
    ;(await named(panel, 'button', 'Connect now')).click()
    await until(() => textOf(status) === 'Online', 'Online again')
    await until(() => !endChat.hasAttribute('aria-disabled'), 'an End Chat that works')
  })

  it('[DSK2] says when the server does not accept the agent, and how to go on', async () => {
    const { panel } = await office.seat(ada)
    const good = panel.token
    panel.remove()
    panel.token = async () => 'not a token of this server'
    document.body.append(panel)
    const status = await named(panel, 'status', 'Connection')
    await until(() => textOf(status) === 'Signed out', 'Signed out')
    panel.token = good
    ;(await named(panel, 'button', 'Connect now')).click()
    await until(() => textOf(status) === 'Online', 'Online')
    panel.remove()
  })

  it('[DSK1] asks for the token again when the page could not get one', async () => {
    const { panel } = await office.seat(ada)
    const good = panel.token
    panel.remove()
    panel.token = async () => {
      throw new Error('503')
    }
    document.body.append(panel)
    const status = await named(panel, 'status', 'Connection')
    await until(() => textOf(status) === 'Offline', 'Offline')
    panel.token = good
    await office.clock.advance(60_000)
    await until(() => textOf(status) === 'Online', 'Online')
    panel.remove()
  })

  it('[A004] a draft written without a line is sent when it is back', async () => {
    const { panel, line } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    line.reachable = false
    line.cut()
    await write(panel, 'Patience')
    ;(await named(panel, 'button', 'Send')).click()
    line.reachable = true
    await office.clock.advance(60_000)
    await until(
      () => mia.client.conversations.get(mia.conversation)?.conversation.lastMessage?.text === 'Patience',
      'the line at the contact',
    )
  })
})
