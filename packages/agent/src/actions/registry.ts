import { may } from '../desk/permitted.ts'
import { impossible, type Action } from './action.ts'
import { answeringActions } from './answering-actions.ts'
import { deskActions } from './desk-actions.ts'
import { informationActions } from './information-actions.ts'
import { interactionActions } from './interaction-actions.ts'
import { listActions } from './list-actions.ts'
import { deniedTo } from './parts.ts'
import { entryIn } from './targets.ts'
import { writingActions } from './writing-actions.ts'

/** Every action of the desk, once, in the order and the groups in which all of them are listed. */
export const actionGroups = {
  answering: answeringActions,
  interaction: interactionActions,
  writing: writingActions,
  information: informationActions,
  list: listActions,
  desk: deskActions,
} as const

/**
 * A new action is a new entry in the file of its concern: toolbars name what they show; keys, the command bar and the list of
 * shortcuts follow by themselves. Keys that two actions share do whichever is possible.
 */
const actions = {
  ...answeringActions,
  ...interactionActions,
  ...writingActions,
  ...informationActions,
  ...listActions,
  ...deskActions,
}

export type ActionId = keyof typeof actions

/** What is not done to an interaction, and so belongs to everybody. */
const elsewhere = { ...answeringActions, ...informationActions, ...listActions, ...deskActions }

/** What belongs here and is not permitted stays in its place, and says why ([PRM11]). */
const permitting = (id: string, action: Action): Action => ({
  ...action,
  availability(state, target) {
    const part = id in elsewhere ? undefined : entryIn(state, target)?.part
    const denied = part && deniedTo(part, id)
    if (denied) return denied
    const now = action.availability(state, target)
    if (now.is === 'absent' || !action.permission || may(state, action.permission)) return now
    return impossible('whyNotPermitted')
  },
})

const permitted = Object.fromEntries(Object.entries(actions).map(([id, action]) => [id, permitting(id, action)]))

/** The action with this id, without the narrow type of its entry. */
export const actionOf = (id: ActionId): Action => permitted[id]!

export const actionIds = Object.keys(actions) as readonly ActionId[]
