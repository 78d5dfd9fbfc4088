import type { Translation } from '../texts/phrases.ts'
import type { en } from './writing-texts.ts'

/** What a writer is told about what they write, in German. */
export const de: Translation<typeof en> = {
  cardHidden: 'Eine Kartennummer wurde verborgen: Nur ihre letzten vier Ziffern wurden gesendet.',
  secretHidden: 'Etwas Vertrauliches wurde vor dem Senden verborgen.',
}
