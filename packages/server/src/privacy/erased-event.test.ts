import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LoggedEvent } from '@parley/protocol'
import { erasedEvent } from './erased-event.ts'

const erase = (name: string, body: object) =>
  erasedEvent({ seq: 7, at: 1_000, by: 'p1', name, body: body as LoggedEvent['body'], cause: 'C' })

const said: Readonly<Record<string, readonly [body: object, left: object]>> = {
  'participant-joined': [
    { participant: { id: 'p1', role: 'contact', name: 'Zerlina' } },
    { participant: { id: 'p1', role: 'contact', name: '[erased]' } },
  ],
  'message-sent': [
    { message: { kind: 'card', title: 'secret', text: 'secret' }, text: 'secret', policy: { is: 'once' } },
    { message: { kind: 'text', text: '[erased]' } },
  ],
  'choice-made': [
    {
      message: 3,
      actions: ['a'],
      values: { name: 'secret' },
      as: 'form',
      text: 'secret',
      payload: 'secret',
      key: 'secret',
    },
    { message: 3, actions: [], values: {}, as: 'form', text: '[erased]', key: '[erased]' },
  ],
  rated: [
    { stars: 4, comment: 'secret' },
    { stars: 4, comment: '[erased]' },
  ],
  'interaction-opened': [
    { site: 'shop', contact: { id: 'c1', name: 'Zerlina' }, language: 'de' },
    { site: 'shop', contact: { id: 'c1', name: '[erased]' } },
  ],
  'case-data-set': [{ fields: { Order: 'secret' } }, { fields: {} }],
  'colleague-invited': [
    { purpose: 'transfer', note: 'secret', receipt: { asked: 'secret', answered: '', promised: '', open: '' } },
    {
      purpose: 'transfer',
      note: '[erased]',
      receipt: { asked: '[erased]', answered: '[erased]', promised: '[erased]', open: '[erased]' },
    },
  ],
  'colleague-refused': [
    { invitation: 3, reason: 'rejected', words: 'secret' },
    { invitation: 3, reason: 'rejected', words: '[erased]' },
  ],
  'from-the-future': [{ text: 'secret', deep: { name: 'Zerlina' } }, {}],
}

for (const [name, [body, left]] of Object.entries(said))
  test(`[PRV10] [B056] of ${name} nothing is left that anybody wrote or that names the contact`, () => {
    const event = erase(name, body)
    assert.deepEqual(event, { seq: 7, at: 1_000, by: 'p1', name, body: left, cause: 'C' })
    assert.deepEqual(erasedEvent(event), event, 'again it stays as it is')
  })

test('[PRV10] what staff is called, and that nothing was said, stays', () => {
  const joined = { participant: { id: 'p2', role: 'agent', name: 'Ada' } }
  assert.deepEqual(erase('participant-joined', joined).body, joined)
  assert.deepEqual(erase('rated', { stars: 4, comment: null }).body, { stars: 4, comment: null })
})
