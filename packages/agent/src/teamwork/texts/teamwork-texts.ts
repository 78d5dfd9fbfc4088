import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What is said of agents who work together: apart, so that it comes with what says it. */
export const teamworkTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
