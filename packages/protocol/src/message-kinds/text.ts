import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { text as textField } from '../fields.ts'
import { limits, lintLimits } from '../limits.ts'
import { over } from './parts.ts'

/** What a person wrote, letter by letter. Never markup: it is shown as it was typed. */
export const text = /*#__PURE__*/ messageKind('text', {
  doc: 'What a person wrote, letter by letter; never markup.',
  from: ['contact', 'agent', 'supervisor', 'bot'],
  content: /*#__PURE__*/ v.strictObject({
    kind: /*#__PURE__*/ v.literal('text'),
    text: /*#__PURE__*/ textField(1, limits.textChars),
  }),
  asText: (content) => content.text,
  lint: (content) => over('text', content.text.length, lintLimits.textChars, 'characters'),
  samples: /*#__PURE__*/ {
    short: { kind: 'text', text: 'Do you still have the blue one?' },
    lines: { kind: 'text', text: 'Two questions:\n1. Is it dishwasher-safe?\n2. How long does delivery take?' },
    link: { kind: 'text', text: 'I mean this one: https://shop.example/lamps/heron?colour=blue (the small one).' },
    markup: { kind: 'text', text: '<b>literal</b> **not bold** <img src=x onerror=alert(1)> &amp;' },
    rightToLeft: { kind: 'text', text: 'שלום, האם יש לכם את זה בכחול?' },
    longWord: { kind: 'text', text: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen' },
    emoji: { kind: 'text', text: '👍🏽 👩‍👩‍👧‍👦 1️⃣' },
  },
})
