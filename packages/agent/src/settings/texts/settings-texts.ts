import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the settings say: apart, so that it comes with them. */
export const settingsTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
