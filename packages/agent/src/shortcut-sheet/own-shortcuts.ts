import type { AgentSettings } from '@parley/protocol'
import { actionIds, actionOf, type ActionId } from '../actions/registry.ts'
import { shortcutOf, type Shortcut } from '../actions/shortcuts.ts'

/** The other actions that have these keys. Those that share them by default take turns and are in nobody's way. */
export const othersWith = (shortcut: Shortcut, id: ActionId, settings: AgentSettings): readonly ActionId[] =>
  actionIds.filter((other) => {
    if (other === id || shortcutOf(other, settings) !== shortcut) return false
    return !(actionOf(id).shortcut === shortcut && actionOf(other).shortcut === shortcut)
  })

/** The agent's keys once this action has these, or none; the others that had them have none then. */
export function withShortcut(
  id: ActionId,
  shortcut: Shortcut | undefined,
  settings: AgentSettings,
): AgentSettings['shortcuts'] {
  const losers = shortcut ? othersWith(shortcut, id, settings) : []
  const own: Record<string, string> = { ...settings.shortcuts, [id]: shortcut ?? '' }
  for (const loser of losers) own[loser] = ''
  // What is as everybody has it is no choice of the agent's: it follows when that changes.
  for (const each of [id, ...losers]) if (own[each] === (actionOf(each).shortcut ?? '')) delete own[each]
  return Object.keys(own).length > 0 ? own : undefined
}

/** Whether the agent chose the keys of this action. */
export const isOwn = (id: ActionId, { shortcuts }: AgentSettings): boolean => shortcuts?.[id] !== undefined
