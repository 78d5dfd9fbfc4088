import { Catalogue } from '../texts/catalogue.ts'

/** What is said of bots and choices. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  contactClicked: 'The contact clicked {text}',
  youClicked: 'You clicked {text}',
  contactChose: 'The contact chose {text}',
  youChose: 'You chose {text}',
  contactSentForm: 'The contact sent the form “{text}”',
  youSentForm: 'You sent the form “{text}”',
  askedForPerson: 'Asked for a person at {time}, place {place}',
  botFailed: 'The bot could not answer. A person was asked for at {time}, place {place}',
  botListens: '{name} reads along and does not answer',
  botInvited: '{name} answers again',
} as const

export const botTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
