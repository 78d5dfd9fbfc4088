import * as v from 'valibot'
import { messageKind, type Problem } from '../define.ts'
import { text } from '../fields.ts'
import { limits, lintLimits } from '../limits.ts'
import {
  action,
  actionText,
  clip,
  clipText,
  judgeAction,
  lines,
  lintActions,
  lintMedia,
  over,
  picture,
  pictureText,
  policy,
  theOne,
  title,
  twice,
} from './parts.ts'

/** What stands on one card, also on those of a carousel. */
export const cardFields = /*#__PURE__*/ {
  title,
  text: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.cardTextChars)),
  /** At most one of picture and video is shown, the video first. */
  image: /*#__PURE__*/ v.optional(picture),
  video: /*#__PURE__*/ v.optional(clip),
  actions: /*#__PURE__*/ v.optional(
    /*#__PURE__*/ v.pipe(v.array(action), /*#__PURE__*/ v.maxLength(limits.cardActions)),
  ),
}

const face = /*#__PURE__*/ v.strictObject(cardFields)
export type CardFace = v.InferOutput<typeof face>

export const cardText = ({ title: name, text: words, image, video, actions = [] }: CardFace): string =>
  lines(name, pictureText(image), clipText(video), words, ...actions.map(actionText))

export const lintCard = (field: string, card: CardFace): readonly Problem[] => [
  ...over(`${field}title`, card.title.length, lintLimits.cardTitleChars, 'characters'),
  ...over(`${field}text`, card.text?.length ?? 0, lintLimits.cardTextChars, 'characters'),
  ...lintActions(`${field}actions`, card.actions ?? []),
  ...lintMedia(field, card),
]

/** Something to look at, and what can be done with it. */
export const card = /*#__PURE__*/ messageKind('card', {
  doc: 'Something to look at, with a picture or a video, and buttons.',
  from: ['bot'],
  content: /*#__PURE__*/ v.strictObject({ kind: /*#__PURE__*/ v.literal('card'), ...cardFields, policy }),
  asText: cardText,
  problem: ({ actions = [] }) =>
    twice(
      actions.map(({ id }) => id),
      'actions',
    ),
  lint: (content) => lintCard('', content),
  choice: {
    policy: 'revisable',
    judge: ({ actions = [] }, choice) => judgeAction(theOne(actions, choice.actions)),
  },
  samples: /*#__PURE__*/ {
    offer: {
      kind: 'card',
      title: 'Norway by train and ship',
      text: 'Nine days from Oslo to the Lofoten, € 1,490.',
      image: { url: '/travel/pictures/norway.svg', alt: 'A red cabin by a fjord' },
      actions: [
        { do: 'postback', id: 'details', label: 'Details' },
        { do: 'postback', id: 'book', label: 'Book now', payload: 'book:norway' },
      ],
    },
    everyAction: {
      kind: 'card',
      title: 'Five things a button can do',
      actions: [
        { do: 'reply', id: 'reply', label: 'Say yes', text: 'Yes, I would like that.' },
        { do: 'postback', id: 'postback', label: 'Tell the bot', payload: 'told' },
        { do: 'open-url', id: 'open', label: 'Read more', url: 'https://travel.example/norway' },
        { do: 'call', id: 'call', label: 'Call us', phoneNumber: '+44 20 7946 0000' },
        { do: 'download', id: 'download', label: 'Brochure', url: '/travel/brochure.txt', fileName: 'brochure.txt' },
      ],
    },
    video: {
      kind: 'card',
      title: 'A night on the ship',
      video: {
        url: '/travel/videos/norway.webm',
        alt: 'The ship glides along the coast under the northern lights',
        poster: '/travel/pictures/norway.svg',
        captions: [{ url: '/travel/videos/norway.en.vtt', language: 'en', label: 'English' }],
      },
      actions: [{ do: 'postback', id: 'book', label: 'Book now' }],
    },
    plain: { kind: 'card', title: 'Only a title' },
    longest: {
      kind: 'card',
      title: 'A journey with a name that is so long that nobody would ever print it on a card, '.repeat(2).trim(),
      text: 'And a text that does not know where to stop. '.repeat(30).trim(),
      actions: [
        { do: 'postback', id: 'book', label: 'Book this journey now, before somebody else does it, if you like it' },
      ],
    },
    rightToLeft: {
      kind: 'card',
      title: 'נורבגיה ברכבת ובאונייה',
      text: 'תשעה ימים מאוסלו ועד איי לופוטן.',
      image: { url: '/travel/pictures/norway.svg', alt: 'בקתה אדומה ליד פיורד' },
      actions: [
        { do: 'postback', id: 'details', label: 'פרטים' },
        { do: 'postback', id: 'book', label: 'להזמין עכשיו' },
      ],
    },
  },
})
