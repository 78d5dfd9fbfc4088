import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '@parley/protocol'
import { ada, grace, mira, namesOf, refusal, stage } from '../testing/stage.ts'

const tea = (more: object = {}): Message => ({
  kind: 'quick-replies',
  text: 'Which tea?',
  replies: [
    { id: 'black', label: 'Black' },
    { id: 'green', label: 'Green', text: 'Green, please', payload: 'tea=2' },
  ],
  ...more,
})
const card = (): Message => ({
  kind: 'card',
  title: 'Norway',
  actions: [
    { do: 'postback', id: 'details', label: 'Details' },
    { do: 'postback', id: 'book', label: 'Book now', payload: 'norway' },
    { do: 'open-url', id: 'open', label: 'Read more', url: 'https://travel.example/norway' },
  ],
})
const journeys: Message = {
  kind: 'list',
  title: 'Where to?',
  select: 'one',
  sections: [{ rows: ['Thailand', 'Norway'].map((title) => ({ id: title.toLowerCase(), title })) }],
}

/** A contact whose bot has just sent this message. */
function offered(message: Message) {
  const told = stage()
  told.settings = { ...told.settings, bot: { id: 'mira', name: 'Mira' } }
  told.does(grace, 'start-conversation', {}).does(mira, 'send-message', { message })
  return { told, seq: told.conversation.seq }
}
const choosing =
  (told: ReturnType<typeof stage>, message: number, ...actions: string[]) =>
  () =>
    told.does(grace, 'choose', { message, actions })

test('[A093] [A094] [RIC8] a quick reply is logged as what was chosen, and said by the contact', () => {
  const { told, seq } = offered(tea())
  choosing(told, seq, 'green')()
  assert.deepEqual(
    told.last.map(({ name, by, body }) => [name, by, body]),
    [
      [
        'choice-made',
        'p1',
        {
          message: seq,
          actions: ['green'],
          as: 'reply',
          text: 'Green',
          payload: 'tea=2',
          key: told.conversation.choices[0]?.key,
        },
      ],
      ['message-sent', 'p1', { message: { kind: 'text', text: 'Green, please' } }],
    ],
  )
})

test('[A096] [RIC8] a clicked button is logged in words, with what its author wants to know', () => {
  const { told, seq } = offered(card())
  choosing(told, seq, 'book')()
  assert.deepEqual(namesOf(told.last), ['choice-made'])
  assert.deepEqual(told.last[0]?.body, {
    message: seq,
    actions: ['book'],
    as: 'click',
    text: 'Book now',
    payload: 'norway',
    key: told.conversation.choices[0]?.key,
  })
})

test('[RIC7] [ATK85] the same choice again changes nothing, also when it is too late for another one', () => {
  const { told, seq } = offered(tea({ policy: 'once' }))
  choosing(told, seq, 'black')()
  choosing(told, seq, 'black')()
  assert.deepEqual(told.last, [])
  assert.equal(refusal(choosing(told, seq, 'green')), 'choice-closed')
})

test('[B054] [RIC6] revisable: the latest counts, as often as one likes', () => {
  const { told, seq } = offered(card())
  for (const id of ['details', 'book', 'details']) {
    choosing(told, seq, id)()
    assert.deepEqual(namesOf(told.last), ['choice-made'])
  }
})

test('[B054] [RIC6] until the next message: whoever says it closes the choice', () => {
  for (const speaker of [grace, mira]) {
    const { told, seq } = offered(tea())
    told.says(speaker, 'By the way')
    assert.equal(refusal(choosing(told, seq, 'black')), 'choice-closed')
  }
})

test('[B054] [RIC6] until a moment: before it revisable, from then on closed', () => {
  const { told, seq } = offered(tea({ policy: { until: stage().now + 1_000 } }))
  choosing(told, seq, 'black')()
  choosing(told, seq, 'green')()
  assert.equal(told.last.length, 2)
  told.later(1_000)
  assert.equal(refusal(choosing(told, seq, 'black')), 'choice-closed')
})

