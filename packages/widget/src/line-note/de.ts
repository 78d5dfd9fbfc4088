import type { Translation } from '@parley/ui'
import type { en } from './line-texts.ts'

/** What the widget says about its line, in German. */
export const de: Translation<typeof en> = {
  lineDown: 'Keine Verbindung. Was Sie schreiben, bleibt hier und wird gesendet, sobald die Verbindung wieder steht.',
  lineRefused: 'Der Chat kann keine Verbindung aufbauen. Laden Sie die Seite neu, um es noch einmal zu versuchen.',
  lineTooOld: 'Es gibt eine neuere Version dieses Chats. Bitte laden Sie die Seite neu.',
  lineUnknown: 'Bitte melden Sie sich auf dieser Website an, um mit uns zu chatten.',
  reconnectNow: 'Jetzt verbinden',
  tryAgain: 'Erneut versuchen',
  notKept: 'Dieser Browser speichert nichts für diese Seite: Der Chat ist weg, wenn Sie neu laden oder gehen.',
}
