import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { text } from '../fields.ts'
import { limits } from '../limits.ts'
import { clip, clipText, lines, lintMedia, title } from './parts.ts'

/** A video for itself. */
export const video = /*#__PURE__*/ messageKind('video', {
  doc: 'A video with its title. It never plays by itself.',
  from: ['bot'],
  content: /*#__PURE__*/ v.strictObject({
    kind: /*#__PURE__*/ v.literal('video'),
    title,
    video: clip,
    caption: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.altChars)),
  }),
  asText: ({ title: name, video: shown, caption }) => lines(name, clipText(shown), caption),
  lint: (content) => lintMedia('', content),
  samples: /*#__PURE__*/ {
    ship: {
      kind: 'video',
      title: 'A night on the ship',
      video: {
        url: '/travel/videos/norway.webm',
        alt: 'The ship glides along the coast under the northern lights',
        poster: '/travel/pictures/norway.svg',
        captions: [{ url: '/travel/videos/norway.en.vtt', language: 'en', label: 'English' }],
      },
      caption: 'Ten seconds, without sound.',
    },
    elsewhere: { kind: 'video', title: 'Somewhere else', video: { url: 'https://videos.example/ship.mp4' } },
  },
})
