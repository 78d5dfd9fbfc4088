import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { limits, lintLimits } from '../limits.ts'
import { cardFields, cardText, lintCard } from './card.ts'
import { judgeAction, lines, over, policy, theOne, title, twice } from './parts.ts'

/*#__NO_SIDE_EFFECTS__*/
const journey = (place: string, text: string, name: string) => ({
  title: place,
  text,
  image: { url: `/travel/pictures/${name}.svg`, alt: `A picture of ${place}` },
  actions: [
    { do: 'postback' as const, id: `${name}-details`, label: 'Details' },
    { do: 'postback' as const, id: `${name}-book`, label: 'Book now' },
  ],
})

/** Several cards side by side, to be paged. */
export const carousel = /*#__PURE__*/ messageKind('carousel', {
  doc: 'Several cards side by side, paged by buttons, by swipe and by keyboard.',
  from: ['bot'],
  content: /*#__PURE__*/ v.strictObject({
    kind: /*#__PURE__*/ v.literal('carousel'),
    title,
    cards: /*#__PURE__*/ v.pipe(
      v.array(/*#__PURE__*/ v.strictObject(cardFields)),
      /*#__PURE__*/ v.minLength(1),
      /*#__PURE__*/ v.maxLength(limits.cards),
    ),
    policy,
  }),
  asText: ({ title: name, cards }) => lines(name, ...cards.map(cardText)),
  problem: ({ cards }) =>
    twice(
      cards.flatMap(({ actions = [] }) => actions.map(({ id }) => id)),
      'cards',
    ),
  lint: ({ cards }) => [
    ...over('cards', cards.length, lintLimits.cards, 'cards'),
    ...(cards.length < lintLimits.cardsAtLeast
      ? [{ field: 'cards', problem: 'has one card; a card by itself serves people better' }]
      : []),
    ...cards.flatMap((shown, place) => lintCard(`cards.${place}.`, shown)),
  ],
  choice: {
    policy: 'revisable',
    judge: ({ cards }, choice) =>
      judgeAction(
        theOne(
          cards.flatMap(({ actions = [] }) => actions),
          choice.actions,
        ),
      ),
  },
  samples: /*#__PURE__*/ {
    journeys: {
      kind: 'carousel',
      title: 'Offers of the month',
      cards: [
        journey('Thailand', 'Twelve days by night train, € 1,890.', 'thailand'),
        {
          title: 'Norway',
          text: 'Nine days from Oslo to the Lofoten, € 1,490.',
          video: {
            url: '/travel/videos/norway.webm',
            alt: 'The ship glides along the coast under the northern lights',
            poster: '/travel/pictures/norway.svg',
            captions: [{ url: '/travel/videos/norway.en.vtt', language: 'en', label: 'English' }],
          },
          actions: [
            { do: 'postback', id: 'norway-details', label: 'Details' },
            { do: 'postback', id: 'norway-book', label: 'Book now' },
          ],
        },
        journey('Peru', 'Fifteen days over the Andes, € 3,250.', 'peru'),
      ],
    },
    unequal: {
      kind: 'carousel',
      title: 'Cards of unequal size',
      cards: [
        { title: 'Only a title' },
        journey('A title that takes up more than one line of its card', 'And a text. '.repeat(20).trim(), 'peru'),
        { title: 'No picture', text: 'But words.' },
      ],
    },
    most: {
      kind: 'carousel',
      title: 'Thirty cards',
      cards: /*#__PURE__*/ Array.from({ length: limits.cards }, (_, place) => ({
        title: `Day ${place + 1}`,
        text: 'By train, with a window seat.',
        actions: [{ do: 'postback' as const, id: `day-${place + 1}`, label: 'Details' }],
      })),
    },
    rightToLeft: {
      kind: 'carousel',
      title: 'הצעות החודש',
      cards: [
        { title: 'תאילנד', text: 'שנים עשר ימים.', image: { url: '/travel/pictures/thailand.svg', alt: 'תאילנד' } },
        { title: 'פרו', text: 'חמישה עשר ימים.', image: { url: '/travel/pictures/peru.svg', alt: 'פרו' } },
      ],
    },
  },
})
