import { canHappen } from '@parley/protocol'
import { glyphs } from '@parley/ui'
import { isParked, needsDisposition, contactOf, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { mostUrgent } from '../pending/pending.ts'
import { zoomed } from '../zoom/zoom.ts'
import { absent, impossible, possible, whenOnline, type Action, type Target } from './action.ts'

const minus = 'M4 10h12'
const mail = 'M3.5 5.5h13v9h-13zM3.5 6l6.5 5 6.5-5'

const entryIn = (state: DeskState, { about }: Target) =>
  about === undefined ? state.selected : state.entries.find(({ id }) => id === about)

const invitedIn = (state: DeskState, { about }: Target) =>
  about === undefined ? state.invitations[0] : state.invitations.find(({ id }) => id === about)

/** Answers an invitation. */
const answer = (label: 'accept' | 'reject', glyph: string, key: string): Action => ({
  label,
  glyph,
  key,
  availability(state, target) {
    const invited = invitedIn(state, target)
    return invited ? whenOnline(state, `${label}-invitation:${invited.id}`) : absent
  },
  run(desk, target) {
    const invited = invitedIn(desk.state, target)
    if (invited) void desk[label](invited.id)
  },
})

/** Does something to an interaction while it has this status. */
const closing = (label: 'endChat' | 'markDone', glyph: string, key: string): Action => ({
  label,
  glyph,
  key,
  availability(state, target) {
    const entry = entryIn(state, target)
    const happening = label === 'endChat' ? 'agent-ends' : 'mark-done'
    if (!entry || !canHappen(entry.interaction.status, happening)) return absent
    if (label === 'markDone' && needsDisposition(entry, state)) return impossible('whyNoDisposition')
    return whenOnline(state, `${label === 'endChat' ? 'end-conversation' : 'mark-done'}:${entry.id}`)
  },
  run(desk, target) {
    const entry = entryIn(desk.state, target)
    if (entry) void desk[label === 'endChat' ? 'endConversation' : 'markDone'](entry.id)
  },
})

/** Lets the bot of a conversation answer, or silences it. */
const bot = (label: 'inviteBot' | 'silenceBot', glyph: string): Action => ({
  label,
  glyph,
  availability(state, target) {
    const entry = entryIn(state, target)
    const wanted = label === 'inviteBot' ? 'listening' : 'talking'
    if (entry?.interaction.status !== 'handled' || entry.interaction.bot?.is !== wanted) return absent
    return whenOnline(state, `${label === 'inviteBot' ? 'invite-bot' : 'silence-bot'}:${entry.id}`)
  },
  run(desk, target) {
    const entry = entryIn(desk.state, target)
    if (entry) void desk[label](entry.id)
  },
})

/** Calls the contact, or writes to them: the number or the address is the value, else the first that is known. */
const reach = (label: 'call' | 'email', glyph: string): Action => {
  const known = (state: DeskState, entry: DeskEntry) =>
    contactOf(state, entry)?.profile[label === 'call' ? 'phones' : 'emails'] ?? []
  return {
    label,
    glyph,
    availability(state, target) {
      const entry = entryIn(state, target)
      if (!entry) return absent
      if (known(state, entry).length > 0) return possible
      return impossible(label === 'call' ? 'whyNoPhone' : 'whyNoEmail')
    },
    run(desk, target) {
      const entry = entryIn(desk.state, target)
      const where = entry && (target.value ?? known(desk.state, entry)[0])
      if (where) desk[label](entry.id, where)
    },
  }
}

const neighbour = (label: 'nextInteraction' | 'previousInteraction', glyph: string, key: string): Action => ({
  label,
  glyph,
  key,
  availability: ({ entries }) => (entries.length > 0 ? possible : absent),
  run: (desk) => desk.selectNeighbour(label === 'nextInteraction' ? 1 : -1),
})

const zoom = (label: 'larger' | 'smaller', glyph: string): Action => ({
  label,
  glyph,
  availability({ agent, zoom }) {
    if (!agent?.desk.zoom) return absent
    if (zoomed(zoom, label) !== zoom) return possible
    return impossible(label === 'larger' ? 'whyZoomEnd' : 'whyZoomStart')
  },
  run: (desk) => desk.setZoom(zoomed(desk.state.zoom, label)),
})

/**
 * Every action of the desk, once. A key that two actions share does whichever is possible.
 * A new action is a new entry: toolbars name what they show, keys and the list of keys follow by themselves.
 */
export const actions = {
  'become-ready': {
    label: 'becomeReady',
    glyph: glyphs.check,
    key: 'p',
    availability: (state) =>
      !state.agent || state.agent.presence.is === 'ready' ? absent : whenOnline(state, 'set-presence:'),
    run: (desk) => void desk.setPresence({ is: 'ready' }),
  },
  'become-not-ready': {
    label: 'becomeNotReady',
    glyph: minus,
    key: 'p',
    availability: (state) => (state.agent ? whenOnline(state, 'set-presence:') : absent),
    run: (desk, { value }) => void desk.setPresence({ is: 'not-ready', ...(value ? { reason: value } : {}) }),
  },
  accept: answer('accept', glyphs.check, 'a'),
  reject: answer('reject', glyphs.close, 'r'),
  call: reach('call', glyphs.phone),
  email: reach('email', mail),
  'schedule-callback': {
    label: 'scheduleCallback',
    glyph: glyphs.clock,
    availability(state, target) {
      const entry = entryIn(state, target)
      if (!entry) return absent
      return contactOf(state, entry) ? whenOnline(state, 'schedule-callback') : impossible('whyNoContact')
    },
    run(desk, target) {
      const entry = entryIn(desk.state, target)
      if (entry) desk.scheduleCallback(entry.id)
    },
  },
  'end-chat': closing('endChat', glyphs.power, 'x'),
  rejoin: {
    label: 'rejoin',
    glyph: glyphs.retry,
    key: 'g',
    availability(state, target) {
      const entry = entryIn(state, target)
      return entry && isParked(entry) ? whenOnline(state, `rejoin:${entry.id}`) : absent
    },
    run(desk, target) {
      const entry = entryIn(desk.state, target)
      if (entry) void desk.rejoin(entry.id)
    },
  },
  'mark-done': closing('markDone', glyphs.check, 'm'),
  'invite-bot': bot('inviteBot', glyphs.plus),
  'silence-bot': bot('silenceBot', minus),
  'toggle-information': {
    label: 'information',
    glyph: glyphs.info,
    key: 'i',
    availability: ({ selected }) => (selected ? possible : absent),
    run: (desk) => desk.toggleInformation(),
  },
  'toggle-view': {
    label: 'toggleView',
    glyph: glyphs.up,
    key: 'h',
    availability: ({ selected }) => (selected ? possible : absent),
    run: (desk) => desk.toggleView(),
  },
  search: {
    label: 'search',
    glyph: glyphs.search,
    key: 'f',
    availability: (state) => whenOnline(state, 'search'),
    run: (desk) => desk.openSearch(),
  },
  'next-interaction': neighbour('nextInteraction', glyphs.down, 'j'),
  'previous-interaction': neighbour('previousInteraction', glyphs.up, 'k'),
  'most-urgent': {
    label: 'mostUrgent',
    glyph: glyphs.forward,
    key: 'u',
    availability(state) {
      if (state.entries.length === 0) return absent
      return mostUrgent(state).some(({ id }) => id !== state.selected?.id) ? possible : impossible('whyNobodyWaits')
    },
    run: (desk) => desk.selectMostUrgent(),
  },
  'toggle-order': {
    label: 'mostUrgentFirst',
    glyph: glyphs.down,
    availability: ({ entries }) => (entries.length > 1 ? possible : absent),
    run: (desk) => desk.toggleOrder(),
  },
  'back-to-list': {
    label: 'backToList',
    glyph: glyphs.back,
    availability: ({ place }) => (place === 'conversation' ? possible : absent),
    run: (desk) => desk.showList(),
  },
  'larger-text': zoom('larger', glyphs.plus),
  'smaller-text': zoom('smaller', minus),
  'connect-now': {
    label: 'connectNow',
    glyph: glyphs.retry,
    availability: ({ line }) => (line.is === 'offline' || line.is === 'refused' ? possible : absent),
    run: (desk) => desk.hint(),
  },
} as const satisfies Record<string, Action>

export type ActionId = keyof typeof actions

/** The action with this id, without the narrow type of its entry. */
export const actionOf = (id: ActionId): Action => actions[id]

export const actionIds = Object.keys(actions) as readonly ActionId[]
