import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What is said of ratings: apart, so that it comes with the first one. */
export const ratedTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
