import * as v from 'valibot'
import { type Choice, type ChoiceValue, type Judged, messageKind, type Problem } from '../define.ts'
import { day, integer, linkUrl, text } from '../fields.ts'
import { limits } from '../limits.ts'
import { choiceId, invalid, label, lines, over, policy, title, twice } from './parts.ts'

const common = /*#__PURE__*/ {
  id: choiceId,
  label: /*#__PURE__*/ text(1, limits.titleChars),
  hint: v.optional(/*#__PURE__*/ text(1, limits.titleChars)),
  required: v.optional(v.boolean()),
}
const number = /*#__PURE__*/ v.pipe(v.number(), /*#__PURE__*/ v.finite())

const field = /*#__PURE__*/ v.variant('is', [
  /*#__PURE__*/ v.strictObject({
    is: v.literal('text'),
    ...common,
    /** Takes more than one line. */
    long: v.optional(v.boolean()),
    most: v.optional(/*#__PURE__*/ integer(1, limits.fieldChars)),
  }),
  /*#__PURE__*/ v.strictObject({ is: v.literal('email'), ...common }),
  /*#__PURE__*/ v.strictObject({
    is: v.literal('number'),
    ...common,
    least: v.optional(number),
    most: v.optional(number),
    /** Whole numbers only. */
    whole: v.optional(v.boolean()),
  }),
  /*#__PURE__*/ v.strictObject({ is: v.literal('date'), ...common, from: v.optional(day), to: v.optional(day) }),
  /*#__PURE__*/ v.strictObject({
    is: v.literal('choice'),
    ...common,
    several: v.optional(v.boolean()),
    options: /*#__PURE__*/ v.pipe(
      v.array(/*#__PURE__*/ v.strictObject({ id: choiceId, label: /*#__PURE__*/ text(1, limits.titleChars) })),
      /*#__PURE__*/ v.minLength(1),
      /*#__PURE__*/ v.maxLength(limits.options),
    ),
  }),
  /** A box to tick. `required` means that it must be ticked. */
  /*#__PURE__*/ v.strictObject({ is: v.literal('consent'), ...common, url: v.optional(linkUrl) }),
])

const content = /*#__PURE__*/ v.strictObject({
  kind: /*#__PURE__*/ v.literal('form'),
  title,
  text: v.optional(/*#__PURE__*/ text(1, limits.cardTextChars)),
  fields: /*#__PURE__*/ v.pipe(
    v.array(field),
    /*#__PURE__*/ v.minLength(1),
    /*#__PURE__*/ v.maxLength(limits.formFields),
  ),
  submitLabel: v.optional(label),
  policy,
})

type Form = v.InferOutput<typeof content>
export type FormField = v.InferOutput<typeof field>

/** What a value of each sort of field must be; the problem in words otherwise. */
const problems: {
  readonly [Is in FormField['is']]: (
    value: ChoiceValue,
    field: Extract<FormField, { is: Is }>,
  ) => string | false | undefined
} = {
  text: (value, { most = limits.fieldChars }) =>
    typeof value !== 'string' ? 'must be text' : value.length > most && `has more than ${most} characters`,
  email: (value) => (typeof value !== 'string' || !isEmail(value)) && 'is not an email address',
  number: (value, { least, most, whole }) => {
    if (typeof value !== 'number') return 'must be a number'
    if (whole && !Number.isInteger(value)) return 'must be a whole number'
    if (least !== undefined && value < least) return `is less than ${least}`
    return most !== undefined && value > most && `is more than ${most}`
  },
  date: (value, { from, to }) => (typeof value === 'string' ? dayProblem(value, { from, to }) : 'must be a day'),
  choice: (value, { several, options }) => {
    const chosen = Array.isArray(value) ? (value as readonly string[]) : [value]
    if (Array.isArray(value) !== Boolean(several)) return several ? 'must be a list' : 'must be one option'
    if (new Set(chosen).size !== chosen.length) return 'names one twice'
    return !chosen.every((id) => options.some((option) => option.id === id)) && 'is not offered'
  },
  consent: (value, { required }) =>
    typeof value !== 'boolean' ? 'must be true or false' : required && !value && 'must be agreed to',
}

