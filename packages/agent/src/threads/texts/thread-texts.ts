import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What is said about threads of colleagues: apart, so that it comes with what says it. */
export const threadTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
