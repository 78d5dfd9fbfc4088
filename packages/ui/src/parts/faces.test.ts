import { expect } from '@open-wc/testing'
import { hueOf, initialsOf } from './faces.ts'

describe('faces', () => {
  it('[LOO3] shows the first letters of the first and the last word, as people read letters', () => {
    expect(initialsOf('Ada Byron')).to.equal('AB')
    expect(initialsOf('maría del carmen núñez')).to.equal('MN')
    expect(initialsOf('Cher')).to.equal('C')
    expect(initialsOf('👩‍👩‍👧‍👦 Family')).to.equal('👩‍👩‍👧‍👦F')
    expect(initialsOf('\u202EAda <b>')).to.equal('AB')
    expect(initialsOf('  ')).to.equal('')
  })

  it('[LOO2] [A063] takes six hues in turn by the order of joining; the contact has none', () => {
    const participant = (role: 'contact' | 'agent') =>
      ({ id: 'p1', role, name: 'Somebody', presence: 'here', since: 2 }) as const
    expect(hueOf(participant('contact'), 0)).to.equal(0)
    expect([1, 2, 3, 4, 5, 6, 7].map((place) => hueOf(participant('agent'), place))).to.deep.equal([
      1, 2, 3, 4, 5, 6, 1,
    ])
  })
})