test('[A100] [RIC6] a selection is made once', () => {
  const { told, seq } = offered(journeys)
  choosing(told, seq, 'thailand')()
  assert.partialDeepStrictEqual(told.last[0]?.body, { text: 'Thailand' })
  assert.equal(refusal(choosing(told, seq, 'norway')), 'choice-closed')
})

test('[RIC5] what is not offered cannot be chosen', () => {
  const { told, seq } = offered(journeys)
  for (const actions of [['peru'], [], ['thailand', 'norway'], ['thailand', 'thailand'], ['__proto__']])
    assert.equal(refusal(choosing(told, seq, ...actions)), 'choice-invalid', actions.join())
  assert.equal(
    refusal(() => told.does(grace, 'choose', { message: seq, actions: ['open'] })),
    'choice-invalid',
  )
})

test('[RIC5] [ATK98] only a message can be chosen in, and only in one’s own conversation', () => {
  const { told, seq } = offered(tea())
  told.says(grace, 'Hello')
  assert.equal(refusal(choosing(told, told.conversation.seq, 'black')), 'choice-invalid')
  for (const elsewhere of [1, seq + 1_000]) assert.equal(refusal(choosing(told, elsewhere, 'black')), 'not-found')
})

test('[RIC9] opening an address is logged each time and uses up nothing', () => {
  const { told, seq } = offered({ ...card(), policy: 'once' } as Message)
  choosing(told, seq, 'open')()
  choosing(told, seq, 'open')()
  assert.deepEqual(namesOf(told.last), ['choice-made'])
  choosing(told, seq, 'book')()
  assert.deepEqual(namesOf(told.last), ['choice-made'])
})

test('[RIC10] messages older than all remembered choices take none any more', () => {
  const { told, seq } = offered(card())
  for (let offer = 0; offer < 100; offer += 1) {
    told.does(mira, 'send-message', { message: card() })
    choosing(told, told.conversation.seq, 'book')()
  }
  assert.equal(told.conversation.choices.length, 100)
  assert.equal(refusal(choosing(told, seq, 'book')), 'choice-closed')
})

test('[MSG3] an ended conversation takes no choices', () => {
  const { told, seq } = offered(card())
  told.does(grace, 'end-conversation', {})
  assert.equal(refusal(choosing(told, seq, 'book')), 'conversation-ended')
})

test('[RIC1] contacts and agents write no rich content', () => {
  const { told } = offered(tea())
  assert.equal(
    refusal(() => told.does(grace, 'send-message', { message: tea() })),
    'message-not-allowed',
  )
  const talk = stage().started().accepted()
  assert.equal(
    refusal(() => talk.does(ada, 'send-message', { message: card() })),
    'message-not-allowed',
  )
})

test('[RIC2] [RIC4] a message over a hard limit is refused with the field', () => {
  const { told } = offered(tea())
  const send = (message: Message) => () => told.does(mira, 'send-message', { message })
  const problems: readonly (readonly [message: Message, field: string, problem: string])[] = [
    [tea({ replies: [1, 2].map(() => ({ id: 'same', label: 'Same' })) }), 'replies', 'names same twice'],
    [{ kind: 'markdown', markdown: '> '.repeat(21) }, 'markdown', 'is nested deeper than 20'],
    [{ kind: 'markdown', markdown: 'é'.repeat(5_000) }, 'markdown', 'is longer than 8192 bytes'],
  ]
  for (const [message, field, problem] of problems)
    assert.throws(send(message), { code: 'bad-request', facts: { field: `body.message.${field}`, problem } })
})

test('[RIC3] [B051] a rich message is logged as it was sent, with its text and its policy beside it', () => {
  const { told } = offered(journeys)
  assert.deepEqual(told.last[0]?.body, {
    message: journeys,
    text: 'Where to?\n- Thailand\n- Norway',
    policy: 'once',
  })
})
