import type { Translation } from '../../texts/phrases.ts'
import type { en } from './en.ts'

/** What is said about files, in German. */
export const de: Translation<typeof en> = {
  addAttachments: 'Dateien anhängen',
  limits: {
    one: 'Eine Datei bis {size}: {types}',
    other: 'Bis zu {count} Dateien auf einmal, jede bis {size}: {types}',
  },
  dropHere: 'Dateien hier ablegen, um sie anzuhängen',
  attachments: 'Anhänge',
  delete: 'Löschen',
  deleteAll: 'Alle löschen',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen',

  preparing: 'Wird vorbereitet …',
  sending: '{done} von {size}',
  waiting: 'Wartet auf die Verbindung. Es geht von selbst weiter.',
  waitingForServer: 'Der Server nimmt im Moment keine Dateien an. Es geht von selbst weiter.',
  checking: 'Wird geprüft …',
  sent: '{name} wurde gesendet',
  notSent: '{name} wurde nicht gesendet',

  empty: 'Die Datei ist leer. Wählen Sie eine andere.',
  tooLarge: 'Zu groß: höchstens {size}.',
  wrongType: 'Diese Art von Datei wird nicht angenommen. Erlaubt: {types}.',
  mismatch:
    'Die Datei ist nicht, was ihr Name sagt. Speichern Sie sie im richtigen Format und hängen Sie sie noch einmal an.',
  tooMany: { one: 'Nur eine Datei auf einmal.', other: 'Höchstens {count} Dateien auf einmal.' },
  damaged: 'Was ankam, ist nicht, was gesendet wurde. Hängen Sie sie noch einmal an.',
  quota: 'Die Grenze für Dateien ist heute erreicht. Versuchen Sie es morgen wieder.',
  rejected: 'Die Prüfung von Dateien hat sie abgelehnt.',
  noSpace: 'Der Server hat gerade keinen Platz für Dateien. Versuchen Sie es später noch einmal.',
  ended: 'Das Gespräch ist beendet.',
  refused: 'Der Server hat sie nicht angenommen.',
  notTaken: 'Hier können keine Dateien gesendet werden.',

  actions: 'Was mit der Datei geschehen soll',
  open: 'Öffnen',
  save: 'Speichern',
  saveAll: 'Alle speichern',
  print: 'Drucken',
  close: 'Schließen',
  forbidden: 'Durch die Einstellungen dieser Website nicht erlaubt',
  notPrintable: 'Speichern Sie die Datei, um sie zu drucken',
  notHere: 'Hier nicht verfügbar',
  fileOf: '{type}, {size}',
  gone: 'Die Datei war nicht zu bekommen. Versuchen Sie es noch einmal; sonst bitten Sie, sie noch einmal zu senden.',
  allSaved: { one: '{count} Datei gespeichert', other: '{count} Dateien gespeichert' },
  allFiles: 'Dateien',
  cannotDisplay: 'Bild kann nicht angezeigt werden',
  brokenSent: 'Datei ist beschädigt oder wird vom Dateisystem nicht als Bild erkannt',
  askAgain: 'Um neues Senden bitten',
  askAgainText: 'Ich konnte „{name}“ nicht öffnen. Können Sie die Datei bitte noch einmal senden?',
  sendAgain: 'Noch einmal senden',
}
