import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { limits } from '../limits.ts'
import { type Message, messageSchema } from '../message-kinds/index.ts'
import { messageAsText, messageProblem } from '../message-kinds/judge.ts'
import { canonicalUrl } from '../safety/canonical-url.ts'
import { examples } from './examples.test.data.ts'
import { type ForeignFormat, foreignFormats, type Imported, importMessages } from './index.ts'
import { arbitrary, format, mark, marked, mutated } from './payloads.test.data.ts'

/** What must hold of whatever comes out. */
function assertSound(format: ForeignFormat, payload: unknown): Imported {
  const imported = importMessages(format, payload)
  assert.ok(imported.messages.length >= 1 && imported.messages.length <= 20)
  for (const message of imported.messages) {
    assert.deepEqual(v.safeParse(messageSchema, message).issues, undefined)
    assert.equal(messageProblem(message), undefined)
    assert.ok(messageAsText(message).trim().length > 0)
    for (const url of addressesIn(message)) assert.equal(canonicalUrl(url), url)
  }
  assert.ok(imported.notes.length <= 101)
  assert.ok(
    imported.notes.every(({ detail }) => !detail.startsWith('cannot be imported')),
    JSON.stringify(imported.notes),
  )
  assert.equal(({} as { polluted?: unknown }).polluted, undefined)
  return imported
}

function addressesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) =>
    /^(?:url|poster)$/.test(name) && typeof inside === 'string' ? [inside] : addressesIn(inside),
  )
}

describe('[B052] whatever arrives', () => {
  test('arbitrary payloads never throw and always give messages that can be sent', () => {
    fc.assert(
      fc.property(format, arbitrary, (name, payload) => void assertSound(name, payload)),
      { numRuns: 3_000 },
    )
  })

  test('documented payloads with mistakes in them never throw and always give messages that can be sent', () => {
    fc.assert(
      fc.property(mutated, ({ format: name, payload }) => void assertSound(name, payload)),
      { numRuns: 3_000 },
    )
  })

  test('anything at all is taken', () => {
    fc.assert(
      fc.property(
        format,
        fc.anything({
          withNullPrototype: true,
          withSparseArray: true,
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
        }),
        (name, payload) => void assertSound(name, payload),
      ),
      { numRuns: 2_000 },
    )
  })

  test('every text that people read is in a message, or a note names it or what it stood in', () => {
    fc.assert(
      fc.property(marked, ({ format: name, payload, path }) => {
        const { messages, notes } = assertSound(name, payload)
        const isSaid = JSON.stringify(messages).includes(mark)
        const isNoted = notes.some(
          ({ path: at, change }) =>
            at === path || (/^(?:left-out|cut)$/.test(change) && (at === '' || path.startsWith(`${at}.`))),
        )
        assert.ok(isSaid || isNoted, `${path} is lost: ${JSON.stringify({ messages, notes })}`)
      }),
      { numRuns: 2_000 },
    )
  })

  for (const name of foreignFormats)
    test(`${name}: every documented example of another format is taken as well`, () => {
      for (const { payload } of examples) assertSound(name, payload)
    })
})

describe('[B052] hostile payloads', () => {
  const polluting = JSON.parse(
    '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "text": "Hello"}',
  )
  const nested = (depth: number) => {
    let value: unknown = { text: 'deep' }
    for (let level = 0; level < depth; level += 1) value = { content: [value], message: value }
    return value
  }
  const cyclic: Record<string, unknown> = { text: 'Round and round', type: 'message' }
  cyclic.attachments = [cyclic]
  cyclic.message = cyclic
  const throwing = Object.defineProperty({ content: 'Hello' }, 'text', {
    enumerable: true,
    get() {
      throw new Error('no')
    },
  })
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()

  const payloads: Readonly<Record<string, unknown>> = {
    'members named like prototypes': polluting,
    'members that JSON names __proto__ everywhere': JSON.parse(
      '{"message": {"__proto__": {"polluted": 1}, "attachment": {"type": "template", "payload": {"__proto__": [1], "template_type": "toString", "elements": [{"__proto__": null}]}}}}',
    ),
    'deep nesting': nested(200),
    'a cycle': cyclic,
    'a getter that throws': throwing,
    'a proxy that throws': revoked.proxy,
    'a list of a million': Array(1_000_000).fill({ text: 'x' }),
    'a huge text': { text: 'ä'.repeat(3_000_000), type: 'message' },
    nothing: undefined,
    'a function': () => 1,
    'a class': class Foo {},
    'a date': new Date(Number.NaN),
  }
  for (const [what, payload] of Object.entries(payloads))
    test(`${what} harms nobody`, () => {
      for (const name of foreignFormats) assertSound(name, payload)
    })

  test('a format that nobody knows gives a text', () => {
    const { messages } = importMessages('toString' as ForeignFormat, { text: 'Hello' })
    assert.deepEqual(messages, [{ kind: 'text', text: 'This message could not be understood.\nHello' }])
  })

  test('what is not understood says so, with the words that were found and none of the machine’s', () => {
    const payload = {
      kind: 42,
      blocks: [{ heading: 'Opening hours', id: 'x1' }, { body: 'Nine to five' }],
      url: 'https://a.example/',
    }
    const { messages, notes } = importMessages('apple', [payload])
    assert.deepEqual(messages, [{ kind: 'text', text: 'Opening hours\nNine to five' }])
    assert.deepEqual(notes, [{ path: '0', change: 'as-text', detail: 'is a message that is not known: none' }])
    assert.deepEqual(importMessages('apple', { kind: 42 }).messages, [
      { kind: 'text', text: 'This message could not be understood.' },
    ])
  })
})

