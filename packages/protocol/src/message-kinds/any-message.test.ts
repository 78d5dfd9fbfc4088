import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { choose } from '../features/choices.ts'
import { messageSent } from '../features/messages.ts'
import { limits } from '../limits.ts'
import { anyMessage, anyMessageOf } from '../testing/arbitrary-message.ts'
import { stringsIn } from '../testing/strings-in.ts'
import { type Message, type MessageKind, messageKinds, messageSchema } from './index.ts'
import { messageAsText, messageProblem, policyOf } from './judge.ts'

const kinds = Object.keys(messageKinds) as readonly MessageKind[]

/** Fields whose words a contact sees. */
const shownFields = new Set(
  'title text label hint description alt caption markdown submitLabel fileName phoneNumber'.split(' '),
)
/** What stands behind a button is not on it; what languages there are, browsers say in menus of their own. */
const behind = /^(?:replies\.\d+\.text|(?:.*\.)?(?:actions\.\d+|action)\.text|.*captions\.\d+\.label)$/
/** Addresses that are there to be read; those of pictures and videos stand for what they show. */
const addresses = /^(?:url|video\.url|.*(?:actions\.\d+|action|fields\.\d+|video)\.url)$/

function isShown(path: string, message: Message): boolean {
  if (path === 'submitLabel' && message.kind === 'list' && message.select === 'nothing') return false
  return addresses.test(path) || (shownFields.has(path.replace(/^.*\./, '')) && !behind.test(path))
}

const overJson = (message: Message): unknown => JSON.parse(JSON.stringify(message))

describe('any valid message', () => {
  for (const kind of kinds)
    test(`[B051] [RIC3] ${kind}: has a text from which nothing shown is missing`, () => {
      fc.assert(
        fc.property(anyMessageOf(kind), (message) => {
          const text = messageAsText(message)
          for (const { path, text: words } of stringsIn(message))
            if (isShown(path.join('.'), message)) assert.ok(text.includes(words), `${path.join('.')} in ${text}`)
          assert.notEqual(text.trim(), '')
        }),
        { numRuns: 200 },
      )
    })

  test('[B051] fits its schema, and is the same after it has travelled', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const arrived = v.parse(messageSchema, overJson(message))
        assert.deepEqual(arrived, message)
        assert.equal(messageProblem(arrived), undefined)
        assert.equal(messageAsText(arrived), messageAsText(message))
      }),
      { numRuns: 1_000 },
    )
  })

  test('[RIC3] fits into the log with its text and its policy', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const body = { message, text: messageAsText(message), policy: policyOf(message) }
        assert.deepEqual(v.parse(messageSent.body, body).message, message)
      }),
      { numRuns: 1_000 },
    )
  })
})

/** Every object in a value, by where it stands. */
const objectsIn = (value: unknown): readonly Record<string, unknown>[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value as Record<string, unknown>]), ...Object.values(value).flatMap(objectsIn)]

describe('what is no valid message', () => {
  const unknown = fc.constantFrom('onclick', 'html', 'style', 'class', 'constructor', 'toString', '__proto__')

  for (const kind of kinds)
    test(`[ATK86] [ATK74] ${kind}: a field that it does not know is refused wherever it stands, whatever it is called`, () => {
      fc.assert(
        fc.property(anyMessageOf(kind), unknown, (message, name) => {
          for (let place = 0; place < objectsIn(message).length; place += 1) {
            // As the wire brings it: there `__proto__` is a name like any other.
            const altered = overJson(message)
            const value = { polluted: true }
            Object.defineProperty(objectsIn(altered)[place], name, { value, enumerable: true })
            assert.equal(v.safeParse(messageSchema, JSON.parse(JSON.stringify(altered))).success, false)
            assert.equal(({} as { polluted?: unknown }).polluted, undefined)
          }
        }),
        { numRuns: 20 },
      )
    })

  test('[ATK74] every valid form asks under names under which answers arrive', () => {
    fc.assert(
      fc.property(anyMessageOf('form'), ({ fields }) => {
        const values = JSON.parse(JSON.stringify(Object.fromEntries(fields.map(({ id: name }) => [name, 'x']))))
        const arrived = v.parse(choose.body, { message: 1, actions: [], values }).values
        assert.deepEqual(Object.keys(arrived ?? {}).sort(), fields.map(({ id: name }) => name).sort())
      }),
      { numRuns: 1_000 },
    )
  })

  const id = (place: number) => `c${place}`
  const many = <Each>(count: number, make: (id: string) => Each): readonly Each[] =>
    Array.from({ length: count }, (_, place) => make(id(place)))
  const buttons = (count: number) => many(count, (each) => ({ do: 'postback', id: each, label: each }))
  const named = (count: number) => many(count, (each) => ({ id: each, title: each }))

  /** The same message with as many of something as are asked for, and how many there may be. */
  const crowds: Readonly<Record<string, readonly [most: number, make: (count: number) => unknown]>> = {
    'quick replies': [
      limits.quickReplies,
      (count) => ({ kind: 'quick-replies', text: '?', replies: many(count, (each) => ({ id: each, label: each })) }),
    ],
    'buttons of a card': [limits.cardActions, (count) => ({ kind: 'card', title: '-', actions: buttons(count) })],
    'buttons of a carousel’s card': [
      limits.cardActions,
      (count) => ({ kind: 'carousel', title: '-', cards: [{ title: '-', actions: buttons(count) }] }),
    ],
    cards: [limits.cards, (count) => ({ kind: 'carousel', title: '-', cards: many(count, (title) => ({ title })) })],
    rows: [
      limits.listRows,
      (count) => ({ kind: 'list', title: '-', select: 'one', sections: [{ rows: named(count) }] }),
    ],
    'rows of all sections': [
      limits.listRows,
      (count) => ({
        kind: 'list',
        title: '-',
        select: 'one',
        sections: [{ rows: named(1) }, { rows: named(count).slice(1) }],
      }),
    ],
    sections: [
      limits.listSections,
      (count) => ({
        kind: 'list',
        title: '-',
        select: 'one',
        sections: many(count, (each) => ({ rows: [{ id: each, title: each }] })),
      }),
    ],
    fields: [
      limits.formFields,
      (count) => ({ kind: 'form', title: '-', fields: many(count, (each) => ({ is: 'text', id: each, label: each })) }),
    ],
    options: [
      limits.options,
      (count) => ({
        kind: 'form',
        title: '-',
        fields: [{ is: 'choice', id: 'c', label: '-', options: many(count, (each) => ({ id: each, label: each })) }],
      }),
    ],
    times: [
      limits.options,
      (count) => ({ kind: 'date-picker', title: '-', slots: many(count, (each) => ({ id: each, startsAt: 1 })) }),
    ],
  }

  const isTaken = (message: unknown) => {
    const read = v.safeParse(messageSchema, message)
    return read.success && messageProblem(read.output) === undefined
  }

  for (const [what, [most, make]] of Object.entries(crowds))
    test(`[ATK84] [RIC2] ${what}: ${most} are taken, one more and 500 are refused`, () => {
      assert.deepEqual(
        [most, most + 1, 500].map((count) => isTaken(make(count))),
        [true, false, false],
      )
    })
})
