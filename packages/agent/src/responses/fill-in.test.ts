import { expect } from '@open-wc/testing'
import { nameless } from '@parley/protocol'
import { ada, deskWhere, talk } from '../testing/desk-where.ts'
import { fillIn, placeholdersIn } from './fill-in.ts'
import { valueOf } from './values.ts'

const state = deskWhere([], {
  agent: { ...ada, name: 'Ada Lindqvist', desk: { ...ada.desk, siteNames: { shop: 'Rushmere' } } },
})

function filled(
  text: string,
  { language = 'en', hour = 9, entry = talk('Maria', [], { caseData: { orderNumber: 'A-17' } }) } = {},
) {
  const now = new Date(2026, 0, 5, hour, 30).getTime()
  return fillIn(text, (variable) => valueOf(variable, { entry, state, now, language }))
}

describe('variables of standard responses', () => {
  it('[RSP10] are filled from the conversation: the contact, what the contact reads of the agent, the site, case data', () => {
    const text = 'Hello {contact.name}, {agent.name} of {site.name} here, about {case.ordernumber}.'
    expect(filled(text)).to.equal('Hello Maria, Ada of Rushmere here, about A-17.')
  })

  it('[RSP10] know the time, in the language of the response', () => {
    expect([9, 14, 20].map((hour) => filled('{time.greeting}', { hour }))).to.deep.equal([
      'Good morning',
      'Good afternoon',
      'Good evening',
    ])
    expect(filled('{time.greeting}, {time.date}, {time.clock}', { language: 'de-AT' })).to.match(
      /^Guten Morgen, 5\. J[aä]n+er 2026, 09:30$/,
    )
    expect(filled('{time.greeting}', { language: 'fr' })).to.equal('{time.greeting}')
  })

  it('[RSP10] leave other braces to the writer', () => {
    const text = 'Write {"order": 7} or {name}, { contact.name } or {contacts.name}.'
    expect(filled(text)).to.equal(text)
    expect(placeholdersIn(text)).to.deep.equal([])
  })

  it('[RSP11] stay as they are written where nothing is known, and are found again', () => {
    const text = filled('Order {case.invoice no} of {case.orderNumber}, {contact.phone}')
    expect(text).to.equal('Order {case.invoice no} of A-17, {contact.phone}')
    expect(placeholdersIn(text).map(({ start, end }) => text.slice(start, end))).to.deep.equal([
      '{case.invoice no}',
      '{contact.phone}',
    ])
  })

  it('[RSP11] are never filled with what a value says', () => {
    const entry = talk('Maria', [], { caseData: { order: '{contact.name} $& {case.order}' } })
    expect(filled('{case.order}', { entry })).to.equal('{contact.name} $& {case.order}')
  })

  it('[RSP12] do not call a contact by a name that they never said', () => {
    const entry = talk('Maria')
    const { contact } = entry.interaction
    const unnamed = {
      ...entry,
      interaction: { ...entry.interaction, contact: { ...contact, name: nameless(contact.id) } },
    }
    expect(filled('Hello {contact.name}', { entry: unnamed })).to.equal('Hello {contact.name}')
  })
})
