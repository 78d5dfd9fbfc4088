import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** Their German. */
export const de: Translation<typeof en> = {
  callOf: '{reason}: {name}',
  callsOf: '({count}) {reason}: {name}',
  waits: 'Wartet auf Antwort',

  notifications: 'Benachrichtigungen des Systems',
  allowNotifications: 'Benachrichtigungen des Systems erlauben',
  notificationsBlocked: 'Der Browser sperrt Benachrichtigungen dieser Seite. Erlauben Sie sie neben ihrer Adresse.',

  sounds: 'Töne',
  soundsHint: 'Stumm, solange Sie nichts wählen. Gilt für Sie an jedem Rechner.',
  tone: 'Steigender Ton, während ein Kontakt wartet',
  ring: 'Klingeln, während Sie woanders hinsehen',
  captions: 'In Worten zeigen, was klingt',
  volume: 'Lautstärke',
  percent: '{percent} %',
  quietHours: 'Ruhezeit',
  quietFrom: 'Von',
  quietTo: 'Bis',
  test: 'Probe',
  testing: '♪ Steigender Ton, dann Klingeln',
  close: 'Schließen',
  blocked: 'Der Browser hält Töne zurück, bis Sie auf dieser Seite klicken oder eine Taste drücken.',
  unheard: 'Dieser Browser kann keine Töne erzeugen.',
  captionTone: '♪ Steigender Ton: {name} wartet, {stage}',
  captionRing: '♪ Klingeln: {name} wartet, {stage}',
  inTime: 'in der Zeit',
  warning: 'Warnung',
  late: 'zu spät',

  lastWords: 'Letzte Nachricht des Kontakts',
  nothingSaid: 'Noch nichts geschrieben',
}
