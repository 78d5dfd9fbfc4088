import type { AgentSettings } from '@parley/protocol'
import type { DeskState } from '../desk/desk-state.ts'
import type { Availability } from './action.ts'
import { actionIds, actionOf, type ActionId } from './registry.ts'

/**
 * Keys that work while somebody writes, so they are combinations that type nothing: `desk+a` is Alt with A; on a Mac, where Alt
 * types letters of its own, Control and Shift. `mod+k` is Control with K, Command on a Mac.
 */
export type Shortcut = `${'desk' | 'mod'}+${string}`

export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform)

const modifiers = {
  desk: { words: ['Alt+', '⌃⇧'], attribute: ['Alt+', 'Control+Shift+'] },
  mod: { words: ['Ctrl+', '⌘'], attribute: ['Control+', 'Meta+'] },
} as const

const inFull = (shortcut: Shortcut, as: 'words' | 'attribute') => {
  const [modifier, key] = shortcut.split('+') as [keyof typeof modifiers, string]
  return `${modifiers[modifier][as][isMac() ? 1 : 0]}${key.toUpperCase()}`
}

/** The combination as people read it. */
export const shortcutWords = (shortcut: Shortcut): string => inFull(shortcut, 'words')

/** The combination as `aria-keyshortcuts` has it. */
export const shortcutAttribute = (shortcut: Shortcut): string => inFull(shortcut, 'attribute')

/** What a later desk may keep there is none. */
const isShortcut = (text: string): text is Shortcut => /^(?:desk|mod)\+./.test(text)

/** The keys of an action: those that the agent chose, else those that everybody has. */
export function shortcutOf(id: ActionId, { shortcuts }: AgentSettings): Shortcut | undefined {
  const own = shortcuts?.[id]
  if (own === undefined) return actionOf(id).shortcut
  return isShortcut(own) ? own : undefined
}

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'shiftKey' | 'metaKey'>

/** Which combination was pressed, if it is one of ours. Where a keyboard has no Latin letters, the place of the key counts. */
export function pressedShortcut(press: Press): Shortcut | undefined {
  const { altKey, ctrlKey, shiftKey, metaKey } = press
  const key = pressedKey(press)
  if (key === undefined) return undefined
  const isModifier = isMac() ? metaKey && !ctrlKey : ctrlKey && !metaKey
  if (isModifier && !altKey && !shiftKey && /^[a-z]$/.test(key)) return `mod+${key}`
  // A question mark takes Shift on most keyboards.
  const isDesk = isMac() ? ctrlKey && shiftKey && !altKey : altKey && !ctrlKey && (!shiftKey || key === '?')
  return isDesk && !metaKey ? `desk+${key}` : undefined
}

function pressedKey({ key, code }: Press): string | undefined {
  const typed = key.toLowerCase()
  if (/^[a-z0-9?]$/.test(typed)) return typed
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase()
}

/** What a press means now: the first action with these keys that is possible, else the first that says why it is not. */
export function actionFor(press: Press, state: DeskState): ActionId | undefined {
  const shortcut = pressedShortcut(press)
  if (shortcut === undefined) return undefined
  const meant = actionIds.filter((id) => shortcutOf(id, state.settings) === shortcut)
  const find = (wanted: Availability['is']) => meant.find((id) => actionOf(id).availability(state, {}).is === wanted)
  return find('possible') ?? find('impossible')
}
