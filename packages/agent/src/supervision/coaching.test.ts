import { expect } from '@open-wc/testing'
import { defineConsultation } from '../consultation/define-consultation.ts'
import { laneWith, saysPrivately } from '../testing/consulting.ts'
import { allNamed, descriptionOf, findAll, focused, gone, named, nameOf, textOf, until } from '../testing/find.ts'
import { ada, deskOf, Office, type PanelInTest } from '../testing/office.ts'
import { defineSupervision } from './define-supervision.ts'

const cleo = { agentId: 'cleo', name: 'Cleo', role: 'supervisor' } as const

/** Ada talks with Mia; Cleo reads along and coaches her. */
async function coaching(office: Office, width = 1100) {
  const { panel: agent } = await office.seat(ada, { width })
  agent.style.blockSize = '580px'
  const mia = await office.talking(agent, 'Mia Chen', 'I want my money back')
  const { panel: coach } = await office.seat(cleo, { width })
  coach.style.blockSize = '580px'
  await until(() => deskOf(coach).state.agent, 'Cleo at her desk')
  deskOf(coach).view.show('supervision')
  findAll(await named(coach, 'listitem', 'Mia Chen'), 'button')[0]!.click()
  ;(await named(coach, 'button', 'Coach Ada')).click()
  await laneWith(coach, 'Ada')
  return { agent, coach, mia }
}

const ownPart = (panel: PanelInTest) =>
  textOf(findAll(panel, 'parley-own-part')[0]?.shadowRoot?.querySelector('[role=status]'))

/** Waits until this stands in the lane. */
async function reads(panel: PanelInTest, name: string, words: string) {
  const lane = await laneWith(panel, name)
  await until(() => textOf(allNamed(lane, 'log', 'Consultation')[0]).includes(words), words)
}

describe('the coaching lane', () => {
  let office: Office
  // What is fetched when it is opened first may take longer than a test waits.
  before(() => {
    defineConsultation()
    defineSupervision()
  })
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[B039] [SUP3] [LAN1] [LAN9] is there without being accepted, says that it is coaching, and has the focus of the supervisor', async () => {
    const { agent, coach } = await coaching(office)
    const lane = await laneWith(coach, 'Ada')
    expect(textOf(lane.querySelector('h3'))).to.equal('Private · with Ada (coaching)')
    await until(() => ownPart(coach) === 'You coach Ada. Mia Chen cannot see you.', 'what Cleo does here')
    await until(() => focused() === allNamed(lane, 'textbox', 'Message')[0], 'the focus in the lane')
    expect(textOf((await laneWith(agent, 'Cleo')).querySelector('h3'))).to.equal('Private · with Cleo (coaching)')
    expect(deskOf(agent).state.invitations).to.deep.equal([])
    await expect(coach).to.be.accessible()
  })

  it('[B039] [SUP3] [CNS9] what is said there is read by both, and no contact learns of it', async () => {
    const { agent, coach, mia } = await coaching(office)
    await saysPrivately(coach, 'Ada', 'Offer a new one first')
    await reads(agent, 'Cleo', 'Offer a new one first')
    await saysPrivately(agent, 'Cleo', 'I will')
    await reads(coach, 'Ada', 'I will')
    expect(JSON.stringify(mia.client.conversations.get(mia.conversation))).not.to.match(/Cleo|new one|I will/)
  })

  it('[SUP3] [LAN3] [LAN10] the agent goes on writing to the contact; the supervisor reads it, and has nothing to write there', async () => {
    const { agent, coach } = await coaching(office)
    await named(agent, 'button', 'Send to Mia Chen')
    await named(agent, 'button', 'Send to Cleo')
    expect(allNamed(coach, 'textbox', 'Message')).to.have.length(1)
    expect(textOf(await named(coach, 'log', 'Conversation'))).to.contain('I want my money back')
    const toolbar = await named(coach, 'toolbar', 'Interaction')
    expect(allNamed(toolbar, 'button').map(nameOf)).to.deep.equal(['Party Actions', 'End Consultation'])
    const entry = (await named(coach, 'listitem', 'Mia Chen')).querySelector('button')!
    expect(descriptionOf(entry)).to.match(/^Chat Consultation, /)
  })

  it('[SUP3] [LAN5] either side ends it, and the chat goes on', async () => {
    const { agent, coach, mia } = await coaching(office)
    ;(await named(await laneWith(agent, 'Cleo'), 'button', 'End Consultation')).click()
    ;(await named(await laneWith(agent, 'Cleo'), 'button', 'Done')).click()
    ;(await named(coach, 'button', 'Done')).click()
    await gone(coach, 'heading', 'Mia Chen')
    mia.says('Are you there?')
    const log = await named(agent, 'log', 'Conversation')
    await until(() => textOf(log).includes('Are you there?'), 'what the contact says')
  })

  it('[SUP3] [LAN8] on a phone the supervisor begins in the lane, and can turn to the chat', async () => {
    const { coach } = await coaching(office, 390)
    await named(coach, 'log', 'Consultation')
    ;(await named(coach, 'button', 'Mia Chen')).click()
    const log = await named(coach, 'log', 'Conversation')
    await until(() => textOf(log).includes('I want my money back'), 'the chat')
    await expect(coach).to.be.accessible()
  })
})
