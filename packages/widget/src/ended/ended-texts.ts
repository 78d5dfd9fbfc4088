import { Catalogue } from '@parley/ui'

/** What is said below a chat that has ended. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  startAnew: 'Start a new chat',
  endedMore: 'You can read it here, or start a new one.',
} as const

export const endedTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