/** What the HTML standard takes for an address, with a dot in the host. */
const isEmail = (value: string) =>
  value.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(value)

/** Why a day cannot be chosen; nothing when it can. */
export function dayProblem(
  value: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): string | undefined {
  if (!v.is(day, value) || Number.isNaN(Date.parse(value))) return 'is not a day such as 2026-05-12'
  // ISO days sort as text.
  if (from !== undefined && value < from) return `is before ${from}`
  return to !== undefined && value > to ? `is after ${to}` : undefined
}

const isEmpty = (value: ChoiceValue | undefined) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What is wrong with one answer, in plain English; nothing when it fits. */
export function answerProblem(asked: FormField, value: ChoiceValue | undefined): string | undefined {
  if (isEmpty(value)) return asked.required ? 'is required' : undefined
  return problems[asked.is](value as ChoiceValue, asked as never) || undefined
}

function judge({ title: name, fields }: Form, { actions, values = {} }: Choice): Judged {
  if (actions.length > 0) invalid('actions', 'must be empty')
  for (const id of Object.keys(values))
    if (!fields.some((asked) => asked.id === id)) invalid(`values.${id}`, 'is not a field of this form')
  for (const asked of fields) {
    const wrong = answerProblem(asked, Object.hasOwn(values, asked.id) ? values[asked.id] : undefined)
    if (wrong) invalid(`values.${asked.id}`, wrong)
  }
  return { as: 'form', text: name }
}

function problem({ fields }: Form): Problem | undefined {
  const inOptions = fields.map((asked, place) =>
    asked.is === 'choice'
      ? twice(
          asked.options.map(({ id }) => id),
          `fields.${place}.options`,
        )
      : undefined,
  )
  return (
    inOptions.find(Boolean) ??
    twice(
      fields.map(({ id }) => id),
      'fields',
    )
  )
}

const fieldText = (asked: FormField) =>
  lines(
    `${asked.label}${asked.required ? ' *' : ''}`,
    asked.hint,
    asked.is === 'consent' && asked.url,
    asked.is === 'choice' && lines(...asked.options.map((option) => `• ${option.label}`)),
  )

/** Several questions at once. */
export const form = /*#__PURE__*/ messageKind('form', {
  doc: 'Several questions that are answered at once. What was answered stands in the form afterwards.',
  from: ['bot'],
  content,
  asText: ({ title: name, text: words, fields }) => lines(name, words, ...fields.map(fieldText)),
  problem,
  lint: ({ fields }) => over('fields', fields.length, 10, 'fields'),
  choice: { policy: 'once', judge },
  samples: /*#__PURE__*/ {
    everyField: {
      kind: 'form',
      title: 'Your journey',
      text: 'We answer within one day.',
      fields: [
        { is: 'text', id: 'name', label: 'Name', required: true },
        { is: 'email', id: 'email', label: 'Email', hint: 'For the offer, and nothing else', required: true },
        { is: 'number', id: 'people', label: 'People', least: 1, most: 8, whole: true, required: true },
        { is: 'date', id: 'start', label: 'First day', from: '2026-01-01', to: '2030-12-31' },
        {
          is: 'choice',
          id: 'class',
          label: 'Class',
          options: [
            { id: 'first', label: 'First' },
            { id: 'second', label: 'Second' },
          ],
        },
        {
          is: 'choice',
          id: 'extras',
          label: 'Extras',
          several: true,
          options: [
            { id: 'bike', label: 'Bicycle' },
            { id: 'dog', label: 'Dog' },
          ],
        },
        { is: 'text', id: 'wishes', label: 'Wishes', long: true },
        {
          is: 'consent',
          id: 'terms',
          label: 'I agree to the terms',
          url: 'https://travel.example/terms',
          required: true,
        },
      ],
      submitLabel: 'Ask for an offer',
    },
    short: {
      kind: 'form',
      title: 'Your order',
      fields: [{ is: 'text', id: 'order', label: 'Order number', required: true }],
    },
    rightToLeft: {
      kind: 'form',
      title: 'הפרטים שלכם',
      fields: [
        { is: 'text', id: 'name', label: 'שם', required: true },
        { is: 'email', id: 'email', label: 'דואר אלקטרוני' },
      ],
      submitLabel: 'לשלוח',
    },
  },
})
