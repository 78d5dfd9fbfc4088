import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the list of shortcuts says: apart, so that it comes with it. */
export const shortcutTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
