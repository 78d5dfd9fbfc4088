import { expect } from '@open-wc/testing'
import type { Response } from './response.ts'
import { favouritesKey, rowsOf } from './rows.ts'

const response = (id: string, path?: string[], isMine = false): Response => ({
  id,
  title: id,
  text: 'Text',
  isMine,
  ...(path && { path }),
})
const all = [
  response('alone'),
  response('hello', ['Greetings']),
  response('visa', ['Journeys', 'Before']),
  response('offer', ['Journeys']),
  response('mine', ['Greetings'], true),
]
const shown = (favourites: string[] = [], closed: string[] = []) =>
  rowsOf(all, { favourites: new Set(favourites), closed: new Set(closed), favouritesName: 'Favourites' }).map((row) =>
    row.is === 'folder'
      ? `${'  '.repeat(row.level - 1)}${row.name} (${row.count})`
      : `${'  '.repeat(row.level - 1)}${row.response.id}`,
  )

describe('the tree of standard responses', () => {
  it('[RSP1] [A145] has favourites first, then folders in their order, then what lies in none', () => {
    expect(shown(['offer'])).to.deep.equal([
      'Favourites (1)',
      '  offer',
      'Greetings (2)',
      '  hello',
      '  mine',
      'Journeys (2)',
      '  Before (1)',
      '    visa',
      '  offer',
      'alone',
    ])
  })

  it('[RSP1] hides what lies in a closed folder, and still counts it', () => {
    expect(shown(['offer'], [favouritesKey, '/Journeys'])).to.deep.equal([
      'Favourites (1)',
      'Greetings (2)',
      '  hello',
      '  mine',
      'Journeys (2)',
      'alone',
    ])
  })
})
