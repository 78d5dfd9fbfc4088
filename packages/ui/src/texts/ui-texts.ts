import { Catalogue } from './catalogue.ts'
import { en } from './en.ts'

/** What the elements of this package say. */
export const uiTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})

export type UiTexts = typeof en
