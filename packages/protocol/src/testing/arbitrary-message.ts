import fc from 'fast-check'
import * as v from 'valibot'
import { linkUrl, mediaUrl } from '../fields.ts'
import { type Message, type MessageKind, messageKinds, messageSchema } from '../message-kinds/index.ts'
import { messageAsText, messageProblem } from '../message-kinds/judge.ts'
import { choiceId } from '../message-kinds/parts.ts'

// Not among what `testing/index.ts` gives: whoever imports this needs fast-check, which nothing that ships does.

/** What people, and those who attack them, write. */
const pieces = [
  'Which tea would you like?',
  'Rechtsschutzversicherungsgesellschaften',
  'Donaudampfschifffahrt'.repeat(6),
  'two\nlines\r\nand\ta tab',
  'שלום, האם יש לכם את זה בכחול?',
  'هل لديكم هذا باللون الأزرق؟',
  'お問い合わせありがとうございます',
  '👩‍👩‍👧‍👦',
  '👍🏽',
  '1️⃣',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  'e\u0301 z\u0351\u036b\u0343\u0489',
  '\u202eright to left',
  '\0\x01\x1b[31m\x7f\x85',
  '\u2028\ufeff\u200b',
  '<b onclick="alert(1)">bold</b>',
  '"><script>alert(1)</script>',
  "</textarea></style></title>'",
  '<!--?lit$1234567890$--> ${7*7} {{7*7}}',
  '&amp;lt;i&gt; &#x3c; %3C \\u003c',
  '**bold** _and_ [a link](https://travel.example/a "b") ![a picture](/travel/c.svg)',
  '# Heading\n\n- one\n- two\n\n1. three\n\n> quoted\n\n```js\ncode\n```',
  '| a | b |\n| - | -: |\n| 1 | 2 |',
  'See https://travel.example/norway?from=oslo, or http://user@travel.example/',
  '__proto__',
] as const

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string() },
)

/** Text of `least` to `most` UTF-16 code units without lone surrogates: short as a rule, sometimes as long as it may be. */
const text = (least: number, most: number) =>
  fc.tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 99 })).map(([words, luck]) => {
    const said = words.join(luck % 2 ? ' ' : '') || '-'
    const long = luck === 99 ? said.repeat(Math.ceil(Math.min(most, 9_000) / said.length)) : said
    return long.slice(0, most).toWellFormed().padEnd(least, '-')
  })

const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://travel.example/norway',
    'HTTPS://Travel.EXAMPLE:443/a/../b c',
    'https://трэвел.example/фьорд',
    'https://аpple.example/\u202egpj.exe',
    `https://${'sub-domain.'.repeat(20)}example/`,
    `https://travel.example/${'fjord/'.repeat(300)}`,
    'https://travel.example/\'"><script>alert(1)</script>',
    'https://192.168.1.1/',
    'https://[::1]/',
  ),
)
const ownPath = fc.constantFrom('/travel/pictures/norway.svg', '/a%20b?c=d#e', '/"onerror="alert(1)')

/** What is found by itself, because its parts do not say enough about it. */
const known = new Map<unknown, fc.Arbitrary<unknown>>([
  [linkUrl, address],
  [mediaUrl, fc.oneof(ownPath, address)],
  // Long enough that two of them are seldom the same.
  [
    choiceId,
    fc.oneof(
      { weight: 30, arbitrary: fc.stringMatching(/^[\w.:-]{8,64}$/) },
      { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'a', '.', '-') },
    ),
  ],
])

/** As much of a Valibot schema as is looked at. */
interface Parts {
  readonly type: string
  readonly entries: Readonly<Record<string, Parts>>
  readonly item: Parts
  readonly wrapped: Parts
  readonly options: readonly Parts[]
  readonly literal: unknown
  readonly pipe?: readonly { readonly type: string; readonly requirement: unknown }[]
}

/** The number that a schema names as a limit: `max_length`, `min_value`. */
function limitOf({ pipe = [] }: Parts, type: string): number | undefined {
  const found = pipe.find((part) => part.type === type)?.requirement
  return typeof found === 'number' ? found : undefined
}

