import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the search says: apart, so that it comes with it. */
export const searchTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
