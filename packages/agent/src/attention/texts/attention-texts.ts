import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** Apart from the texts of the panel, so that they come with what says them. */
export const attentionTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
