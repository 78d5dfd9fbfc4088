import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ada, ben, grace, mallory, refusal, stage } from '../testing/stage.ts'

test('[MSG1] a message stands in the log as it was written, under its writer (A004, A059)', () => {
  const talk = stage().started().accepted()
  const words = '<b>not bold</b> \u202e **plain**\n  twice  '
  assert.deepEqual(talk.says(ada, words).last, [
    { name: 'message-sent', by: 'p2', body: { message: { kind: 'text', text: words } } },
  ])
  assert.equal(talk.says(grace, 'Yes').last[0]?.by, 'p1')
})

test('[MSG3] an ended conversation refuses new messages', () => {
  const ended = stage().started().accepted().ended()
  assert.equal(
    refusal(() => ended.says(grace, 'Wait!')),
    'conversation-ended',
  )
  assert.equal(
    refusal(() => ended.says(ada, 'Wait!')),
    'conversation-ended',
  )
})

test('[MSG4] a message longer than the site allows is refused', () => {
  const talk = stage().started()
  talk.settings = { ...talk.settings, textLimitChars: 5 }
  assert.equal(
    refusal(() => talk.says(grace, '12345')),
    undefined,
  )
  assert.equal(
    refusal(() => talk.says(grace, '123456')),
    'message-too-long',
  )
})

test('[MSG5] [ATK19] a message in which nothing can be seen is refused', () => {
  const talk = stage().started()
  for (const nothing of [' ', '\n\t', '\u200b\u200d', '\u00a0\u2800', '\u3164', '\u202e\u0000', '\u034f\u0301'])
    assert.equal(
      refusal(() => talk.says(grace, nothing)),
      'message-empty',
      JSON.stringify(nothing),
    )
  for (const something of ['.', '👍🏽', '1️⃣', 'ש', 'e\u0301'])
    assert.equal(
      refusal(() => talk.says(grace, something)),
      undefined,
      something,
    )
})

test('[CON3] strangers, and agents who have not accepted, find no conversation', () => {
  const invited = stage().started().invited(ada)
  for (const actor of [mallory, ada, ben])
    assert.equal(
      refusal(() => invited.says(actor, 'Hello')),
      'not-found',
    )
  assert.equal(
    refusal(() => stage().says(grace, 'Hello')),
    'not-found',
  )
})

test('[MSG6] read marks only move forward, and not beyond the log (A007)', () => {
  const talk = stage().started().accepted().says(ada, 'Hello')
  const { seq } = talk.conversation
  assert.deepEqual(talk.does(grace, 'mark-read', { upTo: 9_999 }).last, [
    { name: 'messages-read', by: 'p1', body: { upTo: seq } },
  ])
  assert.deepEqual(talk.does(grace, 'mark-read', { upTo: seq }).last, [])
  assert.deepEqual(talk.does(grace, 'mark-read', { upTo: 1 }).last, [])
  assert.equal(talk.conversation.readMarks['p1'], seq)
})

test('[MSG7] read marks are taken also after the end, but not from strangers', () => {
  const ended = stage().started().accepted().says(ada, 'Goodbye').ended()
  assert.equal(ended.does(grace, 'mark-read', { upTo: 6 }).last.length, 1)
  assert.equal(
    refusal(() => ended.does(mallory, 'mark-read', { upTo: 6 })),
    'not-found',
  )
})

test('[A161] [ATK91] [PSH7] agents push addresses in the form in which they are opened; all other forms, and contacts, are refused', () => {
  const talk = stage().started().accepted()
  const push = (url: string, who = ada) =>
    refusal(() => talk.does(who, 'send-message', { message: { kind: 'link-push', url } }))
  assert.equal(push('https://travel.example/norway'), undefined)
  assert.deepEqual(talk.last[0]?.body, {
    message: { kind: 'link-push', url: 'https://travel.example/norway' },
    text: 'Please navigate to the link: https://travel.example/norway',
  })
  for (const disguised of [
    'HTTPS://travel.example/norway',
    'https://travel.example',
    'https://trаvel.example/',
    'https://travel.example:443/',
    'https://travel.example/a/../b',
    'https://travel.example/\u202egpj.exe',
    'https://bank.example@evil.example/',
    '//travel.example/',
    'javascript:alert(1)',
    'data:text/html,x',
  ])
    assert.equal(push(disguised), 'bad-request', disguised)
  assert.equal(push('https://travel.example/norway', grace), 'message-not-allowed')
})
