import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** What is said around the agent's field, in German. */
export const de: Translation<typeof en> = {
  preview: 'Vorschau',
  asContactSees: 'So sieht es der Kontakt',
  nothingToPreview: 'Schreiben Sie etwas, um zu sehen, wie es aussehen wird.',

  crossed: {
    one: '{name} hat inzwischen geschrieben:',
    other: '{name} hat inzwischen {count} Nachrichten geschrieben:',
  },
  sendAnyway: 'Trotzdem senden',
  keepWriting: 'Weiterschreiben',

  notSentYet: 'Noch nicht gesendet',
  unsentOf: '{name} schreibt, noch nicht gesendet:',
}
