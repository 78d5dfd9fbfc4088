import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { allNamed, findAll, focused, gone, named, textOf, until } from '../testing/find.ts'
import { ada, deskOf, Office } from '../testing/office.ts'
import { defineSupervision } from './define-supervision.ts'

const cleo = { agentId: 'cleo', name: 'Cleo', role: 'supervisor' } as const

/** Ada talks with Mia; Cleo has opened the supervision. */
async function supervised(office: Office, theme: 'light' | 'dark' = 'light') {
  const { panel: agent } = await office.seat(ada)
  const caller = await office.talking(agent, 'Mia Chen', 'Where is my parcel?')
  const { panel: supervisor } = await office.seat(cleo, { theme })
  await until(() => deskOf(supervisor).state.agent, 'Cleo at her desk')
  deskOf(supervisor).view.show('supervision')
  const row = await named(supervisor, 'listitem', 'Mia Chen')
  const press = async (name: string) => (await named(supervisor, 'button', name)).click()
  return { agent, supervisor, caller, press, read: () => findAll(row, 'button')[0]?.click() }
}

describe('parley-agent: supervision', () => {
  let office: Office
  // What is fetched when it is opened first may take longer than a test waits.
  before(defineSupervision)
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[B039] [SUP20] shows who is there and what is going on', async () => {
    const { supervisor } = await supervised(office)
    await until(
      () => findAll(supervisor, '.counts').some((each) => textOf(each).includes('1 is handled')),
      'the counts',
    )
    expect(allNamed(supervisor, 'listitem', 'Ada')).to.have.length(1)
    expect(findAll(supervisor, '.meta').map(textOf)).to.include('with Ada · shop')
  })

  it('[B039] [SUP11] [SUP12] a conversation is read along, and its agent is told', async () => {
    const { supervisor, agent, read, caller } = await supervised(office)
    read()
    await until(
      () => findAll(supervisor, '[role=log]').some((log) => textOf(log).includes('Where is my parcel?')),
      'the words',
    )
    await until(
      () => findAll(agent, '.watched').some((each) => textOf(each).includes('Reads along: Cleo')),
      'Ada is told',
    )
    const { participants } = caller.client.conversations.get(caller.conversation)!.conversation
    expect(participants.map(({ name }) => name)).to.deep.equal(['Mia Chen', 'Ada'])
    await named(supervisor, 'button', 'Close').then((button) => button.click())
    await until(() => findAll(agent, '.watched').length === 0, 'nobody reads along')
  })

  it('[A226] [SUP1] a supervisor joins, and is in the conversation', async () => {
    const { supervisor, agent, read, press } = await supervised(office)
    read()
    await press('Join')
    await named(supervisor, 'heading', 'Mia Chen')
    await named(agent, 'listitem', 'Cleo')
  })

  it('[B039] [SUP2] taking over asks first', async () => {
    const { supervisor, agent, read, press } = await supervised(office)
    read()
    await press('Take over')
    await until(() => textOf(focused()) === 'Leave it', 'the focus on the safe answer')
    await sendKeys({ press: 'Enter' })
    await until(() => textOf(focused()) === 'Take over', 'the focus where it was')
    await sendKeys({ press: 'Enter' })
    await press('Take over from Ada')
    await named(supervisor, 'heading', 'Mia Chen')
    await gone(agent, 'heading', 'Mia Chen')
  })

  it('[B039] [SUP3] coaching opens a lane with the agent alone', async () => {
    const { supervisor, agent, read, press, caller } = await supervised(office)
    read()
    await press('Coach Ada')
    await until(() => deskOf(supervisor).state.entries[0]?.lanes.length === 1, 'the lane of Cleo')
    await until(() => deskOf(agent).state.entries[0]?.lanes.length === 1, 'the lane of Ada')
    expect(caller.client.conversations.get(caller.conversation)?.conversation.participants).to.have.length(2)
  })

  for (const theme of ['light', 'dark'] as const)
    it(`[SUP20] axe finds nothing, ${theme}`, async () => {
      const { supervisor, read } = await supervised(office, theme)
      read()
      await until(() => findAll(supervisor, '[role=log]').length > 0, 'a transcript')
      await expect(supervisor).to.be.accessible()
    })
})
