import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the command bar says: apart, so that it comes with it. */
export const commandBarTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
