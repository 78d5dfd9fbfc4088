import { canHappen } from '@parley/protocol'
import { glyphs } from '@parley/ui'
import { contactOf, isParked, needsDisposition, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { absent, impossible, possible, whenOnline, type Action } from './action.ts'
import { consultationActions } from './consultation-actions.ts'
import { mail, minus } from './own-glyphs.ts'
import { entryIn } from './targets.ts'
import { teamActions } from './team-actions.ts'

/** Whether Mark Done closes the interaction, and not only this agent's part. */
const closesAll = ({ interaction: { owner }, part }: DeskEntry, { agent }: DeskState) =>
  part === 'handling' && (owner === null || owner === agent?.agentId)

/** Does something to an interaction while it has this status. */
const closing = (label: 'endChat' | 'markDone', own: Pick<Action, 'glyph' | 'shortcut' | 'permission'>): Action => ({
  label,
  ...own,
  availability(state, target) {
    const entry = entryIn(state, target)
    if (!entry) return absent('noInteraction')
    const happening = label === 'endChat' ? 'agent-ends' : 'mark-done'
    // A part can be done long before the end.
    if (entry.part !== 'finishing' && !canHappen(entry.interaction.status, happening))
      return absent(label === 'endChat' ? 'hasEnded' : 'hasNotEnded')
    if (label === 'markDone' && needsDisposition(entry, state)) return impossible('whyNoDisposition')
    if (label === 'markDone' && closesAll(entry, state) && entry.interaction.consultations.length > 0)
      return impossible('whyConsultationNotDone')
    return whenOnline(state, `${label === 'endChat' ? 'end-conversation' : 'mark-done'}:${entry.id}`)
  },
  run(desk, target) {
    const entry = entryIn(desk.state, target)
    if (entry) void desk.interaction[label === 'endChat' ? 'end' : 'markDone'](entry.id)
  },
})

/** Lets the bot of a conversation answer, or silences it. */
const bot = (label: 'inviteBot' | 'silenceBot', glyph: string): Action => ({
  label,
  glyph,
  permission: 'bot',
  availability(state, target) {
    const entry = entryIn(state, target)
    if (!entry) return absent('noInteraction')
    const wanted = label === 'inviteBot' ? 'listening' : 'talking'
    if (entry.interaction.status !== 'handled' || entry.interaction.bot?.is !== wanted)
      return absent(label === 'inviteBot' ? 'noBotListens' : 'noBotTalks')
    return whenOnline(state, `${label === 'inviteBot' ? 'invite-bot' : 'silence-bot'}:${entry.id}`)
  },
  run(desk, target) {
    const entry = entryIn(desk.state, target)
    if (entry) void desk.interaction[label](entry.id)
  },
})

/** Calls the contact, or writes to them: the number or the address is the value, else the first that is known. */
const reach = (label: 'call' | 'email', glyph: string): Action => {
  const known = (state: DeskState, entry: DeskEntry | undefined) =>
    (entry && contactOf(state, entry)?.profile[label === 'call' ? 'phones' : 'emails']) ?? []
  return {
    label,
    glyph,
    choices: (state) => known(state, state.selected),
    availability(state, target) {
      const entry = entryIn(state, target)
      if (!entry) return absent('noInteraction')
      if (known(state, entry).length > 0) return possible
      return impossible(label === 'call' ? 'whyNoPhone' : 'whyNoEmail')
    },
    run(desk, target) {
      const entry = entryIn(desk.state, target)
      const where = entry && (target.value ?? known(desk.state, entry)[0])
      if (where) desk.reach[label](entry.id, where)
    },
  }
}

/** What is done with an interaction and its contact. */
export const interactionActions = {
  'end-chat': closing('endChat', { glyph: glyphs.power, shortcut: 'desk+x', permission: 'end-chat' }),
  rejoin: {
    label: 'rejoin',
    glyph: glyphs.retry,
    permission: 'rejoin',
    shortcut: 'desk+g',
    availability(state, target) {
      const entry = entryIn(state, target)
      if (!entry) return absent('noInteraction')
      return isParked(entry) ? whenOnline(state, `rejoin:${entry.id}`) : absent('isNotParked')
    },
    run(desk, target) {
      const entry = entryIn(desk.state, target)
      if (entry) void desk.interaction.rejoin(entry.id)
    },
  },
  'mark-done': closing('markDone', { glyph: glyphs.check, shortcut: 'desk+m', permission: 'mark-done' }),
  call: reach('call', glyphs.phone),
  email: reach('email', mail),
  'schedule-callback': {
    label: 'scheduleCallback',
    glyph: glyphs.clock,
    permission: 'callback',
    availability(state, target) {
      const entry = entryIn(state, target)
      if (!entry) return absent('noInteraction')
      return contactOf(state, entry) ? whenOnline(state, 'schedule-callback') : impossible('whyNoContact')
    },
    run(desk, target) {
      const entry = entryIn(desk.state, target)
      if (entry) desk.reach.scheduleCallback(entry.id)
    },
  },
  ...teamActions,
  ...consultationActions,
  'invite-bot': bot('inviteBot', glyphs.plus),
  'silence-bot': bot('silenceBot', minus),
} as const satisfies Record<string, Action>
