import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** Die deutschen Texte des Reiters „Vorgangsdaten“. */
export const de: Translation<typeof en> = {
  none: 'An dieser Interaktion hängen keine Daten.',
  others: 'Weitere Daten',
  empty: 'Leer',
  setBy: 'Gesetzt von {name}, {time}',
  setByBot: 'Gesetzt vom Bot {name}, {time}',
  setInForm: 'Wie der Kontakt vor dem Chat gesagt hat, {time}',
  setByContact: 'Gesetzt auf der Seite des Kontakts, {time}',
  nothingChosen: 'Nichts gewählt',
  saving: 'Wird gespeichert…',
  saved: 'Gespeichert',
  fixed: 'Dieses Feld lässt sich hier nicht ändern.',
  done: 'Die Interaktion ist erledigt: Nichts lässt sich mehr ändern.',
  offline: 'Nicht gespeichert: Die Verbindung ist unterbrochen. Drücken Sie hier Enter, wenn sie wieder da ist.',
  failed: 'Nicht gespeichert. Drücken Sie hier Enter, um es noch einmal zu versuchen.',
  notNumber: 'Nicht gespeichert: Schreiben Sie eine Zahl, etwa 42 oder 3.5.',
  notDate: 'Nicht gespeichert: Wählen Sie einen Tag.',
  notUrl: 'Nicht gespeichert: Schreiben Sie eine ganze Adresse, etwa https://example.com.',
  notChoice: 'Nicht gespeichert: Wählen Sie etwas aus der Liste.',
  tooLong: 'Nicht gespeichert: höchstens {limit} Zeichen.',
}
