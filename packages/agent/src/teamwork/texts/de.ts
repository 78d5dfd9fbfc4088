import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

export const de: Translation<typeof en> = {
  readAlong: 'Liest mit: {names}',
  people: 'Mitarbeitende in diesem Gespräch',
  owner: 'zuständig',
  typingNow: 'schreibt …',
  isAway: 'Verbindung verloren',
  action: 'Aktion',
  deleteFromConference: 'Aus der Konferenz entfernen',
  whyOnlyOwner: 'Das kann nur, wer zuständig ist, oder jemand mit Aufsicht.',
  consults: '{name} hält Rücksprache mit {other}',

  askingTransfer: '{name} wird gebeten zu übernehmen',
  askingConference: '{name} wird gebeten dazuzukommen',
  askingConsultation: '{name} wird um Rücksprache gebeten',
  askedOf: '{name} ({target})',
  withdraw: 'Zurückziehen',

  transferRejected: '{name} hat die Weiterleitung abgelehnt. Der Chat bleibt bei Ihnen.',
  transferUnanswered: '{name} hat auf die Weiterleitung nicht geantwortet. Der Chat bleibt bei Ihnen.',
  transferNobody: 'Niemand von {name} hat die Weiterleitung angenommen. Der Chat bleibt bei Ihnen.',
  conferenceRejected: '{name} hat die Einladung zur Konferenz abgelehnt.',
  conferenceUnanswered: '{name} hat auf die Einladung zur Konferenz nicht geantwortet.',
  conferenceNobody: 'Niemand von {name} hat die Einladung zur Konferenz angenommen.',
  consultationRejected: '{name} hat die Einladung zur Rücksprache abgelehnt.',
  consultationUnanswered: '{name} hat auf die Einladung zur Rücksprache nicht geantwortet.',
  consultationNobody: 'Niemand von {name} hat die Einladung zur Rücksprache angenommen.',
  saying: '„{words}“',
  dismissRefusal: 'Schließen',

  receiptFrom: 'Übergeben von {name}',
  receiptAsked: 'Gefragt',
  receiptAnswered: 'Beantwortet',
  receiptPromised: 'Versprochen',
  receiptOpen: 'Offen',
  acknowledge: 'Verstanden',

  wantsTransfer: '{name} bittet Sie zu übernehmen',
  wantsConference: '{name} bittet Sie dazuzukommen',
  wantsConsultation: '{name} bittet um Rücksprache',
  asOneOf: 'gefragt als Teil von {target}',
  rejectWithReason: 'Mit Begründung ablehnen',
  reasonBusy: 'Ich bin in einem anderen Gespräch.',
  reasonNotMine: 'Das ist nicht mein Gebiet.',
  reasonLater: 'Bitte fragen Sie mich später noch einmal.',
  reasonLabel: 'Begründung',
}
