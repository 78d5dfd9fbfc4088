import { Catalogue } from '../../texts/catalogue.ts'
import { en } from './en.ts'

export const emojiTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
