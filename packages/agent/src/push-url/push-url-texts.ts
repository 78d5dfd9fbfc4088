import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the Push URL area says. */
export const pushUrlTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
