import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What is said of supervision: apart, so that it comes with what says it. */
export const supervisionTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
