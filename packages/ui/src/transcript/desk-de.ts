import type { Translation } from '../texts/phrases.ts'
import type { en } from './desk-texts.ts'

/** What only staff reads in a transcript, in German. */
export const de: Translation<typeof en> = {
  contactHasNotRead: 'Der Kontakt hat diese Nachricht noch nicht gelesen.',
  contactWaits: 'Der Kontakt wartet auf einen Agenten',
  contactToldNobody: 'Dem Kontakt wurde gesagt, dass gerade niemand da ist',
  internalNote: 'Interne Notiz von {name}, nur für Mitarbeiter\n{text}',
}
