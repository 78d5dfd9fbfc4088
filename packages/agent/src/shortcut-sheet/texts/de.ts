import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** Their German. */
export const de: Translation<typeof en> = {
  close: 'Schließen',
  hint: 'Sie wirken auch, während Sie schreiben. Wählen Sie eigene: Sie gelten für Sie an jedem Rechner.',
  answering: 'Präsenz und Einladungen',
  interaction: 'Die Interaktion',
  writing: 'Schreiben',
  information: 'Informationen',
  list: 'Von einer Interaktion zur anderen',
  desk: 'Der Schreibtisch',
  none: 'Keine',
  change: 'Ändern',
  changeOf: 'Tasten ändern: {action}',
  newKeys: 'Neue Tasten: {action}',
  pressKeys: 'Tasten drücken …',
  how: '{example}, oder ein anderer Buchstabe oder eine andere Ziffer anstelle der letzten. Rücktaste: keine. Escape: wie bisher.',
  notOurs: 'Diese würden etwas schreiben oder gehören dem Browser. Drücken Sie etwa {example}.',
  taken: '{keys} ist schon {action}.',
  take: 'Stattdessen hier verwenden',
  keep: 'Dort lassen',
  reset: 'Zurücksetzen',
  resetOf: 'Tasten zurücksetzen: {action}',
  resetAll: 'Alle zurücksetzen',
  changed: '{action}: {keys}',
  allReset: 'Alle Tasten sind wie bei allen.',
}
