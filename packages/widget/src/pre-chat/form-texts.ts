import { Catalogue } from '@parley/ui'

/** What is said around the questions before a chat. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  formTitle: 'Before we start',
  formStart: 'Start chat',
  formSkip: 'Skip',
  formPhone: 'Please enter a phone number such as +49 30 901820.',
  formWrong: { one: 'Please check {count} answer.', other: 'Please check {count} answers.' },
} as const

export const formTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
