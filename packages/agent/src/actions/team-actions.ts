import { partyOf, type Interaction } from '@parley/protocol'
import { glyphs } from '@parley/ui'
import { may } from '../desk/permitted.ts'
import type { TeamAim } from '../desk/shown.ts'
import { absent, impossible, whenOnline, type Action, type Availability } from './action.ts'
import { entryIn } from './targets.ts'

/** Opens the Team Communicator about the interaction: whoever is in the conversation can, until it ends ([TEA48]). */
const team = (
  aim: TeamAim,
  {
    whyNot,
    ...own
  }: Omit<Action, 'availability' | 'run'> & {
    readonly whyNot?: (interaction: Interaction, me: string | undefined) => Availability | undefined
  },
): Action => ({
  ...own,
  availability(state, target) {
    const entry = entryIn(state, target)
    if (!entry) return absent('noInteraction')
    const { interaction } = entry
    const me = state.agent?.agentId
    if (interaction.status !== 'handled') return absent('hasEnded')
    if (me !== undefined && partyOf(interaction, me)?.state === 'parked') return absent('hasLeft')
    if (aim === 'consultation' && !consultations.some((permission) => may(state, permission)))
      return impossible('whyNotPermitted')
    return whyNot?.(interaction, me) ?? whenOnline(state, `invite-colleague:${entry.id}`)
  },
  run(desk, target) {
    const entry = entryIn(desk.state, target)
    if (entry) desk.view.show({ team: aim, about: entry.id })
  },
})

const consultations = ['consult-chat', 'consult-im', 'consult-voice'] as const

/** What is asked of colleagues. */
export const teamActions = {
  'instant-transfer': team('transfer', {
    label: 'instantTransfer',
    glyph: glyphs.transfer,
    permission: 'transfer',
    shortcut: 'desk+w',
    whyNot: ({ owner }, me) => (owner === me ? undefined : impossible('whyNotOwner')),
  }),
  'instant-conference': team('conference', {
    label: 'instantConference',
    glyph: glyphs.people,
    permission: 'conference',
    shortcut: 'desk+z',
  }),
  'start-consultation': team('consultation', {
    label: 'startConsultation',
    glyph: glyphs.lock,
    shortcut: 'desk+q',
  }),
} as const satisfies Record<string, Action>
