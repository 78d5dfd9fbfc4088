import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

export const de: Translation<typeof en> = {
  systemMessages: 'Systemmeldungen',
  channels: 'Kanäle',
  details: 'Einzelheiten',
  close: 'Schließen',
  allWork: 'Alles funktioniert.',
  allBack: 'Alles funktioniert wieder.',
  since: 'seit {time}',
  sinceDay: 'seit {day}, {time}',
  earlier: 'Was kam und ging',
  nothingEarlier: 'Nichts, seit Sie sich hier angemeldet haben.',
  changed: '{names}: {is}',
  told: '{name}: {is}. {what}',

  chat: 'Chat',
  files: 'Dateien',
  bots: 'Bots',
  search: 'Suche',
  reports: 'Berichte',

  working: 'verfügbar',
  limited: 'eingeschränkt',
  down: 'nicht verfügbar',
  waits: 'wartet',
  unknown: 'nicht bekannt',

  chatStore:
    'Im Moment kann nichts gespeichert werden. Was geschrieben wird, wartet und geht von selbst hinaus; lesen können Sie weiter.',
  chatBusy: 'Der Server hat sehr viel zu tun. Nachrichten brauchen einige Sekunden länger und gehen von selbst hinaus.',
  chatLost: 'Was Sie schreiben, bleibt hier und geht hinaus, sobald die Verbindung wieder da ist.',
  filesNoRoom: 'Der Server ist fast voll. Dateien können nicht gesendet werden; vorhandene lassen sich öffnen.',
  filesStore: 'Dateien können nicht gesendet werden; vorhandene lassen sich öffnen.',
  filesNoAnswer: 'Der Ort, an dem Dateien liegen, antwortet nicht. Sie können weder gesendet noch geöffnet werden.',
  filesBusy: 'Der Server hat viel zu tun. Neue Dateien müssen warten; angefangene gehen weiter.',
  filesLost:
    'Dateien können weder gesendet noch geöffnet werden. Angefangene gehen weiter, sobald die Verbindung wieder da ist.',
  botsSome: 'Keine Antwort von {names}. Kontakte werden an Menschen weitergegeben.',
  botsNone: 'Kein Bot antwortet. Kontakte werden an Menschen weitergegeben.',
  botsLost: 'Bots arbeiten ohne diesen Desk weiter. Was sie tun, sehen Sie, sobald die Verbindung wieder da ist.',
  searchBehind: 'Was zuletzt gesagt wurde, wird noch nicht gefunden. Der Server holt das von selbst nach.',
  searchBroken: 'Was jetzt gesagt wird, wird erst gefunden, wenn der Server es aufnehmen kann. Älteres wird gefunden.',
  searchLost: 'Suchen können Sie erst, wenn die Verbindung wieder da ist. Was auf diesem Desk liegt, lässt sich lesen.',
  reportsBehind: 'Die letzten Gespräche sind noch nicht gezählt. Der Server holt das von selbst nach.',
  reportsBroken: 'Was jetzt geschieht, wird erst gezählt, wenn der Server es aufnehmen kann. Älteres ist da.',
  reportsLost: 'Berichte können Sie lesen, sobald die Verbindung wieder da ist.',
  inTrouble: 'Mehr sagt der Server dazu nicht.',
}
