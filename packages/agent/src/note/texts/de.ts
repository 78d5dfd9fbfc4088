import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

export const de: Translation<typeof en> = {
  note: 'Notiz',
  noteHint: 'Was von dieser Interaktion bleiben soll. Nur Mitarbeitende können es lesen.',
  noteSaving: 'Wird gespeichert …',
  noteKept: 'Auf diesem Computer aufbewahrt. Gespeichert wird, sobald die Verbindung wieder da ist.',
  noteBy: 'Gespeichert. Geschrieben von {name}, {time}',

  disposition: 'Ergebnis',
  searchDispositions: 'Ergebnisse durchsuchen',
  noDispositions: 'Für diese Website sind keine Ergebnisse eingerichtet.',
  noneFound: 'Kein Ergebnis enthält diese Wörter.',
  found: { one: '{count} Ergebnis', other: '{count} Ergebnisse' },
  mandatory: '„Erledigt“ braucht ein Ergebnis. Wählen Sie eines.',
  setBy: '{disposition}. Gesetzt von {name}, {time}',
  takeBack: 'Zurücknehmen',
}
