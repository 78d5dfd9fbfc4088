import type { Translation } from '@parley/ui'
import type { en } from './rating-texts.ts'

/** How a chat was, in German. */
export const de: Translation<typeof en> = {
  rateQuestion: 'Wie war dieser Chat?',
  rateStars: { one: '{count} Stern', other: '{count} Sterne' },
  rateComment: 'Was Sie uns noch sagen möchten (freiwillig)',
  rateSend: 'Bewertung senden',
  rateAgain: 'Noch einmal versuchen',
  rateKeep: 'Abbrechen',
  rateWaits: 'Keine Verbindung. Ihre Bewertung wird gesendet, sobald sie wieder da ist.',
  rateFailed: 'Ihre Bewertung wurde nicht angenommen. Versuchen Sie es gleich noch einmal.',
  rateTooLate: 'Sie haben einen neuen Chat begonnen, daher gilt Ihre erste Bewertung.',
  rateThanks: {
    one: 'Vielen Dank! Sie haben {count} von 5 Sternen gegeben.',
    other: 'Vielen Dank! Sie haben {count} von 5 Sternen gegeben.',
  },
  rateChange: 'Bewertung ändern',
}
