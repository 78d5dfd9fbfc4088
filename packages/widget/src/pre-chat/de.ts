import type { Translation } from '@parley/ui'
import type { en } from './form-texts.ts'

/** Was rund um die Fragen vor einem Chat gesagt wird. */
export const de: Translation<typeof en> = {
  formTitle: 'Bevor es losgeht',
  formStart: 'Chat beginnen',
  formSkip: 'Überspringen',
  formPhone: 'Bitte geben Sie eine Telefonnummer wie +49 30 901820 ein.',
  formWrong: { one: 'Bitte prüfen Sie {count} Antwort.', other: 'Bitte prüfen Sie {count} Antworten.' },
}
