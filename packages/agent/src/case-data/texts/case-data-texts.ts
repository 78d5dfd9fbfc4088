import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the Case Data tab says: apart, so that it comes with what says it. */
export const caseDataTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
