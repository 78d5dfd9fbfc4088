import { expect } from '@open-wc/testing'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { allNamed, findAll, gone, named, nameOf, textOf, until } from '../testing/find.ts'
import { ada, ben, deskOf, Office, type PanelInTest } from '../testing/office.ts'
import { opensTab } from '../testing/tabs.ts'

const shop = defaultCoreSettings.sites['shop']!
const dispositions = [
  { id: 'solved', label: 'Solved' },
  { id: 'wrong', label: 'Wrong department' },
]

const reason = (panel: PanelInTest) =>
  textOf(findAll(panel, 'parley-own-part')[0]?.shadowRoot?.querySelector('[role=status]'))

describe('parley-agent: who has their part to finish', () => {
  let office: Office
  beforeEach(() => {
    const site = { ...shop, dispositions, dispositionMandatory: true }
    office = new Office({ ...defaultCoreSettings, sites: { shop: site } })
  })
  afterEach(() => office.close())

  it('[A169] [TEA21] [LAN14] says how their part ended, and what is to be remembered of it, and marks it done', async () => {
    const { panel: first } = await office.seat(ada)
    const mia = await office.talking(first, 'Mia Chen')
    const { panel: second } = await office.seat(ben)
    await until(() => deskOf(second).state.line.is === 'online', 'Ben at his desk')
    await deskOf(first).team.invite(mia.conversation, 'transfer', { kind: 'agent', id: 'ben' })
    ;(await named(second, 'button', 'Accept')).click()
    await named(second, 'heading', 'Mia Chen')

    await until(() => reason(first).startsWith('Ben has taken over. Finish your part:'), 'who has it now')
    expect(allNamed(first, 'textbox', 'Message')).to.have.length(0)
    const entry = allNamed(first, 'listitem', 'Mia Chen')[0]!
    expect(textOf(entry.querySelector('.last'))).to.equal('Finish your part')
    const markDone = await named(first, 'button', 'Mark Done')
    expect(markDone.getAttribute('aria-description')).to.equal('Set a disposition first')
    expect(allNamed(first, 'button', 'End Chat')).to.have.length(0)

    const own = findAll(first, 'parley-own-part')[0]!
    ;(await named(own, 'button', 'Note')).click()
    const note = await named<HTMLTextAreaElement>(first, 'textbox', 'Note')
    note.value = 'Orders know more'
    note.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    note.dispatchEvent(new FocusEvent('blur'))
    ;(await named(own, 'button', 'Dispositions')).click()
    const chosen = () => findAll(first, '[role=treeitem]').find((item) => nameOf(item) === 'Wrong department')
    await until(chosen, 'the tree')
    chosen()!.click()
    await until(() => chosen()?.ariaSelected === 'true', 'the disposition of the part')
    await expect(first).to.be.accessible()

    const { interaction } = deskOf(second).state.entries[0]!
    expect([interaction.disposition, interaction.note], 'those of the whole').to.deep.equal([null, null])
    const { part } = interaction.parties.find(({ agentId }) => agentId === 'ada')!
    expect([part?.disposition?.id, part?.note?.text]).to.deep.equal(['wrong', 'Orders know more'])
    await until(() => markDone.ariaDisabled !== 'true', 'a button that can be pressed')
    markDone.click()
    await gone(first, 'heading', 'Mia Chen')
    expect(findAll(first, '[role=status]').map(textOf).join()).not.to.contain('no longer yours')
    expect(allNamed(second, 'heading', 'Mia Chen')).to.have.length(1)
  })

  it('[LAN14] reads all else, and changes none of it', async () => {
    const { panel: first } = await office.seat(ada)
    const mia = await office.talking(first, 'Mia Chen')
    const { panel: second } = await office.seat(ben)
    await until(() => deskOf(second).state.line.is === 'online', 'Ben at his desk')
    await deskOf(first).team.invite(mia.conversation, 'transfer', { kind: 'agent', id: 'ben' })
    ;(await named(second, 'button', 'Accept')).click()
    await until(() => reason(first) !== '', 'a part to finish')
    await opensTab({ panel: first }, 'Contact')
    await until(
      () =>
        textOf(findAll(first, '.not-permitted')[0]) ===
        'Others go on with this chat: you can read this, not change it.',
      'a contact that is read',
    )
    mia.says('Hello Ben')
    const log = await named(first, 'log', 'Conversation')
    await until(() => textOf(log).includes('Hello Ben'), 'what goes on')
    expect(allNamed(first, 'listitem', 'Mia Chen')[0]!.querySelector('.count')).to.equal(null)
  })
})
