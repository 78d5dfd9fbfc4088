import { expect } from '@open-wc/testing'
import { consulting, laneWith } from '../testing/consulting.ts'
import { allNamed, descriptionOf, findAll, focused, gone, named, nameOf, textOf, until } from '../testing/find.ts'
import { deskOf, Office, type PanelInTest } from '../testing/office.ts'
import { opensTab } from '../testing/tabs.ts'
import { actionOf } from '../actions/registry.ts'

/** Why there is no field for the contact. */
const reason = (panel: PanelInTest) =>
  textOf(findAll(panel, 'parley-own-part')[0]?.shadowRoot?.querySelector('[role=status]'))

describe('parley-agent: who is consulted', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[A206] [LAN9] reads the contact’s conversation live, has no field for it, and begins in the lane', async () => {
    const { second, mia } = await consulting(office)
    const log = await named(second, 'log', 'Conversation')
    await until(() => textOf(log).includes('My lamp flickers'), 'what was said before')
    mia.says('And it hums')
    await until(() => textOf(log).includes('And it hums'), 'what is said now')
    await until(() => reason(second) === 'You are consulted by Ada. Mia Chen cannot see you.', 'who asks')
    const fields = allNamed(second, 'textbox', 'Message')
    expect(fields).to.have.length(1)
    await until(() => focused() === fields[0], 'the focus in the lane')
  })

  it('[LAN8] [LAN9] on a phone the lane is shown first, and what the contact writes leaves the choice alone', async () => {
    const { second, mia } = await consulting(office, { width: 390, height: 560 })
    await named(second, 'log', 'Consultation')
    ;(await named(second, 'button', 'Mia Chen')).click()
    const log = await named(second, 'log', 'Conversation')
    mia.says('And it hums')
    await until(() => textOf(log).includes('And it hums'), 'what is said now')
    expect(allNamed(second, 'log', 'Consultation')).to.have.length(0)
  })

  it('[LAN10] has what ends the consultation in the toolbar, and nothing of what belongs to others', async () => {
    const { second } = await consulting(office)
    const toolbar = await named(second, 'toolbar', 'Interaction')
    await named(toolbar, 'button', 'End Consultation')
    expect(allNamed(toolbar, 'button').map(nameOf)).to.deep.equal(['Party Actions', 'End Consultation'])
    const { state } = deskOf(second)
    for (const id of ['end-chat', 'mark-done', 'spelling', 'attach', 'internal-note', 'schedule-callback'] as const)
      expect(actionOf(id).availability(state, {}), id).to.deep.equal({ is: 'absent', why: 'isConsulted' })
    expect(allNamed(await laneWith(second, 'Ada'), 'button', 'End Consultation')).to.have.length(0)
  })

  it('[A207] [LAN9] reads case data, contact and history, and changes nothing', async () => {
    const { second } = await consulting(office)
    for (const tab of ['Case Data', 'Contact', 'Note', 'Dispositions']) {
      await opensTab({ panel: second }, tab)
      await until(
        () => textOf(findAll(second, '.not-permitted')[0]) === 'You are consulted: you can read this, not change it.',
        `${tab} that says so`,
      )
    }
    await opensTab({ panel: second }, 'Contact')
    const fields = () =>
      findAll<HTMLInputElement>(findAll(second, 'parley-contact')[0]!, 'input').filter((field) =>
        field.checkVisibility(),
      )
    await until(() => fields().some(({ value }) => value === 'Mia Chen'), 'the contact')
    expect(fields().filter(({ readOnly }) => !readOnly)).to.have.length(0)
    await opensTab({ panel: second }, 'History')
    await until(
      () => findAll(second, 'parley-history-list').some((list) => findAll(list, 'li').length > 0),
      'the history',
    )
    await expect(second).to.be.accessible()
  })

  it('[A016] [LAN11] the entry says that it is a consultation, and the contact’s waiting does not flash there', async () => {
    const { second } = await consulting(office)
    await office.clock.advance(130_000)
    const entry = (await named(second, 'listitem', 'Mia Chen')).querySelector('button')!
    expect(descriptionOf(entry)).to.match(/^Chat Consultation, /)
    expect(descriptionOf(entry)).not.to.contain('Waiting')
  })

  it('[LAN12] reads along no longer after the end, also after a reload', async () => {
    const { first, second } = await consulting(office)
    ;(await named(await laneWith(first, 'Ben'), 'button', 'End Consultation')).click()
    await gone(second, 'log', 'Conversation')
    await named(second, 'button', 'Done')
    expect(reason(second)).to.equal(
      'The consultation is over. What is said with Mia Chen is not shown to you any more.',
    )
  })

  it('[LAN13] marks nothing of the contact’s conversation as read', async () => {
    const { second, mia } = await consulting(office)
    mia.says('Hello?')
    const log = await named(second, 'log', 'Conversation')
    await until(() => textOf(log).includes('Hello?'), 'what is said now')
    expect(Object.keys(mia.client.conversations.get(mia.conversation)!.conversation.readMarks)).not.to.include('p3')
  })
})
