import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the reports say: apart, so that it comes with them. */
export const reportTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
