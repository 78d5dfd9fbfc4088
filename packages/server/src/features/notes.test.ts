import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@parley/protocol'
import { ada, ben, grace, refusal, stage } from '../testing/stage.ts'

test('[B037] [NTE1] [ATK112] a note is in the interaction’s log, after what was said, and in no log that the contact reads', () => {
  const talk = stage().started().accepted()
  const { seq } = talk.conversation
  talk.does(ada, 'add-note', { text: 'Sounds upset' })
  assert.deepEqual(
    talk.interaction.notes.map(({ name, text, after }) => [name, text, after]),
    [['Ada Lovelace', 'Sounds upset', seq]],
  )
  assert.equal(talk.conversation.seq, seq, 'the conversation’s log has not grown')
  assert.equal(JSON.stringify(talk.events).includes('upset'), false)
})

test('[B037] [NTE2] whoever is not of this interaction’s staff writes none', () => {
  const talk = stage().started().accepted()
  assert.equal(
    refusal(() => talk.does(grace, 'add-note', { text: 'Hello' })),
    'not-allowed',
  )
  assert.equal(
    refusal(() => talk.does(ben, 'add-note', { text: 'Hello' })),
    'not-found',
  )
})

test('[NTE3] after the end a note can be added until the interaction is done', () => {
  const talk = stage().started().accepted().does(ada, 'end-conversation', {})
  talk.does(ada, 'add-note', { text: 'Calls back on Monday' })
  talk.does(ada, 'mark-done', {})
  assert.equal(
    refusal(() => talk.does(ada, 'add-note', { text: 'Too late' })),
    'already-done',
  )
})

test('[NTE4] nothing to see is no note, and a conversation takes so many', () => {
  const talk = stage().started().accepted()
  assert.equal(
    refusal(() => talk.does(ada, 'add-note', { text: ' \u200b ' })),
    'message-empty',
  )
  for (let count = 0; count < limits.notes; count++) talk.does(ada, 'add-note', { text: `Note ${count}` })
  assert.equal(
    refusal(() => talk.does(ada, 'add-note', { text: 'One more' })),
    'too-many-notes',
  )
})
