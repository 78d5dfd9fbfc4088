import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

export const composerTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
