import type { DeskState } from '../desk/desk-state.ts'
import { actionIds, actionOf, type ActionId } from './registry.ts'

/**
 * The keys of the desk work while somebody writes, so they are combinations that type nothing: Alt with a letter; on a Mac,
 * where Alt types letters of its own, Control and Shift.
 */
export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform)

/** The combination as people read it. */
export const shortcutWords = (key: string): string => (isMac() ? `⌃⇧${key.toUpperCase()}` : `Alt+${key.toUpperCase()}`)

/** The combination as `aria-keyshortcuts` has it. */
export const shortcutAttribute = (key: string): string =>
  isMac() ? `Control+Shift+${key.toUpperCase()}` : `Alt+${key.toUpperCase()}`

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'shiftKey' | 'metaKey'>

/** Which letter was pressed together with our modifiers, if any. Where a keyboard has no Latin letters, its place counts. */
export function pressedLetter({ key, code, altKey, ctrlKey, shiftKey, metaKey }: Press): string | undefined {
  const isOurs = isMac() ? ctrlKey && shiftKey && !altKey : altKey && !ctrlKey && !shiftKey
  if (!isOurs || metaKey) return undefined
  const letter = key.toLowerCase()
  if (/^[a-z]$/.test(letter)) return letter
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
}

/** What a press means now: the first action with this letter that is possible. */
export function actionFor(event: Press, state: DeskState): ActionId | undefined {
  const letter = pressedLetter(event)
  if (letter === undefined) return undefined
  return actionIds.find((id) => {
    const action = actionOf(id)
    return action.key === letter && action.availability(state, {}).is === 'possible'
  })
}
