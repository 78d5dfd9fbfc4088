import type { ActionId } from '../actions/registry.ts'

/** What the menu opens over the panel, in its order. */
export const openers = [
  'command-bar',
  'message-colleague',
  'my-history',
  'reports',
  'supervision',
  'system-messages',
  'shortcuts',
  'settings',
] as const

export const isOpener = (id: ActionId): boolean => openers.some((opener) => opener === id)
