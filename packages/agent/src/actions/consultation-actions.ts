import type { Consultation } from '@parley/protocol'
import { glyphs } from '@parley/ui'
import type { DeskState } from '../desk/desk-state.ts'
import { absent, whenOnline, type Action, type Target } from './action.ts'
import { entryIn } from './targets.ts'

/** The consultation that is meant: its id is the value; else the first that stands so. */
function consultationIn(state: DeskState, target: Target, wanted: Consultation['state']): Consultation | undefined {
  const lanes = entryIn(state, target)?.lanes.filter(({ consultation }) => consultation.state === wanted) ?? []
  const meant = lanes.find(({ consultation }) => target.value === undefined || consultation.id === target.value)
  return meant?.consultation
}

const consultation = (
  wanted: Consultation['state'],
  command: 'end-consultation' | 'mark-consultation-done',
  own: Pick<Action, 'label' | 'glyph' | 'shortcut'>,
): Action => ({
  ...own,
  availability(state, target) {
    const entry = entryIn(state, target)
    if (!entry) return absent('noInteraction')
    if (!consultationIn(state, target, wanted))
      return absent(wanted === 'open' ? 'noConsultation' : 'noConsultationOver')
    return whenOnline(state, `${command}:${entry.id}`)
  },
  run(desk, target) {
    const entry = entryIn(desk.state, target)
    const meant = consultationIn(desk.state, target, wanted)
    if (!entry || !meant) return
    if (wanted === 'open') void desk.team.endConsultation(entry.id, meant.id)
    else void desk.team.markConsultationDone(entry.id, meant.id)
  },
})

/** How a consultation ends. Their keys are those of the chat: beside a chat that can be ended, that one comes first. */
export const consultationActions = {
  'end-consultation': consultation('open', 'end-consultation', {
    label: 'endConsultation',
    glyph: glyphs.power,
    shortcut: 'desk+x',
  }),
  'consultation-done': consultation('ended', 'mark-consultation-done', {
    label: 'consultationDone',
    glyph: glyphs.check,
    shortcut: 'desk+m',
  }),
} as const satisfies Record<string, Action>
