import type { Translation } from './phrases.ts'
import type { en } from './en.ts'

/** The German texts of what both sides draw with. */
export const de: Translation<typeof en> = {
  conversation: 'Unterhaltung',
  message: 'Nachricht',
  send: 'Senden',
  writeMessage: 'Nachricht schreiben …',
  charactersLeft: { one: 'Noch {count} Zeichen', other: 'Noch {count} Zeichen' },
  charactersOver: { one: '{count} Zeichen zu viel', other: '{count} Zeichen zu viel' },

  you: 'Sie',
  somebody: 'Jemand',
  isTyping: 'schreibt …',
  newMessages: { one: '{count} neu', other: '{count} neu' },
  jumpToLatest: 'Zur neuesten Nachricht springen',
  loadOlder: 'Ältere Nachrichten zeigen',
  loadingOlder: 'Ältere Nachrichten werden geladen …',

  sending: 'Wird gesendet',
  sent: 'Gesendet',
  read: 'Gelesen',
  retry: 'Erneut versuchen',
  delete: 'Löschen',

  joined: '{name} ist beigetreten',
  tookOver: '{name} hat von {other} übernommen',
  youJoined: 'Sie sind beigetreten',
  left: '{name} ist gegangen',
  away: '{name} hat die Verbindung verloren und kommt vielleicht zurück',
  returned: '{name} ist zurück',
  waitingForAgent: 'Gleich ist jemand für Sie da',
  nobodyAvailable: 'Gerade ist niemand da. Ihre Nachricht bleibt erhalten, und wer als Nächstes frei ist, antwortet',
  inactivityWarned: 'Seit einer Weile hat niemand geschrieben. Die Unterhaltung endet um {time}, wenn niemand schreibt',
  endedBy: '{name} hat die Unterhaltung beendet',
  youEnded: 'Sie haben die Unterhaltung beendet',
  ended: 'Die Unterhaltung ist beendet',
  contactLeft: '{name} ist gegangen. Die Unterhaltung ist beendet',
  endedByInactivity: 'Die Unterhaltung ist beendet, weil eine Weile niemand geschrieben hat',

  refusedTooLong: 'Nicht gesendet: Die Nachricht ist zu lang.',
  refusedEnded: 'Nicht gesendet: Die Unterhaltung ist beendet.',
  refusedTooMany: 'Nicht gesendet: zu viele Nachrichten auf einmal. Bitte kurz warten und erneut versuchen.',
  refusedEmpty: 'Nicht gesendet: In der Nachricht ist nichts zu sehen.',
  refusedLater: 'Nicht gesendet: Der Server konnte sie gerade nicht annehmen. Bitte erneut versuchen.',
  refusedNever: 'Nicht gesendet: Der Server hat die Nachricht nicht angenommen.',
}
