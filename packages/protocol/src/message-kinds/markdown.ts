import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { text } from '../fields.ts'
import { limits, lintLimits } from '../limits.ts'
import { markdownProblem } from '../safety/markdown-problem.ts'
import { lines, lintMedia, over, picture, pictureText } from './parts.ts'

/** Text with a look of its own, and a picture above it. Only bots write it. */
export const markdown = /*#__PURE__*/ messageKind('markdown', {
  doc: 'Text in Markdown (CommonMark with tables), at most 8 kB and nested at most 20 deep, and a picture above it. Raw HTML stays text; a link shows its address.',
  from: ['bot'],
  content: /*#__PURE__*/ v.strictObject({
    kind: /*#__PURE__*/ v.literal('markdown'),
    image: /*#__PURE__*/ v.optional(picture),
    markdown: /*#__PURE__*/ text(1, limits.markdownBytes),
  }),
  asText: (content) => lines(pictureText(content.image), content.markdown),
  problem: (content) => {
    const problem = markdownProblem(content.markdown)
    return problem === undefined ? undefined : { field: 'markdown', problem }
  },
  lint: (content) => [
    ...over('markdown', content.markdown.length, lintLimits.textChars, 'characters'),
    ...lintMedia('', content),
  ],
  samples: /*#__PURE__*/ {
    short: { kind: 'markdown', markdown: 'Your order **P-1042** is on its way.' },
    story: {
      kind: 'markdown',
      image: { url: '/travel/pictures/story.svg', alt: 'A small office with a map on its wall' },
      markdown: `# Our story

We have planned journeys since **1987**, from a small office *above a bakery*.

## What we do

- journeys by train, **not** by plane
- small groups of at most eight
- one person who answers, from first question to last day

## How it works

1. You tell us where your thoughts go.
2. We draw a route.
3. You change it, as often as you like.

![A train in the mountains](/travel/pictures/train.svg)

Read [how we travel](https://travel.example/how-we-travel), or just ask.`,
    },
    table: {
      kind: 'markdown',
      markdown: '| Journey | Days | From |\n| --- | ---: | ---: |\n| Norway | 9 | € 1,490 |\n| Peru | 15 | € 3,250 |',
    },
    code: { kind: 'markdown', markdown: 'Type `STOP` to end.\n\n```\nnot **bold**\n```\n\n> A quotation.' },
    rightToLeft: { kind: 'markdown', markdown: '**שלום!** אנחנו כאן בשבילכם.\n\n- רכבת\n- אונייה' },
  },
})
