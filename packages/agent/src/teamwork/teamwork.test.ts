import { expect } from '@open-wc/testing'
import type { TeamPurpose } from '@parley/protocol'
import { sendKeys } from '@web/test-runner-commands'
import { allNamed, findAll, focused, gone, named, textOf, until } from '../testing/find.ts'
import { ada, ben, deskOf, Office, type PanelInTest } from '../testing/office.ts'

/** Ada talks with Mia; Ben is there and free. */
async function together(office: Office) {
  const { panel: first } = await office.seat(ada)
  const caller = await office.talking(first, 'Mia Chen')
  const { panel: second } = await office.seat(ben)
  await until(() => deskOf(second).state.line.is === 'online', 'Ben at his desk')
  return { first, second, caller, id: caller.conversation }
}

const asks = (panel: PanelInTest, id: string, purpose: TeamPurpose, note?: string) =>
  deskOf(panel).team.invite(id, purpose, { kind: 'agent', id: 'ben' }, { note })

const says = (panel: PanelInTest, role: string, words: string) =>
  until(() => findAll(panel, `[role=${role}]`).some((each) => textOf(each).includes(words)), words)

describe('parley-agent: working together', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[A187] [A189] [TWK1] an invitation of a colleague says who asks for what, and with which words', async () => {
    const { first, second, id } = await together(office)
    await asks(first, id, 'conference', 'She asks for a refund.')
    const card = await named(second, 'region', 'Invitation')
    await until(() => findAll(card, 'strong').length === 1, 'the wish')
    expect(findAll(card, 'strong').map(textOf)).to.deep.equal(['Ada asks you to join'])
    expect(findAll(card, 'blockquote').map(textOf)).to.deep.equal(['She asks for a refund.'])
    ;(await named(second, 'button', 'Accept')).click()
    await named(second, 'heading', 'Mia Chen')
    await named(first, 'listitem', 'Ben')
  })

  it('[A204] [TWK2] a rejected consultation is told at the top of the interaction, with the reason', async () => {
    const { first, second, id } = await together(office)
    await asks(first, id, 'chat-consultation')
    ;(await named(second, 'button', 'Reject with a reason')).click()
    ;(await named(second, 'button', 'This is not my field.')).click()
    await says(first, 'status', 'The consultation invitation has been rejected by Ben. “This is not my field.”')
  })

  it('[A194] [A073] [TWK2] a rejected conference is a message of the system in the window', async () => {
    const { first, second, id } = await together(office)
    await asks(first, id, 'conference')
    ;(await named(second, 'button', 'Reject')).click()
    await says(first, 'status', 'The conference invitation has been rejected by Ben.')
  })

  it('[A185] [TWK2] a rejected transfer is an error, and the chat stays', async () => {
    const { first, second, id } = await together(office)
    await asks(first, id, 'transfer')
    ;(await named(second, 'button', 'Reject')).click()
    await says(first, 'alert', 'Ben has rejected the transfer. The chat stays with you.')
    ;(await named(first, 'button', 'Dismiss')).click()
    await until(() => findAll(first, '.refusal').length === 0, 'nothing more about it')
    await until(() => focused()?.matches('textarea'), 'the focus where work goes on')
    expect(allNamed(first, 'heading', 'Mia Chen')).to.have.length(1)
  })

  it('[A185] [A194] [A204] [TWK2] what is not answered in time is told where a rejection would be', async () => {
    const { first, second, id } = await together(office)
    for (const [purpose, role, words] of [
      ['transfer', 'alert', 'Ben did not answer the transfer. The chat stays with you.'],
      ['conference', 'status', 'Ben did not answer the conference invitation.'],
      ['chat-consultation', 'status', 'Ben did not answer the consultation invitation.'],
    ] as const) {
      await asks(first, id, purpose)
      await named(second, 'region', 'Invitation')
      await office.clock.advance(21_000)
      await says(first, role, words)
      await gone(second, 'region', 'Invitation')
    }
    expect(allNamed(first, 'heading', 'Mia Chen')).to.have.length(1)
  })

  it('[TWK3] who is asked counts down, and can be asked no longer', async () => {
    const { first, second, id } = await together(office)
    await asks(first, id, 'transfer')
    await named(second, 'region', 'Invitation')
    await says(first, 'status', 'Asking Ben to take over')
    ;(await named(first, 'button', 'Withdraw')).click()
    await gone(second, 'region', 'Invitation')
  })

  it('[A184] [A219] [TWK4] an accepted transfer closes the sender’s window, with one line for the contact', async () => {
    const { first, second, caller, id } = await together(office)
    await asks(first, id, 'transfer')
    ;(await named(second, 'button', 'Accept')).click()
    await gone(first, 'heading', 'Mia Chen')
    await until(
      () => findAll(first, '.notice').some((each) => textOf(each).includes('Mia Chen was handed over.')),
      'so',
    )
    await named(second, 'heading', 'Mia Chen')
    const { participants } = caller.client.conversations.get(id)!.conversation
    expect(participants.map(({ name, presence }) => `${name} ${presence}`)).to.deep.equal([
      'Mia Chen here',
      'Ada left',
      'Ben here',
    ])
    await until(
      () => findAll(second, '[role=log]').some((log) => textOf(log).includes('Ben took over from Ada')),
      'one line',
    )
  })

  it('[A224] [TWK5] Delete From Conference stands in the Action menu next to the name', async () => {
    const { first, second, id } = await together(office)
    await asks(first, id, 'conference')
    ;(await named(second, 'button', 'Accept')).click()
    const person = await named(first, 'listitem', 'Ben')
    await expect(first).to.be.accessible()
    ;(await named(person, 'button', 'Action')).click()
    ;(await named(person, 'menuitem', 'Delete From Conference')).click()
    await gone(first, 'listitem', 'Ben')
    await gone(second, 'heading', 'Mia Chen')
  })

  it('[B038] [TWK6] a handover receipt stands at the top until whoever took over has got it', async () => {
    const { first, second, id } = await together(office)
    const receipt = { asked: 'A refund', answered: '', promised: 'A call by Friday', open: 'Which account' }
    await deskOf(first).team.invite(id, 'transfer', { kind: 'agent', id: 'ben' }, { receipt })
    ;(await named(second, 'button', 'Accept')).click()
    await until(() => findAll(second, 'dt').length === 3, 'the receipt')
    expect(findAll(second, 'dt').map(textOf)).to.deep.equal(['Asked', 'Promised', 'Open'])
    ;(await named(second, 'button', 'Got it')).focus()
    await sendKeys({ press: 'Enter' })
    await until(() => findAll(second, 'dt').length === 0, 'got')
  })
})
