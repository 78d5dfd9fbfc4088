import type { ChoiceValue } from '../define.ts'
import { limits } from '../limits.ts'
import type { FormField } from './form.ts'

// The rules for what is filled in: the server judges by them, and forms tell people before they send. No schema is needed here,
// so that a browser can have them.

/** What is wrong with an answer, with what its wording needs. Days are written `2026-05-12`. */
export type AnswerProblem =
  | { readonly is: 'required' }
  | { readonly is: 'not-agreed' }
  | { readonly is: 'too-long'; readonly most: number }
  | { readonly is: 'not-an-email' }
  | { readonly is: 'not-a-number' }
  | { readonly is: 'not-whole' }
  | { readonly is: 'too-small'; readonly least: number }
  | { readonly is: 'too-large'; readonly most: number }
  | { readonly is: 'not-a-day' }
  | { readonly is: 'too-early'; readonly from: string }
  | { readonly is: 'too-late'; readonly to: string }
  /** What no form on a screen can send; `problem` says it in English. */
  | { readonly is: 'malformed'; readonly problem: string }

type Rules = {
  readonly [Is in FormField['is']]: (
    value: ChoiceValue,
    field: Extract<FormField, { is: Is }>,
  ) => AnswerProblem | undefined
}

const malformed = (problem: string): AnswerProblem => ({ is: 'malformed', problem })

/** What a value of each sort of field must be. */
const rules: Rules = {
  text(value, { most = limits.fieldChars }) {
    if (typeof value !== 'string') return malformed('must be text')
    return value.length > most ? { is: 'too-long', most } : undefined
  },

  email: (value) => (typeof value === 'string' && isEmail(value) ? undefined : { is: 'not-an-email' }),

  number(value, { least, most, whole }) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return { is: 'not-a-number' }
    if (whole && !Number.isInteger(value)) return { is: 'not-whole' }
    if (least !== undefined && value < least) return { is: 'too-small', least }
    return most !== undefined && value > most ? { is: 'too-large', most } : undefined
  },

  date: (value, { from, to }) => (typeof value === 'string' ? dayProblem(value, { from, to }) : { is: 'not-a-day' }),

  choice(value, { several, options }) {
    const chosen = Array.isArray(value) ? (value as readonly string[]) : [value]
    if (Array.isArray(value) !== Boolean(several)) return malformed(several ? 'must be a list' : 'must be one option')
    if (new Set(chosen).size !== chosen.length) return malformed('names one twice')
    return chosen.every((id) => options.some((option) => option.id === id)) ? undefined : malformed('is not offered')
  },

  consent(value, { required }) {
    if (typeof value !== 'boolean') return malformed('must be true or false')
    return required && !value ? { is: 'not-agreed' } : undefined
  },
}

/** What the HTML standard takes for an address, with a dot in the host. */
const isEmail = (value: string) =>
  value.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(value)

/** Whether a text names a day of the calendar: the 31st of February does not. */
export function isDay(value: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00Z`) : Number.NaN
  // Some engines take the 31st of February for the third of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)
}

/** Why a day cannot be chosen; nothing when it can. */
export function dayProblem(
  value: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): AnswerProblem | undefined {
  if (!isDay(value)) return { is: 'not-a-day' }
  // ISO days sort as text.
  if (from !== undefined && value < from) return { is: 'too-early', from }
  return to !== undefined && value > to ? { is: 'too-late', to } : undefined
}

/** Whether nothing was filled in: blanks are nothing. */
const isEmpty = (value: ChoiceValue | undefined) =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** What is wrong with one answer; nothing when it fits. */
export function answerProblem(asked: FormField, value: ChoiceValue | undefined): AnswerProblem | undefined {
  if (isEmpty(value)) return asked.required ? { is: 'required' } : undefined
  return rules[asked.is](value as ChoiceValue, asked as never)
}
