import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What is said of notes and dispositions: apart, so that it comes with what says it. */
export const outcomeTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
