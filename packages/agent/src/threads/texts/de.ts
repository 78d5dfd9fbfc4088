import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

export const de: Translation<typeof en> = {
  colleagues: 'Im Team',
  unread: { one: '{count} ungelesene Nachricht', other: '{count} ungelesene Nachrichten' },

  threadWith: 'Nachrichten mit {name}',
  messages: 'Nachrichten',
  people: 'Wer dabei ist',
  close: 'Schließen',
  closeHint: 'Es kommt wieder, sobald jemand schreibt. Was gesagt wurde, bleibt.',
  privately: 'Kontakte können das nicht lesen',
  nothingSaid: 'Noch nichts geschrieben. Nur Sie und {name} können das lesen, Kontakte nicht.',
  nothingSaidGroup: 'Noch nichts geschrieben. Nur Sie und die oben Genannten können das lesen, Kontakte nicht.',

  writeTo: 'Nachricht ins Team',
  search: 'Im Team suchen',
  placeholder: 'Name, Gruppe oder Fähigkeit',
  looking: 'Es wird nachgesehen, wer da ist …',
  nobody: 'Hier ist sonst noch niemand.',
  nothing: 'So heißt niemand. Versuchen Sie einen Spitznamen, eine Gruppe oder eine Fähigkeit.',
  found: { one: '{count} Person', other: '{count} Personen' },
  more: { one: '{count} weitere: zum Finden tippen', other: '{count} weitere: zum Finden tippen' },
  howTo: 'Eingabetaste schreibt, Leertaste wählt eine Gruppe aus',
  chosen: { one: '{count} gewählt', other: '{count} gewählt' },
  groupName: 'Name der Gruppe (wenn Sie mögen)',
  write: 'An {name} schreiben',
  writeGroup: { one: 'An {count} Person schreiben', other: 'An {count} Personen schreiben' },
  tooMany: {
    one: 'Eine Gruppe hat höchstens {count} weitere Person',
    other: 'Eine Gruppe hat höchstens {count} weitere Personen',
  },
  refused: 'Das hat nicht geklappt. Versuchen Sie es noch einmal, oder wählen Sie jemand anderen.',
}
