import { glyphs } from '@parley/ui'
import type { Tab } from '../desk/shown.ts'
import { absent, possible, type Action } from './action.ts'

/** Brings a tab of the information to the front. */
const tab = (name: Tab, own: Pick<Action, 'glyph' | 'shortcut' | 'permission'>): Action => ({
  label: name,
  ...own,
  availability: ({ selected }) => (selected ? possible : absent('noInteraction')),
  run: (desk) => desk.view.show({ tab: name }),
})

/** What is shown beside the conversation. */
export const informationActions = {
  'show-case-data': tab('caseData', { glyph: glyphs.info, shortcut: 'desk+c' }),
  'show-contact': tab('contact', { glyph: glyphs.person, shortcut: 'desk+o', permission: 'contact-view' }),
  'show-history': tab('history', { glyph: glyphs.clock, shortcut: 'desk+y', permission: 'history' }),
  'show-responses': tab('responses', { glyph: glyphs.chat, shortcut: 'desk+s' }),
  'show-note': tab('note', { glyph: glyphs.spelling, shortcut: 'desk+n' }),
  'show-dispositions': tab('dispositions', { glyph: glyphs.check, shortcut: 'desk+t' }),
  'toggle-information': {
    label: 'information',
    glyph: glyphs.info,
    shortcut: 'desk+i',
    availability: ({ selected }) => (selected ? possible : absent('noInteraction')),
    run: (desk) => desk.view.toggleInformation(),
  },
  'toggle-view': {
    label: 'toggleView',
    glyph: glyphs.up,
    shortcut: 'desk+h',
    availability: ({ selected }) => (selected ? possible : absent('noInteraction')),
    run: (desk) => desk.view.toggleCollapsed(),
  },
} as const satisfies Record<string, Action>
