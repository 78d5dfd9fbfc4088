import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import { decodeClientFrame, decodeCommand, decodeSignal } from './decode.ts'
import { commands, signals } from './features/index.ts'
import { clientFrame } from './frame.ts'
import { limits } from './limits.ts'

const id = 'A'.repeat(22)

/** One good example of every client frame and of every body; the tables below break them field by field. */
const goodFrames: Record<string, Record<string, unknown>> = {
  hello: { type: 'hello', versions: [1], client: 'test', as: { role: 'contact', site: 'shop' } },
  command: { type: 'command', id, name: 'send-message', in: id, body: {} },
  signal: { type: 'signal', name: 'typing', in: id, body: {} },
  read: { type: 'read', id, log: `conversation:${id}`, after: 0, before: 9, limit: 5 },
  list: { type: 'list', id, what: 'responses' },
  search: { type: 'search', id, text: 'lamp', before: 9, limit: 5 },
  ask: { type: 'ask', id, question: { what: 'contact', contact: id } },
  'follow-team': { type: 'follow-team', id, follow: true },
  'follow-running': { type: 'follow-running', id, follow: true },
  watch: { type: 'watch', id, conversation: id, watch: true },
  renew: { type: 'renew', token: 'jwt' },
  heartbeat: { type: 'heartbeat', answer: true },
}
const text = { kind: 'text', text: 'hello' }
const goodBodies: Record<string, Record<string, unknown>> = {
  'start-conversation': { message: text, name: 'Maria' },
  'send-message': { message: text },
  choose: { message: 3, actions: ['green'], values: { name: 'Grace' } },
  'hand-over': { skill: 'travel', note: 'Asked for Norway' },
  'invite-bot': {},
  'silence-bot': {},
  'set-case-data': { fields: { journey: 'Norway' } },
  'mark-read': { upTo: 3 },
  'end-conversation': {},
  'accept-invitation': { invitation: 2 },
  'reject-invitation': { invitation: 2 },
  'invite-colleague': { purpose: 'transfer', target: { kind: 'agent', id: 'ben' } },
  'withdraw-colleague': { invitation: 2 },
  'acknowledge-receipt': {},
  'remove-from-conference': { agentId: 'ben' },
  'join-conversation': {},
  'take-over': {},
  'end-consultation': { consultation: 'K'.repeat(22) },
  'mark-consultation-done': { consultation: 'K'.repeat(22) },
  coach: { agentId: 'ada', consultation: 'K'.repeat(22) },
  'open-thread': { with: ['ben'] },
  'close-thread': {},
  'mark-done': {},
  'add-note': { text: 'Sounds upset' },
  'set-disposition': { disposition: 'solved' },
  'save-note': { text: 'Calls back on Monday' },
  'take-back-leaving': {},
  rate: { stars: 4, comment: 'Quick and kind' },
  rejoin: {},
  'set-presence': { is: 'not-ready', reason: 'Lunch' },
  remember: { name: 'urls', value: ['https://travel.example/norway'] },
  typing: { is: 'writing' },
  'message-growing': { kind: 'markdown', text: 'We travel by' },
}

const wrong = [null, true, -1, 1.5, Number.NaN, '', [], {}, [[]], { $gt: '' }, 'x'.repeat(200_000), '\ud800']

describe('every field of every frame', () => {
  for (const option of clientFrame.options) {
    const name = option.entries.type.literal
    const good = goodFrames[name] as Record<string, unknown>
    test(`${name}: the good one is taken, also with fields from the future`, () => {
      assert.equal(decodeClientFrame(JSON.stringify({ ...good, hologram: 1 })).type, name)
    })
    for (const field of Object.keys(good).filter((field) => field !== 'body')) {
      for (const value of wrong) {
        const isFine = v.is(option, { ...good, [field]: value })
        if (isFine) continue
        test(`${name}.${field} = ${String(JSON.stringify(value)).slice(0, 20)} is a bad request that names the field`, () => {
          const decode = () => decodeClientFrame(JSON.stringify({ ...good, [field]: value }))
          assert.throws(decode, ({ code, facts }) => code === 'bad-request' && String(facts.field).startsWith(field))
        })
      }
    }
  }
})

