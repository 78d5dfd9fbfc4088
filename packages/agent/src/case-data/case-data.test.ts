import { expect } from '@open-wc/testing'
import { newId, type CommandName } from '@parley/protocol'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { findAll, named, textOf, until } from '../testing/find.ts'
import { ada, ben, Office, type Seat } from '../testing/office.ts'

const caseData = [
  { key: 'order', label: 'Order number', group: 'Order', editable: true },
  { key: 'total', label: 'Total', group: 'Order', type: 'number' as const, editable: true },
  { key: 'urgency', label: 'Urgency', type: 'choice' as const, options: ['Normal', 'Urgent'], editable: true },
  { key: 'tea', label: 'Tea', group: 'Order' },
]
const site = { ...defaultCoreSettings.sites['shop']!, caseData, bot: { id: 'mira', name: 'Mira' } }

const tab = ({ panel }: Pick<Seat, 'panel'>, name: string) =>
  findAll(panel, '[role=tab]').find((button) => textOf(button) === name)!
const tabPanel = ({ panel }: Pick<Seat, 'panel'>) => findAll(panel, 'parley-case-data')[0]!.shadowRoot!

/** Chooses the tab, and waits for what is in it. */
async function opens(seat: Pick<Seat, 'panel'>) {
  await until(() => tab(seat, 'Case Data'), 'the tab')
  tab(seat, 'Case Data').click()
  await until(() => findAll(seat.panel, 'parley-case-data')[0]?.shadowRoot?.querySelector('.field'), 'the fields')
}

/** The field with this label, and what stands in and below it. */
function field(seat: Pick<Seat, 'panel'>, label: string) {
  const box = [...tabPanel(seat).querySelectorAll('.field')].find(
    (each) => textOf(each.querySelector('.label')) === label,
  )!
  return {
    control: box?.querySelector<HTMLInputElement>('input, select'),
    value: () => textOf(box.querySelector('.value')),
    said: () => textOf(box.querySelector('[role=status]')),
    write(value: string) {
      const control = box.querySelector<HTMLInputElement>('input, select')!
      control.value = value
      control.dispatchEvent(new InputEvent('input', { bubbles: true }))
      control.dispatchEvent(new Event('change', { bubbles: true }))
    },
  }
}

describe('case data at the desk', () => {
  let office: Office
  beforeEach(() => (office = new Office({ ...defaultCoreSettings, sites: { shop: { ...site, bot: null } } })))
  afterEach(() => office.close())

  async function desk() {
    const seat = await office.seat()
    const caller = await office.talking(seat.panel, 'Mia')
    await opens(seat)
    return { ...seat, caller }
  }

  it('[A030] [A172] [CAS1] Case Data is the first tab and shows the fields of the site by group, empty ones too', async () => {
    const seat = await desk()
    expect(textOf(findAll(seat.panel, '[role=tab]')[0])).to.equal('Case Data')
    expect([...tabPanel(seat).querySelectorAll('h3, .label')].map(textOf)).to.deep.equal([
      'Order',
      'Order number',
      'Total',
      'Tea',
      'Urgency',
    ])
    expect(field(seat, 'Tea').value()).to.equal('Empty')
    expect(field(seat, 'Tea').control).to.equal(null)
  })

  it('[CAS4] [CAS6] [CAS2] what the agent writes is saved on leaving the field, with who and when', async () => {
    const seat = await desk()
    field(seat, 'Order number').write('4711')
    field(seat, 'Urgency').write('Urgent')
    await until(() => field(seat, 'Order number').said() === 'Saved', 'that it is saved')
    const again = await office.seat(ada)
    await opens(again)
    await until(() => field(again, 'Order number')?.control?.value === '4711', 'the same in another window')
    expect(field(again, 'Order number').said()).to.equal('Set by Ada, Today, 9:00 AM')
    expect(field(again, 'Urgency').control?.value).to.equal('Urgent')
  })

  it('[CAS5] [CAS6] what was refused stays in the field and says why', async () => {
    const seat = await desk()
    field(seat, 'Total').write('about twelve')
    await until(() => field(seat, 'Total').said() === 'Not saved: write a number, such as 42 or 3.5.', 'the reason')
    expect(field(seat, 'Total').control?.value).to.equal('about twelve')
    expect(field(seat, 'Total').control?.getAttribute('aria-invalid')).to.equal('true')
    field(seat, 'Total').write('12')
    await until(() => field(seat, 'Total').said() === 'Saved', 'that it is saved')
  })

  it('[CAS6] without a line it says so, and nothing is lost', async () => {
    const seat = await desk()
    seat.line.cut()
    field(seat, 'Order number').write('4711')
    await until(() => field(seat, 'Order number').said().startsWith('Not saved: the connection is lost'), 'the reason')
    expect(field(seat, 'Order number').control?.value).to.equal('4711')
  })

  it('[A026] [CAS8] a button hides controls and information; it is remembered, for this agent alone', async () => {
    const { panel } = await desk()
    const hide = await named(panel, 'button', 'Hide controls and information')
    const before = hide.querySelector('path')?.getAttribute('d')
    hide.click()
    const show = await named(panel, 'button', 'Show controls and information')
    expect(show.querySelector('path')?.getAttribute('d')).to.not.equal(before)
    expect(findAll(panel, '[role=toolbar]')).to.have.length(0)
    expect(findAll(panel, 'parley-information')[0]!.checkVisibility()).to.equal(false)

    const { panel: again } = await office.seat(ada)
    ;(await named(again, 'button', 'Show controls and information')).click()
    await named(again, 'toolbar', 'Interaction')
    expect(findAll(again, 'parley-information')[0]!.checkVisibility()).to.equal(true)
  })
})

describe('case data from a bot', () => {
  let office: Office
  beforeEach(() => (office = new Office({ ...defaultCoreSettings, sites: { shop: site } })))
  afterEach(() => office.close())

  /** The bot of the site does something. */
  async function mira(conversation: string, name: CommandName, body: unknown) {
    const { core } = await office.server
    await core.command(
      { role: 'bot', id: 'mira', name: 'Mira' },
      { type: 'command', id: newId(), name, in: conversation, body },
    )
  }

  it('[CAS1] [CAS2] [CAS3] fields that the site does not name come last; addresses are links that say where they go, markup is text', async () => {
    const seat = await office.seat(ben)
    const caller = await office.caller('Mia')
    await mira(caller.conversation, 'set-case-data', {
      fields: {
        tea: 'Mint',
        zeta: '<img src=x onerror=alert(1)>',
        alpha: `see https://example.com/${'long/'.repeat(60)} or javascript:alert(1)`,
      },
    })
    await mira(caller.conversation, 'hand-over', {})
    ;(await named(seat.panel, 'button', 'Accept')).click()
    await named(seat.panel, 'heading', 'Mia')
    await opens(seat)

    expect([...tabPanel(seat).querySelectorAll('h3, .label')].map(textOf).slice(-3)).to.deep.equal([
      'Other data',
      'alpha',
      'zeta',
    ])
    expect(field(seat, 'Tea').said()).to.equal('Set by the bot Mira, Today, 9:00 AM')
    expect(field(seat, 'zeta').value()).to.equal('<img src=x onerror=alert(1)>')
    const links = [...tabPanel(seat).querySelectorAll('a')]
    expect(links.map((link) => link.href === link.textContent)).to.deep.equal([true])
    const panelBox = tabPanel(seat).host.getBoundingClientRect()
    expect(links[0]!.getBoundingClientRect().right).to.be.lessThan(panelBox.right)
  })
})
