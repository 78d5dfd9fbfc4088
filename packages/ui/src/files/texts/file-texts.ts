import { Catalogue } from '../../texts/catalogue.ts'
import { en } from './en.ts'

/** What is said about files. */
export const fileTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