describe('[B052] what is too much', () => {
  const cards = (count: number, description: string) => ({
    content: 'Journeys',
    content_type: 'cards',
    content_attributes: {
      items: Array.from({ length: count }, (_, place) => ({ title: `Day ${place + 1}`, description })),
    },
  })

  test('cards above the limit are cut, with a note', () => {
    const { messages, notes } = importMessages('chatwoot', cards(45, 'By train.'))
    const [message] = messages as readonly Message<'carousel'>[]
    assert.equal(message?.cards.length, limits.cards)
    assert.deepEqual(notes, [{ path: '', change: 'cut', detail: 'has 45 cards; 30 fit' }])
  })

  test('a message above 64 kB becomes text, with a note', () => {
    const { messages, notes } = importMessages('chatwoot', cards(30, 'ü'.repeat(1_900)))
    assert.equal(messages[0]?.kind, 'text')
    assert.deepEqual(notes, [
      {
        path: '',
        change: 'as-text',
        detail: `does not fit as carousel: message is larger than ${limits.messageBytes} bytes`,
      },
      { path: '', change: 'cut', detail: 'has 57239 characters; 10000 fit' },
    ])
  })

  test('a list of messages is imported one by one, at most twenty', () => {
    const { messages, notes } = importMessages('chatwoot', Array(50).fill({ content: 'Hello' }))
    assert.equal(messages.length, 20)
    assert.deepEqual(
      notes.map(({ change }) => change),
      ['cut'],
    )
  })

  test('ids that are no ids of ours are changed and noted, and each is there once', () => {
    const row = (id: string) => ({ id, title: 'The same' })
    const { messages, notes } = importMessages('whatsapp', {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'Which?' },
        action: { sections: [{ rows: [row('a b'), row('a-b'), row('a-b'), row('ä'), { title: 'The same' }] }] },
      },
    })
    const [message] = messages as readonly Message<'list'>[]
    assert.deepEqual(
      message?.sections[0]?.rows.map(({ id }) => id),
      ['a-b', 'a-b-2', 'a-b-3', 'a', 'The-same'],
    )
    assert.deepEqual(
      notes.map(({ detail }) => detail),
      ['the id "a b" is now a-b', 'the id "a-b" is now a-b-2', 'the id "a-b" is now a-b-3', 'the id "ä" is now a'],
    )
  })

  test('a payload above 4,096 characters is cut, with a note', () => {
    const { messages, notes } = importMessages('messenger', {
      text: 'Which?',
      quick_replies: [{ content_type: 'text', title: 'This', payload: 'p'.repeat(5_000) }],
    })
    const [message] = messages as readonly Message<'quick-replies'>[]
    assert.equal(message?.replies[0]?.payload?.length, limits.payloadChars)
    assert.deepEqual(notes, [
      { path: 'quick_replies.0.payload', change: 'cut', detail: 'has 5000 characters; 4096 fit' },
    ])
  })
})

describe('[B052] documented examples', () => {
  for (const { format: name, what, payload, messages, notes = [] } of examples)
    test(`${name}: ${what}`, () => {
      const imported = assertSound(name, payload)
      assert.deepEqual(imported.messages, messages)
      assert.deepEqual(
        imported.notes.map(({ path, change }) => `${path} ${change}`),
        notes,
      )
    })
})
