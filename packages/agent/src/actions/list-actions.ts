import { glyphs } from '@parley/ui'
import { mostUrgent } from '../pending/pending.ts'
import { absent, impossible, possible, type Action } from './action.ts'

const neighbour = (
  label: 'nextInteraction' | 'previousInteraction',
  own: Pick<Action, 'glyph' | 'shortcut'>,
): Action => ({
  label,
  ...own,
  availability: ({ entries }) => (entries.length > 0 ? possible : absent('noInteractions')),
  run: (desk) => desk.view.selectNeighbour(label === 'nextInteraction' ? 1 : -1),
})

/** How the agent goes from one interaction to another. */
export const listActions = {
  'next-interaction': neighbour('nextInteraction', { glyph: glyphs.down, shortcut: 'desk+j' }),
  'previous-interaction': neighbour('previousInteraction', { glyph: glyphs.up, shortcut: 'desk+k' }),
  'most-urgent': {
    label: 'mostUrgent',
    glyph: glyphs.forward,
    shortcut: 'desk+u',
    availability(state) {
      if (state.entries.length === 0) return absent('noInteractions')
      return mostUrgent(state).some(({ id }) => id !== state.selected?.id) ? possible : impossible('whyNobodyWaits')
    },
    run: (desk) => desk.view.selectMostUrgent(),
  },
  'toggle-order': {
    label: 'mostUrgentFirst',
    glyph: glyphs.down,
    availability: ({ entries }) => (entries.length > 1 ? possible : absent('nothingToOrder')),
    run: (desk) => desk.view.toggleOrder(),
  },
  'back-to-list': {
    label: 'backToList',
    glyph: glyphs.back,
    availability: ({ place }) => (place === 'conversation' ? possible : absent('isList')),
    run: (desk) => desk.view.showList(),
  },
} as const satisfies Record<string, Action>
