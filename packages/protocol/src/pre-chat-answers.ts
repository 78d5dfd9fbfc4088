import type { PreChatField, Words } from './features/pre-chat.ts'
import { limits } from './limits.ts'
import { type AnswerProblem, answerProblem } from './message-kinds/answer-problem.ts'
import type { FormField } from './message-kinds/form.ts'

// The rules for what is asked before a chat begins: the server judges by them, and the widget tells people before they send. No schema
// is needed here, so that a browser can have them.

/** What stands in the case data for a ticked box. */
export const ticked = 'yes'

/** The words for a reader: in their language, else in its main one, else the first there are. */
export function wordsFor(words: Words, language: string): string {
  if (typeof words === 'string') return words
  const [main = ''] = language.split('-')
  const entries = Object.entries(words)
  const of = (wanted: string) => entries.find(([tag]) => tag.toLowerCase() === wanted.toLowerCase())?.[1]
  return of(language) ?? of(main) ?? entries[0]?.[1] ?? ''
}

/** A field as forms draw and judge it, in the words for a reader. */
export function drawableField(field: PreChatField, language: string): FormField {
  const { key: id, label, hint, type = 'text', required = false, contact, options = [], link } = field
  const common = {
    id,
    label: wordsFor(label, language),
    required,
    ...(hint !== undefined && { hint: wordsFor(hint, language) }),
  }
  switch (type) {
    case 'email':
      return { is: 'email', ...common }
    case 'choice': {
      const named = options.map(({ value, label: own }) => ({
        id: value,
        label: own ? wordsFor(own, language) : value,
      }))
      return { is: 'choice', ...common, options: named }
    }
    case 'checkbox':
      return { is: 'consent', ...common, ...(link !== undefined && { url: link }) }
    default: {
      const most = contact === 'name' ? limits.nameChars : Math.min(limits.caseDataChars, limits.fieldChars)
      return { is: 'text', ...common, most, ...(type === 'long-text' && { long: true }) }
    }
  }
}

/** What is wrong with an answer, as it stands in the case data; nothing when it fits. */
export function preChatProblem(field: PreChatField, answer: string | undefined): AnswerProblem | undefined {
  const isBox = field.type === 'checkbox'
  const value = isBox ? answer === ticked : answer
  if (isBox && answer !== undefined && answer !== ticked) return { is: 'malformed', problem: `is not "${ticked}"` }
  const problem = answerProblem(drawableField(field, ''), value)
  if (problem || field.type !== 'phone' || !answer || isPhone(answer)) return problem
  return { is: 'malformed', problem: 'is not a phone number' }
}

/** What can be dialed, as people write it: digits with gaps, and a `+` in front. */
export function isPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, '').length
  return /^\+?[\d\s()/.-]+$/.test(phone) && digits >= 3 && digits <= 20
}
