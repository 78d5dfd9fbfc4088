import { Catalogue } from '../texts/catalogue.ts'

/** What only staff reads in a transcript. */
export const en = {
  contactHasNotRead: 'The contact has not read this message yet.',
  contactWaits: 'The contact is waiting for an agent',
  contactToldNobody: 'The contact was told that nobody is available right now',
  internalNote: 'Internal note by {name}, for staff only\n{text}',
} as const

export const deskTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./desk-de.ts')).de,
})
