import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** Their German. */
export const de: Translation<typeof en> = {
  consultation: 'Rücksprache',
  laneWith: 'Vertrauliche Rücksprache mit {name}',
  privateWith: 'Vertraulich · mit {name}',
  chat: 'Chat',
  im: 'IM',
  coaching: 'Coaching',
  lostConnection: 'Verbindung verloren',
  ended: 'beendet',
  isTyping: 'schreibt …',
  fold: 'Vertrauliches Gespräch ausblenden',
  unfold: 'Vertrauliches Gespräch anzeigen',
  unread: { one: '{count} ungelesene Nachricht', other: '{count} ungelesene Nachrichten' },
  staffOnly: '{contact} kann das nicht lesen',
  nothingSaid: 'Noch nichts gesagt. {contact} sieht nichts davon.',
  over: 'Die Rücksprache ist beendet. „Rücksprache erledigt“ schließt sie auf Ihrer Seite.',

  switch: 'Angezeigtes Gespräch',
  private: '(vertraulich)',

  fromLane: 'Das stammt aus der vertraulichen Rücksprache. In die Nachricht an {name} einfügen?',
  fromThread: 'Das stammt aus Ihren Nachrichten im Team. In die Nachricht an {name} einfügen?',
  insert: 'Einfügen',
  dontInsert: 'Nicht einfügen',

  consultedBy: '{name} fragt Sie um Rat. {contact} kann Sie nicht sehen.',
  youCoach: 'Sie coachen {name}. {contact} kann Sie nicht sehen.',
  noLongerConsulted: 'Die Rücksprache ist beendet. Was mit {contact} gesprochen wird, sehen Sie nicht mehr.',
  hasTakenOver: '{name} hat übernommen. Schließen Sie Ihren Teil ab: Ergebnis und Notiz, dann Erledigt.',
  othersGoOn: 'Der Chat geht ohne Sie weiter. Schließen Sie Ihren Teil ab: Ergebnis und Notiz, dann Erledigt.',
  partLeft:
    'Der Chat ging ohne Sie weiter und ist beendet. Schließen Sie Ihren Teil ab: Ergebnis und Notiz, dann Erledigt.',
}