describe('every field of every body', () => {
  const definitions = [
    ...commands.map(({ name, body: schema }) => ({
      name,
      schema: schema as v.GenericSchema,
      decode: (body: unknown) => decodeCommand(name, body),
    })),
    ...signals
      .filter(({ from }) => from.length > 0)
      .map(({ name, body: schema }) => ({
        name,
        schema: schema as v.GenericSchema,
        decode: (body: unknown) => decodeSignal(name, body),
      })),
  ]
  for (const { name, schema, decode } of definitions) {
    const good = goodBodies[name]
    test(`${name}: the good one is taken`, () => {
      assert.ok(good, 'the table has an example of every body')
      assert.deepEqual(decode(good).body, good)
    })
    test(`${name}: no body, a list, a text and unknown fields are refused`, () => {
      for (const body of [undefined, null, [], 'text', 7, { ...good, seq: 1 }, { ...good, by: 'p1' }])
        assert.throws(() => decode(body), { code: 'bad-request' })
    })
    for (const field of Object.keys(good ?? {}))
      test(`${name}.${field}: wrong types and missing are refused`, () => {
        for (const value of [null, true, -1, 1.5, [], {}, { $gt: '' }, 'x'.repeat(20_000), '\ud800']) {
          if (v.is(schema, { ...good, [field]: value })) continue
          assert.throws(
            () => decode({ ...good, [field]: value }),
            ({ code, facts }) => code === 'bad-request' && String(facts.field).startsWith('body'),
          )
        }
      })
  }
})

test('what is no JSON, or no object, is a bad request', () => {
  for (const text of ['', 'hello', '{', 'null', '[]', '7', '"text"', '{"type":"constructor"}', '{"type":"__proto__"}'])
    assert.throws(() => decodeClientFrame(text), { code: 'bad-request' })
})

test('depth 100,000 is refused, not run into', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  assert.throws(() => decodeClientFrame(`{"type":"hello","versions":${deep}}`), { code: 'bad-request' })
})

test('unknown commands are named in the answer, also those called like builtins', () => {
  for (const name of ['shout', 'constructor', '__proto__', 'toString'])
    assert.throws(() => decodeCommand(name, {}), { code: 'unknown-command', facts: { name } })
})

test('[ATK74] [CAS4] names that no field can have are refused, not left out', () => {
  const bodies = [
    ['set-case-data', 'fields', {}],
    ['start-conversation', 'form', { message: text }],
    ['start-conversation', 'page', { message: text }],
  ] as const
  for (const [command, where, more] of bodies)
    for (const name of ['__proto__', 'constructor', 'prototype'])
      assert.throws(
        () => decodeCommand(command, { ...more, [where]: JSON.parse(`{"order": "4711", "${name}": "x"}`) }),
        {
          code: 'bad-request',
          facts: { field: `body.${where}.${name}`, problem: 'is a name that no field can have' },
        },
        `${command} ${name}`,
      )
})

test('an error never repeats what somebody wrote', () => {
  const secret = 'my password is 1234 '.repeat(1_000)
  try {
    decodeCommand('send-message', { message: { kind: 'text', text: secret } })
    assert.fail('took a text over the limit')
  } catch (error) {
    assert.doesNotMatch(JSON.stringify(error) + String(error), /password/)
  }
})

test('the longest text is taken, one more character is not', () => {
  const send = (length: number) =>
    decodeCommand('send-message', { message: { kind: 'text', text: 'x'.repeat(length) } })
  assert.ok(send(limits.textChars))
  assert.throws(() => send(limits.textChars + 1), { code: 'bad-request' })
})
