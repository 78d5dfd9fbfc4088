import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ada, grace, mallory, mira, namesOf, refusal, stage, type Stage } from '../testing/stage.ts'
import { botFails } from './bots.ts'

/** A contact who has opened a chat in which a bot answers first. */
function greeted(): Stage {
  const told = stage()
  told.settings = { ...told.settings, bot: { id: 'mira', name: 'Mira' } }
  return told.does(grace, 'start-conversation', { name: 'Grace' })
}
/** … and who was handed over to Ada. */
const handled = () => greeted().does(mira, 'hand-over', {}).accepted()

test('[A084] [BOT10] where a bot answers first it joins with the contact, nobody waits, and no agent is asked', () => {
  const told = greeted()
  assert.deepEqual(namesOf(told.last), [
    'conversation-opened',
    'participant-joined',
    'participant-joined',
    'interaction-opened',
    'bot-assigned',
  ])
  assert.equal(told.conversation.waiting, null)
  assert.equal(told.interaction.status, 'with-bot')
  assert.deepEqual(told.invited().last, [])
})

test('[BOT11] [CON4] without a bot, and where contacts send no files, nobody starts a conversation without a message', () => {
  const told = stage()
  told.settings = { ...told.settings, files: { ...told.settings.files, fromContact: false } }
  assert.throws(() => told.does(grace, 'start-conversation', {}), {
    code: 'bad-request',
    facts: { field: 'body.message', problem: 'is missing' },
  })
})

test('[CON4] [A124] where contacts send files, one may begin the conversation', () => {
  const told = stage()
  told.does(grace, 'start-conversation', {})
  assert.equal(told.conversation.status, 'open')
  assert.equal(told.interaction.status, 'queued')
})

test('[A085] [B053] [BOT20] the bot hands over: a receipt for the contact, the interaction waits, the bot listens', () => {
  const told = greeted()
  told.waiting = 1
  told.does(mira, 'hand-over', { note: 'Asked for Norway' })
  assert.deepEqual(
    told.last.map(({ name, by, body }) => [name, by, body]),
    [
      ['handover-requested', 'p2', { why: 'bot-asked', place: 2 }],
      ['bot-listens', 'p2', {}],
      ['waiting-announced', 'system', { waiting: 'for-agent' }],
      ['interaction-handed-over', 'system', { skill: null, note: 'Asked for Norway' }],
    ],
  )
  assert.equal(told.interaction.status, 'queued')
  assert.equal(told.interaction.handoverNote, 'Asked for Norway')
})

test('[BOT21] [ATK89] the contact asks for a person, once; where routing leads is not theirs to say', () => {
  const told = greeted().does(grace, 'hand-over', { skill: 'vip', note: 'me first' })
  assert.equal(told.interaction.skill, null)
  assert.equal(told.interaction.handoverNote, null)
  assert.deepEqual(told.does(grace, 'hand-over', {}).last, [])
})

test('[BOT22] a bot that was handed over says nothing until an agent invites it', () => {
  const told = handled()
  const answer = () => told.says(mira, 'I am still here')
  assert.equal(refusal(answer), 'bot-listens')
  told.does(ada, 'invite-bot', {})
  answer()
  assert.deepEqual(namesOf(told.last), ['message-sent'])
})

test('[A086] [BOT23] an agent lets the bot answer in a live session, and silences it again', () => {
  const told = handled().does(ada, 'invite-bot', {})
  assert.equal(told.conversation.participants[1]?.presence, 'here')
  assert.equal(told.interaction.bot?.heard, told.conversation.seq)
  told.does(ada, 'silence-bot', {})
  assert.equal(told.conversation.participants[1]?.presence, 'listening')
  assert.equal(
    refusal(() => told.says(mira, 'But')),
    'bot-listens',
  )
})

test('[BOT23] there must be a bot to invite', () => {
  const told = stage().started().accepted()
  assert.equal(
    refusal(() => told.does(ada, 'invite-bot', {})),
    'no-bot',
  )
  assert.equal(
    refusal(() => told.does(grace, 'hand-over', {})),
    'no-bot',
  )
})

test('[BOT24] a bot that fails leaves; where it was alone with the contact, a person is asked for', () => {
  const queue = { placeInQueue: () => 1, somebodyThere: () => false }
  const alone = greeted()
  alone.happens(botFails(alone, queue))
  assert.deepEqual(namesOf(alone.last), [
    'handover-requested',
    'participant-left',
    'waiting-announced',
    'bot-voice-changed',
    'interaction-handed-over',
  ])
  assert.equal(alone.conversation.waiting, 'nobody-available')
  assert.equal(alone.interaction.bot?.is, 'gone')

  const beside = handled()
  beside.happens(botFails(beside, queue))
  assert.deepEqual(namesOf(beside.last), ['participant-left', 'bot-voice-changed'])
  assert.equal(beside.interaction.status, 'handled')
})

test('[BOT12] [ATK98] a bot has no business in conversations of others', () => {
  const told = greeted()
  const stranger = { ...mira, id: 'other' } as typeof mira
  for (const actor of [stranger, mallory])
    assert.equal(
      refusal(() => told.does(actor, 'hand-over', {})),
      'not-found',
    )
  assert.equal(
    refusal(() => stage().started().says(mira, 'Hello')),
    'not-found',
  )
})

test('[BOT13] the bot puts named fields on the interaction; an empty text takes one away', () => {
  const told = greeted().does(mira, 'set-case-data', { fields: { tea: 'Mint', journey: 'Norway' } })
  told.does(mira, 'set-case-data', { fields: { tea: '' } })
  assert.deepEqual(told.interaction.caseData, { journey: 'Norway' })
})

test('[A068] [BOT14] a conversation with a bot ends when nobody writes', () => {
  const told = greeted()
  assert.ok('inactivity-warning' in told.folded.deadlines)
})

test('[A090] [A091] an agent who accepts reads the whole conversation with the bot', () => {
  const told = greeted().says(mira, 'Tea?').says(grace, 'Mint').does(mira, 'hand-over', {}).accepted()
  assert.equal(told.interaction.status, 'handled')
  assert.deepEqual(
    told.events.flatMap((event) => (event?.name === 'message-sent' ? [event.by] : [])),
    ['p2', 'p1'],
  )
})
