import * as v from 'valibot'
import { type Choice, type Judged, messageKind } from '../define.ts'
import { day, text, time } from '../fields.ts'
import { limits } from '../limits.ts'
import { dayProblem } from './answer-problem.ts'
import { problemInEnglish } from './form.ts'
import { choiceId, invalid, label, lines, policy, submitText, theOne, title, twice } from './parts.ts'

const content = /*#__PURE__*/ v.strictObject({
  kind: /*#__PURE__*/ v.literal('date-picker'),
  title,
  text: v.optional(/*#__PURE__*/ text(1, limits.cardTextChars)),
  /** Times to choose from. Without them any day can be chosen, `from` a first one `to` a last one. */
  slots: v.optional(
    /*#__PURE__*/ v.pipe(
      v.array(/*#__PURE__*/ v.strictObject({ id: choiceId, startsAt: time, endsAt: v.optional(time) })),
      /*#__PURE__*/ v.minLength(1),
      /*#__PURE__*/ v.maxLength(limits.options),
    ),
  ),
  from: v.optional(day),
  to: v.optional(day),
  submitLabel: v.optional(label),
  policy,
})

type DatePicker = v.InferOutput<typeof content>

/** A moment for programs and logs; interfaces say it in the reader's language and time zone. */
const moment = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

function judge({ slots, from, to }: DatePicker, { actions, values = {} }: Choice): Judged {
  if (slots) return { as: 'date', text: moment(theOne(slots, actions).startsAt) }
  const { day: chosen, ...others } = values
  if (actions.length > 0 || Object.keys(others).length > 0) invalid('values', 'takes `day` and nothing else')
  if (typeof chosen !== 'string') return invalid('values.day', 'is required')
  const problem = dayProblem(chosen, { from, to })
  return problem === undefined ? { as: 'date', text: chosen } : invalid('values.day', problemInEnglish(problem))
}

/*#__NO_SIDE_EFFECTS__*/
const slot = (place: number, date: number, hour: number) => ({
  id: `slot-${place}`,
  startsAt: Date.UTC(2026, 9, date, hour),
  endsAt: Date.UTC(2026, 9, date, hour, 15),
})

/** A day of the calendar, or one of several times. */
export const datePicker = /*#__PURE__*/ messageKind('date-picker', {
  doc: 'Asks for a day (`values.day`), or for one of several times (`actions`).',
  from: ['bot'],
  content,
  asText: ({ title: name, text: words, slots = [], from, to, submitLabel }) =>
    lines(
      name,
      words,
      (from ?? to) !== undefined && `${from ?? '…'} – ${to ?? '…'}`,
      ...slots.map(({ startsAt, endsAt }) => `• ${moment(startsAt)}${endsAt ? ` – ${moment(endsAt)}` : ''}`),
      submitText(submitLabel),
    ),
  problem: ({ slots = [], from, to }) => {
    const backwards = slots.findIndex(({ startsAt, endsAt }) => endsAt !== undefined && endsAt <= startsAt)
    if (backwards >= 0) return { field: `slots.${backwards}.endsAt`, problem: 'is not after `startsAt`' }
    if (from !== undefined && to !== undefined && to < from) return { field: 'to', problem: 'is before `from`' }
    return twice(
      slots.map(({ id }) => id),
      'slots',
    )
  },
  choice: { policy: 'once', judge },
  samples: /*#__PURE__*/ {
    day: { kind: 'date-picker', title: 'When does your journey begin?', from: '2026-06-01', to: '2026-09-30' },
    slots: {
      kind: 'date-picker',
      title: 'When may we call you?',
      text: 'We need a quarter of an hour.',
      slots: [slot(1, 12, 7), slot(2, 12, 9), slot(3, 13, 7), slot(4, 13, 14), slot(5, 16, 8)],
    },
  },
})
