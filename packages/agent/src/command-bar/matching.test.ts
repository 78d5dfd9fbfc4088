import { expect } from '@open-wc/testing'
import { fitOf } from './matching.ts'

describe('what fits in the command bar', () => {
  const best = (typed: string, ...labels: string[]) =>
    labels.filter((label) => fitOf(label, typed) > 0).sort((one, other) => fitOf(other, typed) - fitOf(one, typed))

  it('[DSK61] beginnings of words in any order, and initials', () => {
    const labels = ['End Chat', 'Mark Done', 'Next most urgent interaction']
    expect(best('ec', ...labels)).to.deep.equal(['End Chat'])
    expect(best('ch en', ...labels)).to.deep.equal(['End Chat'])
    expect(best('nmu', ...labels)).to.deep.equal(['Next most urgent interaction'])
    expect(best('urg inter', ...labels)).to.deep.equal(['Next most urgent interaction'])
  })

  it('[DSK61] the better fit comes first; accents and capitals make no difference', () => {
    expect(best('not', 'Add internal note', 'Note', 'Become Not ready')[0]).to.equal('Note')
    expect(best('zurück', 'Zuruck')).to.deep.equal(['Zuruck'])
    expect(best('PRÄSENZ', 'Präsenz')).to.deep.equal(['Präsenz'])
  })

  it('[DSK61] letters in this order fit last of all, and only from three on', () => {
    expect(best('mkdn', 'Mark Done')).to.deep.equal(['Mark Done'])
    expect(best('kd', 'Mark Done')).to.deep.equal([])
    expect(best('', 'Mark Done')).to.deep.equal(['Mark Done'])
    expect(best('xyz', 'Mark Done')).to.deep.equal([])
  })
})
