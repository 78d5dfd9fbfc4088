import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

export const de: Translation<typeof en> = {
  spelling: 'Rechtschreibung',
  checking: 'Wird geprüft …',
  checkedIn: 'Geprüft auf {language}',
  place: '{place} von {count}',
  nothing: 'Es wurden keine falsch geschriebenen Wörter gefunden.',
  allDone: 'Alle Wörter sind durchgesehen.',
  notEmpty: 'Schreiben Sie zuerst etwas.',
  unknownWord: '„{word}“ ist vielleicht falsch geschrieben.',
  suggestions: 'Vorschläge',
  noSuggestions: 'Keine Vorschläge',
  replaceWith: 'Ersetzen durch',
  replace: 'Ersetzen',
  ignore: 'Ignorieren',
  add: 'Ins Wörterbuch',
  dictionaryFull: 'Ihr Wörterbuch ist voll.',
  close: 'Schließen',
  noDictionary:
    'Für {language} gibt es kein Wörterbuch; die Wörter wurden nicht geprüft. Ein Administrator kann eines einrichten.',
  blocked:
    'Diese Seite erlaubt die Rechtschreibprüfung nicht: Ihrer Richtlinie fehlt „worker-src blob:“. Die Wörter wurden nicht geprüft.',
  unreachable:
    'Das Wörterbuch konnte nicht geladen werden. Die Wörter wurden nicht geprüft; versuchen Sie es noch einmal.',
  broken:
    'Das Wörterbuch für {language} ist nicht lesbar. Die Wörter wurden nicht geprüft. Ein Administrator kann es ersetzen.',
  tryAgain: 'Noch einmal versuchen',
  sendOneAnyway: '{words} ist vielleicht falsch geschrieben. Trotzdem senden?',
  sendAnyway: '{words} sind vielleicht falsch geschrieben. Trotzdem senden?',
  andMore: { one: '{count} weiteres', other: '{count} weitere' },
  quoted: '„{word}“',
  yes: 'Ja',
  no: 'Nein',
}