/** Values that fit a schema. Walks it, so that new fields and kinds need nothing here. */
function fitting(schema: Parts): fc.Arbitrary<unknown> {
  const { type, pipe = [] } = schema
  const limit = (name: string, otherwise: number) => limitOf(schema, name) ?? otherwise
  const found = known.get(schema)
  if (found) return found
  switch (type) {
    case 'object':
    case 'strict_object': {
      const entries = Object.entries(schema.entries)
      return fc.record(Object.fromEntries(entries.map(([name, inside]) => [name, fitting(inside)])), {
        requiredKeys: entries.flatMap(([name, inside]) => (inside.type === 'optional' ? [] : [name])),
        noNullPrototype: true,
      })
    }
    case 'variant':
    case 'union':
      return fc.oneof(...schema.options.map(fitting))
    case 'optional':
      return fitting(schema.wrapped)
    case 'array':
      return fc.array(fitting(schema.item), {
        minLength: limit('min_length', 0),
        maxLength: limit('max_length', 10),
        size: 'small',
      })
    case 'string': {
      const pattern = pipe.find(({ requirement }) => requirement instanceof RegExp)?.requirement
      return pattern instanceof RegExp
        ? fc.stringMatching(pattern)
        : text(limit('min_length', 0), limit('max_length', 0))
    }
    case 'number': {
      const range = { min: limit('min_value', -1e12), max: limit('max_value', 1e12) }
      // JSON does not know a zero below zero.
      return pipe.some((part) => part.type === 'safe_integer')
        ? fc.integer({
            min: Math.max(range.min, Number.MIN_SAFE_INTEGER),
            max: Math.min(range.max, Number.MAX_SAFE_INTEGER),
          })
        : fc.double({ ...range, noNaN: true }).map((found) => found + 0)
    }
    case 'boolean':
      return fc.boolean()
    case 'picklist':
      return fc.constantFrom(...(schema.options as readonly unknown[]))
    case 'literal':
      return fc.constant(schema.literal)
    default:
      throw new Error(`No value is known that fits ${type}`)
  }
}

/** What chance hardly ever gets right: put right, so that few are thrown away. */
const mending: { readonly [Kind in MessageKind]?: (message: Message<Kind>) => Message<Kind> } = {
  list({ least, most, ...list }) {
    const rows = list.sections.flatMap((section) => section.rows).length
    return {
      ...list,
      ...(most !== undefined && { most }),
      ...(least !== undefined && { least: Math.min(least, rows, most ?? rows) }),
    }
  },
  'date-picker'({ from, to, slots, ...picker }) {
    const [first, last] = [from, to].filter((day) => day !== undefined).sort()
    return {
      ...picker,
      ...(from !== undefined && { from: first }),
      ...(to !== undefined && { to: last ?? first }),
      ...(slots && {
        slots: slots.map(({ endsAt, ...slot }) =>
          endsAt !== undefined && endsAt > slot.startsAt ? { ...slot, endsAt } : slot,
        ),
      }),
    }
  },
}

/** Something that can be seen, as the server asks for it. */
const visible = /[^\p{Z}\p{C}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0]/u

const isTaken = (message: Message) =>
  v.is(messageSchema, message) && messageProblem(message) === undefined && visible.test(messageAsText(message))

/** Any message of a kind that a server takes: every field that it may have, all its limits, and hostile words in it. */
export function anyMessageOf<Kind extends MessageKind>(kind: Kind): fc.Arbitrary<Message<Kind>> {
  const content = messageKinds[kind].content as v.GenericSchema as unknown as Parts
  const mend = (mending[kind] ?? ((message) => message)) as (message: Message<Kind>) => Message<Kind>
  return fitting(content)
    .map((message) => mend(message as Message<Kind>))
    .filter((message) => isTaken(message as Message))
}

/** Any message of any kind that a server takes. */
export const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  ...(Object.keys(messageKinds) as MessageKind[]).map((kind) => anyMessageOf(kind)),
)
