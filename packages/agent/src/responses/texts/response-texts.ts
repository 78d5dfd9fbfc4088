import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What is said of standard responses: apart, so that it comes with what says it. */
export const responseTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
