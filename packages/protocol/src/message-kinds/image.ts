import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { mediaUrl, text } from '../fields.ts'
import { limits } from '../limits.ts'
import { lines } from './parts.ts'

/** A picture for itself. */
export const image = /*#__PURE__*/ messageKind('image', {
  doc: 'A picture. `alt` says what it shows.',
  from: ['bot'],
  content: /*#__PURE__*/ v.strictObject({
    kind: /*#__PURE__*/ v.literal('image'),
    url: mediaUrl,
    alt: /*#__PURE__*/ text(1, limits.altChars),
    caption: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.altChars)),
  }),
  asText: ({ alt, caption, url }) => lines(`[${alt}: ${url}]`, caption),
  samples: /*#__PURE__*/ {
    drawing: {
      kind: 'image',
      url: '/travel/pictures/peru.svg',
      alt: 'A llama before a mountain',
      caption: 'The pass on day seven.',
    },
    elsewhere: { kind: 'image', url: 'https://pictures.example/peru.jpg', alt: 'A llama before a mountain' },
  },
})
