import { Catalogue } from '../../texts/catalogue.ts'
import { en } from './en.ts'

/** What rich content says besides what its author wrote. */
export const richTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
