import * as v from 'valibot'
import { type Choice, type Judged, messageKind, type Problem } from '../define.ts'
import { integer, text } from '../fields.ts'
import { limits, lintLimits } from '../limits.ts'
import {
  action,
  actionText,
  choiceId,
  invalid,
  judgeAction,
  label,
  lines,
  lintMedia,
  over,
  picture,
  pictureText,
  policy,
  submitText,
  title,
  twice,
} from './parts.ts'

const row = /*#__PURE__*/ v.strictObject({
  id: choiceId,
  title,
  description: v.optional(/*#__PURE__*/ text(1, limits.rowDescriptionChars)),
  image: v.optional(picture),
  /** What clicking the row does, in lists in which nothing is selected. */
  action: v.optional(action),
})

const section = /*#__PURE__*/ v.strictObject({
  title: v.optional(title),
  rows: /*#__PURE__*/ v.pipe(v.array(row), /*#__PURE__*/ v.minLength(1), /*#__PURE__*/ v.maxLength(limits.listRows)),
})

const content = /*#__PURE__*/ v.strictObject({
  kind: /*#__PURE__*/ v.literal('list'),
  title,
  text: v.optional(/*#__PURE__*/ text(1, limits.cardTextChars)),
  /** Whether the contact selects: nothing, `one` of the rows (radio buttons), or `several` (checkboxes). */
  select: /*#__PURE__*/ v.picklist(['nothing', 'one', 'several']),
  sections: /*#__PURE__*/ v.pipe(
    v.array(section),
    /*#__PURE__*/ v.minLength(1),
    /*#__PURE__*/ v.maxLength(limits.listSections),
  ),
  /** Of several: how few and how many rows. One, and all of them, unless set. */
  least: v.optional(/*#__PURE__*/ integer(0, limits.listRows)),
  most: v.optional(/*#__PURE__*/ integer(1, limits.listRows)),
  /** The button that sends the selection; `Choose` unless set. */
  submitLabel: v.optional(label),
  policy,
})

type List = v.InferOutput<typeof content>

const rowsOf = ({ sections }: List) => sections.flatMap(({ rows }) => rows)
const actionsOf = (list: List) => rowsOf(list).flatMap((shown) => shown.action ?? [])

function judge(list: List, { actions: chosen }: Choice): Judged {
  if (list.select === 'nothing') {
    const clicked = actionsOf(list).find(({ id }) => id === chosen[0])
    return clicked && chosen.length === 1 ? judgeAction(clicked) : invalid('actions', 'is not offered in this message')
  }
  const rows = rowsOf(list)
  const least = list.select === 'one' ? 1 : (list.least ?? 1)
  const most = list.select === 'one' ? 1 : (list.most ?? rows.length)
  if (chosen.length < least || chosen.length > most) invalid('actions', `must name ${least} to ${most}`)
  if (new Set(chosen).size !== chosen.length) invalid('actions', 'names one twice')
  const titles = chosen.map(
    (id, place) => rows.find((shown) => shown.id === id)?.title ?? invalid(`actions.${place}`, 'is not in this list'),
  )
  // Nothing of a list in which nothing need be selected.
  return { as: 'selection', text: titles.join(', ') || '–' }
}

function problem(list: List): Problem | undefined {
  const rows = rowsOf(list)
  if (rows.length > limits.listRows) return { field: 'sections', problem: `has more than ${limits.listRows} rows` }
  if (list.select === 'several' && (list.least ?? 1) > Math.min(list.most ?? rows.length, rows.length))
    return { field: 'least', problem: 'is more than can be selected' }
  return twice(
    [...rows, ...(list.select === 'nothing' ? actionsOf(list) : [])].map(({ id }) => id),
    'sections',
  )
}

/** Rows to read, or to select from. */
export const list = /*#__PURE__*/ messageKind('list', {
  doc: 'Rows in sections: for information, or to select one or several of.',
  from: ['bot'],
  content,
  asText: ({ title: name, text: words, select, sections, submitLabel }) =>
    lines(
      name,
      words,
      ...sections.flatMap(({ title: heading, rows }) => [
        heading,
        ...rows.flatMap((shown) => [
          `- ${shown.title}`,
          pictureText(shown.image),
          shown.description,
          shown.action && actionText(shown.action),
        ]),
      ]),
      select !== 'nothing' && submitText(submitLabel),
    ),
  problem,
  lint: (shown) => [
    ...over('sections', rowsOf(shown).length, lintLimits.listRows, 'rows'),
    ...shown.sections.flatMap(({ rows }, section) =>
      rows.flatMap((each, place) => {
        const field = `sections.${section}.rows.${place}.`
        return [
          ...over(`${field}title`, each.title.length, lintLimits.rowTitleChars, 'characters'),
          ...over(`${field}description`, each.description?.length ?? 0, lintLimits.rowDescriptionChars, 'characters'),
          ...lintMedia(field, each),
        ]
      }),
    ),
  ],
  choice: { policy: 'once', judge },
  samples: /*#__PURE__*/ {
    journeys: {
      kind: 'list',
      title: 'Where would you like to go?',
      select: 'one',
      sections: [
        {
          rows: [
            { id: 'thailand', title: 'Thailand', description: 'Twelve days by night train' },
            { id: 'norway', title: 'Norway', description: 'Nine days by train and ship' },
            { id: 'peru', title: 'Peru', description: 'Fifteen days over the Andes' },
          ],
        },
      ],
    },
    information: {
      kind: 'list',
      title: 'Included in every journey',
      select: 'nothing',
      sections: [
        {
          title: 'On the way',
          rows: [
            {
              id: 'seat',
              title: 'A seat by the window',
              description: 'In every train, on every day.',
              image: { url: '/travel/pictures/train.svg', alt: 'A train in the mountains' },
            },
            { id: 'luggage', title: 'Luggage', description: 'We carry it from door to door.' },
          ],
        },
        {
          title: 'Before and after',
          rows: [
            {
              id: 'terms',
              title: 'Terms',
              description: 'What happens when something changes.',
              action: {
                do: 'open-url',
                id: 'open-terms',
                label: 'Read the terms',
                url: 'https://travel.example/terms',
              },
            },
          ],
        },
      ],
    },
    several: {
      kind: 'list',
      title: 'What may we pack for you?',
      text: 'As many as you like.',
      select: 'several',
      sections: [
        {
          rows: [
            { id: 'map', title: 'A map', image: { url: '/travel/pictures/story.svg', alt: 'A map on a wall' } },
            { id: 'book', title: 'A book', description: 'For long evenings' },
            { id: 'blanket', title: 'A blanket' },
          ],
        },
      ],
      least: 1,
      most: 2,
      submitLabel: 'Pack these',
    },
    most: {
      kind: 'list',
      title: 'Two hundred stations',
      select: 'nothing',
      sections: [
        {
          rows: /*#__PURE__*/ Array.from({ length: limits.listRows }, (_, place) => ({
            id: `station-${place + 1}`,
            title: `Station ${place + 1}`,
            description: 'A short stop',
          })),
        },
      ],
    },
    rightToLeft: {
      kind: 'list',
      title: 'לאן תרצו לנסוע?',
      select: 'one',
      sections: [
        {
          rows: [
            { id: 'thailand', title: 'תאילנד', description: 'שנים עשר ימים' },
            { id: 'norway', title: 'נורבגיה', description: 'תשעה ימים' },
          ],
        },
      ],
      submitLabel: 'לבחור',
    },
  },
})
