import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyInteraction, newId, type Message } from '@parley/protocol'
import { conversationWhere, ends, joins } from '@parley/protocol/testing'
import type { Actor } from '../deciding/actor.ts'
import { maskEvent } from '../log/mask-event.ts'
import type { Situation } from '../log/work.ts'
import { fileWork } from './files.ts'

const message: Message<'file'> = {
  kind: 'file',
  file: newId(),
  name: 'plan.pdf',
  type: 'application/pdf',
  bytes: 1_240_000,
}
const grace: Actor = { role: 'contact', id: 'grace', site: 'shop' }
const open = conversationWhere([['p1', joins('contact', 'Grace')]])
const ended = conversationWhere([
  ['p1', joins('contact', 'Grace')],
  ['p1', ends()],
])

function say(actor: Actor, conversation = open) {
  const { contact } = emptyInteraction(conversation.id)
  const interaction = { ...emptyInteraction(conversation.id), seq: 1, contact: { ...contact, id: 'grace' } }
  const work = fileWork({ actor, id: newId(), conversation: conversation.id, message }, () => {})
  return work.decide({ now: 0, conversation, interaction, latest: null, original: null } satisfies Situation)
}

test('[FIL1] [FIL10] a file that is there is said by whoever sent it, with words for those who do not know files', () => {
  const body = { message, text: '[File: plan.pdf, 1.2 MB]' }
  assert.deepEqual(say(grace), { events: [{ name: 'message-sent', by: 'p1', body }] })
})

test('[FIL1] a file is not said by whoever is not in the conversation, nor after its end', () => {
  assert.throws(() => say({ ...grace, id: 'eve' }), { code: 'not-found' })
  assert.throws(() => say(grace, ended), { code: 'conversation-ended' })
})

test('[FIL1] hiding secrets leaves what names a file as it is: otherwise nobody would find it', () => {
  const [event] = say(grace).events ?? []
  assert.ok(event?.name === 'message-sent')
  const { body } = maskEvent(event, (text) => '*'.repeat(text.length))
  assert.ok('message' in body && body.message.kind === 'file')
  assert.deepEqual([body.message.file, body.message.type, body.message.name], [message.file, message.type, '********'])
})
