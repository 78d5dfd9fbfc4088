import { expect } from '@open-wc/testing'
import { descriptionOf, findAll, named, textOf, until } from '../testing/find.ts'
import { deskOf, Office } from '../testing/office.ts'
import type { PageAction, PageActionAbout } from '../desk/page-action.ts'

/** A page that writes SMS to contacts whose number is known, and opens orders. */
async function withPage(office: Office) {
  const { panel } = await office.seat()
  const told: [string, PageActionAbout][] = []
  const action = (id: string, label: string, whyNot?: PageAction['whyNot']): PageAction => ({
    id,
    label,
    ...(whyNot && { whyNot }),
    run: (about) => told.push([id, about]),
  })
  panel.partyActions = [
    action('sms', 'Write an SMS', ({ contact }) => (contact.phones.length > 0 ? undefined : 'No number is known.')),
    action('order', 'Open the order'),
  ]
  const caller = await office.talking(panel, 'Mia Chen')
  return { panel, told, caller }
}

describe('parley-agent: actions of the page', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[A180] [DSK70] stand in Party Actions, and say why they cannot be used', async () => {
    const { panel, told, caller } = await withPage(office)
    ;(await named(panel, 'button', 'Party Actions')).click()
    const sms = await named(panel, 'menuitem', 'Write an SMS')
    expect([sms.getAttribute('aria-disabled') ?? sms.hasAttribute('disabled'), descriptionOf(sms)]).to.deep.equal([
      'true',
      'No number is known.',
    ])
    ;(await named(panel, 'menuitem', 'Open the order')).click()
    expect(told.map(([id, about]) => [id, about.conversationId, about.contact.name])).to.deep.equal([
      ['order', caller.conversation, 'Mia Chen'],
    ])
  })

  it('[B034] [DSK70] stand in the command bar as well', async () => {
    const { panel, told } = await withPage(office)
    deskOf(panel).view.show('command-bar')
    await until(() => findAll(panel, '[role=option]').some((option) => textOf(option).includes('Open the order')), 'it')
    findAll(panel, '[role=option]')
      .find((option) => textOf(option).includes('Open the order'))
      ?.click()
    expect(told.map(([id]) => id)).to.deep.equal(['order'])
  })
})
