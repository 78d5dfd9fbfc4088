import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import type { MessageKindDefinition } from '../define.ts'
import type { Message } from './index.ts'
import { messageAsText } from './as-text.ts'
import { messageKinds, messageSchema } from './index.ts'

const kinds: readonly MessageKindDefinition[] = Object.values(messageKinds) as never

for (const kind of kinds)
  for (const [name, sample] of Object.entries(kind.samples))
    test(`[B051] ${kind.name}, sample ${name}: is valid, is taken as a message, and has a text`, () => {
      assert.deepEqual(v.parse(messageSchema, sample), sample)
      assert.equal(messageAsText(sample as Message), kind.asText(sample))
      assert.ok(kind.asText(sample).trim().length > 0)
    })

test('[CLI13] a kind from the future has a text too', () => {
  assert.equal(messageAsText({ kind: 'hologram' } as unknown as Message), '[hologram]')
})
