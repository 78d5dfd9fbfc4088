import type { Translation } from '../../texts/phrases.ts'
import type { en } from './en.ts'

/** The German texts of rich content. */
export const de: Translation<typeof en> = {
  quickReplies: 'Schnellantworten',
  carousel: 'Karussell',
  previousCard: 'Vorige Karte',
  nextCard: 'Nächste Karte',
  cardPosition: 'Karte {place} von {count}',
  chosen: 'ausgewählt',
  choose: 'Auswählen',
  youChose: 'Sie haben {text} gewählt',
  contactChose: 'Der Kontakt hat {text} gewählt',
  choiceSending: 'Wird gesendet…',
  choiceOver: 'Das kann nicht mehr gewählt werden.',
  atMost: { one: 'Höchstens {count}', other: 'Höchstens {count}' },
  atLeast: { one: 'Mindestens {count}', other: 'Mindestens {count}' },
  opensInNewTab: 'öffnet einen neuen Tab',
  cannotDisplayImage: 'Bild kann nicht angezeigt werden',
  cannotPlayVideo: 'Video kann nicht abgespielt werden',
  send: 'Senden',
  required: 'erforderlich',
  optional: 'freiwillig',
}
