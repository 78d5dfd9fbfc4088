import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** The German texts of the widget. */
export const de: Translation<typeof en> = {
  chat: 'Chat',
  openChat: 'Chat öffnen',
  closeChat: 'Chat schließen',
  minimize: 'Minimieren',
  endChat: 'Chat beenden',

  greeting: 'Hallo! Wie können wir helfen?',
  greetingMore: 'Schreiben Sie uns, die Antwort kommt gleich hier.',

  ending: 'Der Chat wird beendet …',
  undo: 'Rückgängig',
  endNow: 'Jetzt beenden',

  unread: { one: '{count} ungelesene Nachricht', other: '{count} ungelesene Nachrichten' },
}
