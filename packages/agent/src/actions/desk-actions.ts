import type { AgentId } from '@parley/protocol'
import { glyphs } from '@parley/ui'
import type { DeskState } from '../desk/desk-state.ts'
import type { Shown } from '../desk/shown.ts'
import { zoomed } from '../zoom/zoom.ts'
import { absent, impossible, possible, whenOnline, type Action } from './action.ts'
import { bars, keyboard, minus, sliders } from './own-glyphs.ts'

/** Opens something over the panel. */
const opening = (
  what: Extract<Shown, string>,
  own: Pick<Action, 'label' | 'glyph' | 'shortcut' | 'permission'>,
): Action => ({
  ...own,
  availability: ({ agent }) => (agent ? possible : absent('notSignedIn')),
  run: (desk) => desk.view.show(what),
})

const zoom = (label: 'larger' | 'smaller', glyph: string): Action => ({
  label,
  glyph,
  availability({ agent, zoom }) {
    if (!agent?.desk.zoom) return absent('isFixedSize')
    if (zoomed(zoom, label) !== zoom) return possible
    return impossible(label === 'larger' ? 'whyZoomEnd' : 'whyZoomStart')
  },
  run: (desk) => desk.view.setZoom(zoomed(desk.state.zoom, label)),
})

/** Somebody else of the team: as far as it is known here, and the server decides. */
const isColleague = ({ agent, team }: DeskState, id: AgentId) => id !== agent?.agentId && (!team || team.agents.has(id))

/** What concerns the desk as a whole. */
export const deskActions = {
  search: {
    label: 'search',
    glyph: glyphs.search,
    permission: 'search',
    shortcut: 'desk+f',
    availability: (state) => whenOnline(state, 'search'),
    run: (desk) => desk.view.openSearch(),
  },
  'command-bar': opening('command-bar', { label: 'commandBar', glyph: glyphs.forward, shortcut: 'mod+k' }),
  'message-colleague': {
    ...opening('new-thread', { label: 'messageColleague', glyph: glyphs.chat, permission: 'instant-message' }),
    shortcut: 'desk+d',
    availability: (state, { value }) =>
      value === undefined || isColleague(state, value)
        ? whenOnline(state, 'open-thread')
        : impossible('whyOnlyColleagues'),
    run: (desk, { value }) => desk.view.show(value === undefined ? 'new-thread' : { colleague: value }),
  },
  'my-history': opening('my-history', { label: 'myHistory', glyph: glyphs.clock, permission: 'my-history' }),
  reports: {
    ...opening('reports', { label: 'reports', glyph: bars, permission: 'reports' }),
    availability: ({ agent }) => (agent?.permissions?.includes('reports') ? possible : absent('noReports')),
  },
  supervision: {
    ...opening('supervision', { label: 'supervision', glyph: glyphs.eye, permission: 'supervise-watch' }),
    availability: ({ agent }) => (agent?.role === 'supervisor' ? possible : absent('noSupervisor')),
  },
  'system-messages': opening('channels', { label: 'systemMessages', glyph: glyphs.info }),
  shortcuts: opening('shortcuts', { label: 'shortcuts', glyph: keyboard, shortcut: 'desk+?' }),
  settings: opening('settings', { label: 'settings', glyph: sliders }),
  'larger-text': zoom('larger', glyphs.plus),
  'smaller-text': zoom('smaller', minus),
  'connect-now': {
    label: 'connectNow',
    glyph: glyphs.retry,
    availability: ({ line }) => (line.is === 'offline' || line.is === 'refused' ? possible : absent('isConnected')),
    run: (desk) => desk.hint(),
  },
} as const satisfies Record<string, Action>
