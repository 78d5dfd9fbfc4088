import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grace, mallory, namesOf, nine, refusal, stage, Stage } from '../testing/stage.ts'
import { cleanName } from '../deciding/clean-name.ts'
import { announceWaiting } from './opening.ts'

const hello = { message: { kind: 'text', text: 'Hello?' } } as const
const dayMs = 24 * 3_600_000

test('[CON4] starting makes both logs, with the contact, the message and what is to be waited for (A060)', () => {
  const { conversation, interaction, last } = stage().started()

  assert.deepEqual(namesOf(last), [
    'conversation-opened',
    'participant-joined',
    'message-sent',
    'waiting-announced',
    'interaction-opened',
  ])
  assert.equal(conversation.participants[0]?.name, 'Grace')
  assert.equal(conversation.waiting, 'for-agent')
  assert.equal(interaction.status, 'queued')
  assert.equal(interaction.contact.id, grace.id)
})

test('[CON4] [B008] nobody there is said in the same transaction', () => {
  const empty = stage()
  empty.somebodyThere = false
  assert.equal(empty.started().conversation.waiting, 'nobody-available')
})

test('[CON4] a second conversation beside an open one is refused', () => {
  const open = stage().started().conversation
  const second = () => new Stage('D'.repeat(22)).does(grace, 'start-conversation', hello, open)
  assert.equal(refusal(second), 'conversation-exists')
})

test('[CON3] an id that is in use by another contact is answered as if it could not be found', () => {
  const taken = stage().started()
  assert.equal(
    refusal(() => taken.does(mallory, 'start-conversation', hello)),
    'not-found',
  )
  assert.equal(
    refusal(() => taken.does(grace, 'start-conversation', hello)),
    'conversation-exists',
  )
})

test('[CON6] who comes back is called as before, unless the page says another name', () => {
  const before = stage().started().accepted().ended().conversation
  const called = (name?: string) =>
    new Stage('D'.repeat(22)).does(grace, 'start-conversation', { ...hello, ...(name && { name }) }, before).interaction
      .contact.name
  assert.deepEqual([called(), called('Grace Hopper')], ['Grace', 'Grace Hopper'])
})

test('[CON5] who comes back within a day has a conversation before (A082, A083)', () => {
  const before = stage().started().accepted().ended().conversation
  const at = (now: number) => {
    const next = new Stage('D'.repeat(22))
    next.now = now
    return next.does(grace, 'start-conversation', hello, before).conversation.previous
  }
  assert.equal(at(nine + dayMs - 1), before.id)
  assert.equal(at(nine + dayMs), null)
})

test('[CON6] [ATK75] a name is kept in one form of Unicode, in whichever it comes', () => {
  assert.equal(cleanName('Zoe\u0308 A\u030angstro\u0308m'), cleanName('Zo\u00eb \u00c5ngstr\u00f6m'))
})

test('[CON6] [ATK72] names fit on one line', () => {
  assert.equal(cleanName('  Grace\n\u202eHopper\u0000 '), 'Grace Hopper')
  assert.equal(cleanName('e\u0301'), '\u00e9')
  assert.equal(cleanName('\u200b \u2060'), undefined)
  assert.equal(cleanName('x'.repeat(500))?.length, 100)
  assert.equal(cleanName('x'.repeat(99) + '😀')?.isWellFormed(), true)
  const nameless = stage().started('\u202e').conversation.participants[0]?.name
  assert.match(nameless ?? '', /^Contact \d{4}$/)
  assert.equal(stage().started('').conversation.participants[0]?.name, nameless, 'the same every time')
})

test('[ROU6] who waits hears of a change once, and not after somebody has come', () => {
  const waits = stage().started()
  assert.deepEqual(announceWaiting(waits.conversation, { somebodyThere: true }), [])
  waits.happens(announceWaiting(waits.conversation, { somebodyThere: false }))
  assert.equal(waits.conversation.waiting, 'nobody-available')
  assert.deepEqual(announceWaiting(waits.conversation, { somebodyThere: false }), [])
  assert.deepEqual(announceWaiting(waits.accepted().conversation, { somebodyThere: false }), [])
})
