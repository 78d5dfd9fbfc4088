import { Catalogue } from '../texts/catalogue.ts'

/** What a writer is told about what they write. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  cardHidden: 'A card number was hidden: only its last four digits were sent.',
  secretHidden: 'Something confidential was hidden before it was sent.',
} as const

export const writingTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./writing-de.ts')).de,
})
