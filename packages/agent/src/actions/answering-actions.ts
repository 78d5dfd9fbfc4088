import { glyphs } from '@parley/ui'
import { absent, whenOnline, type Action } from './action.ts'
import { minus } from './own-glyphs.ts'
import { invitedIn } from './targets.ts'

/** Answers an invitation. */
const answer = (label: 'accept' | 'reject', own: Pick<Action, 'glyph' | 'shortcut' | 'permission'>): Action => ({
  label,
  ...own,
  availability(state, target) {
    const invited = invitedIn(state, target)
    return invited ? whenOnline(state, `${label}-invitation:${invited.id}`) : absent('noInvitation')
  },
  run(desk, target) {
    const invited = invitedIn(desk.state, target)
    if (!invited) return
    if (label === 'accept') void desk.invitation.accept(invited.id)
    else void desk.invitation.reject(invited.id, target.value)
  },
})

/** Whether the agent takes conversations, and their answers to those that are offered. */
export const answeringActions = {
  'become-ready': {
    label: 'becomeReady',
    glyph: glyphs.check,
    shortcut: 'desk+p',
    availability(state) {
      if (!state.agent) return absent('notSignedIn')
      return state.agent.presence.is === 'ready' ? absent('isReady') : whenOnline(state, 'set-presence:')
    },
    run: (desk) => void desk.presence.set({ is: 'ready' }),
  },
  'become-not-ready': {
    label: 'becomeNotReady',
    glyph: minus,
    shortcut: 'desk+p',
    choices: ({ agent }) => agent?.desk.notReadyReasons ?? [],
    availability: (state) => (state.agent ? whenOnline(state, 'set-presence:') : absent('notSignedIn')),
    run(desk, { value }) {
      const { notReadyReason } = desk.memory.get('settings')
      const usual = desk.state.agent?.desk.notReadyReasons.find((reason) => reason === notReadyReason)
      const reason = value ?? usual
      void desk.presence.set({ is: 'not-ready', ...(reason ? { reason } : {}) })
    },
  },
  accept: answer('accept', { glyph: glyphs.check, shortcut: 'desk+a' }),
  reject: answer('reject', { glyph: glyphs.close, shortcut: 'desk+r', permission: 'reject' }),
} as const satisfies Record<string, Action>
