import * as v from 'valibot'
import { type Choice, type Judged, messageKind, type Problem } from '../define.ts'
import { day, integer, linkUrl, text } from '../fields.ts'
import { limits } from '../limits.ts'
import { namesOfObjects } from '../names-of-objects.ts'
import { type AnswerProblem, answerProblem } from './answer-problem.ts'
import { choiceId, invalid, label, lines, over, policy, submitText, title, twice } from './parts.ts'

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

/** The problems of answers for programs and their authors; screens say them in the reader's language. */
const inEnglish: {
  readonly [Is in AnswerProblem['is']]: (problem: Extract<AnswerProblem, { is: Is }>) => string
} = {
  required: () => 'is required',
  'not-agreed': () => 'must be agreed to',
  'too-long': ({ most }) => `has more than ${most} characters`,
  'not-an-email': () => 'is not an email address',
  'not-a-number': () => 'must be a number',
  'not-whole': () => 'must be a whole number',
  'too-small': ({ least }) => `is less than ${least}`,
  'too-large': ({ most }) => `is more than ${most}`,
  'not-a-day': () => 'is not a day such as 2026-05-12',
  'too-early': ({ from }) => `is before ${from}`,
  'too-late': ({ to }) => `is after ${to}`,
  malformed: ({ problem: words }) => words,
}

/** A problem in plain English. */
export const problemInEnglish = (found: AnswerProblem): string => inEnglish[found.is](found as never)

function judge({ title: name, fields }: Form, { actions, values = {} }: Choice): Judged {
  if (actions.length > 0) invalid('actions', 'must be empty')
  for (const id of Object.keys(values))
    if (!fields.some((asked) => asked.id === id)) invalid(`values.${id}`, 'is not a field of this form')
  for (const asked of fields) {
    const wrong = answerProblem(asked, Object.hasOwn(values, asked.id) ? values[asked.id] : undefined)
    if (wrong) invalid(`values.${asked.id}`, problemInEnglish(wrong))
  }
  return { as: 'form', text: name }
}

function problem({ fields }: Form): Problem | undefined {
  const lost = fields.findIndex(({ id }) => namesOfObjects.has(id))
  if (lost >= 0) return { field: `fields.${lost}.id`, problem: 'is a name under which no answer arrives' }
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
  asText: ({ title: name, text: words, fields, submitLabel }) =>
    lines(name, words, ...fields.map(fieldText), submitText(submitLabel)),
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
