import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import type { MessageKindDefinition } from '../define.ts'
import { wordsOf } from '../features/messages.ts'
import type { Message } from './index.ts'
import { messageKinds, messageSchema } from './index.ts'
import { lintMessage, messageAsText, messageProblem } from './judge.ts'

const kinds: readonly MessageKindDefinition[] = Object.values(messageKinds) as never

for (const kind of kinds)
  for (const [name, sample] of Object.entries(kind.samples))
    test(`[B051] ${kind.name}, sample ${name}: is valid, is taken as a message, and has a text`, () => {
      assert.deepEqual(v.parse(messageSchema, sample), sample)
      assert.equal(messageProblem(sample as Message), undefined)
      assert.ok(messageAsText(sample as Message).trim().length > 0)
      assert.ok(Array.isArray(lintMessage(sample as Message)))
    })

test('[CLI13] a kind from the future is shown by the text that came with it', () => {
  const message = { kind: 'hologram' } as unknown as Message
  assert.equal(wordsOf({ message, text: 'A hologram of our shop' }), 'A hologram of our shop')
  assert.equal(wordsOf({ message }), '[hologram]')
})
