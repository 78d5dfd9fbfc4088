import type { Translation } from '../texts/phrases.ts'
import type { en } from './bot-texts.ts'

/** What is said of bots and choices, in German. */
export const de: Translation<typeof en> = {
  contactClicked: 'Der Kontakt hat auf {text} geklickt',
  youClicked: 'Sie haben auf {text} geklickt',
  contactChose: 'Der Kontakt hat {text} gewählt',
  youChose: 'Sie haben {text} gewählt',
  contactSentForm: 'Der Kontakt hat das Formular „{text}“ gesendet',
  youSentForm: 'Sie haben das Formular „{text}“ gesendet',
  askedForPerson: 'Um {time} um einen Menschen gebeten, Platz {place}',
  botFailed: 'Der Bot konnte nicht antworten. Um {time} um einen Menschen gebeten, Platz {place}',
  botListens: '{name} liest mit und antwortet nicht',
  botInvited: '{name} antwortet wieder',
}
