import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { conversationLog, type LoggedEvent, newId } from '@parley/protocol'
import { commands } from '@parley/protocol/schemas'
import { type ParleyServer, startServer } from '../support/parley-server.ts'
import { demoToken } from '../support/people.ts'
import { Wire } from '../support/wire.ts'
import * as v from 'valibot'

/** A body of each command that would be taken. A command without one fails the test: the table stays complete. */
const goodBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'start-conversation': { message: { kind: 'text', text: 'Hello' }, name: 'Maria' },
  'send-message': { message: { kind: 'text', text: 'Hello' } },
  choose: { message: 1, actions: ['green'] },
  'hand-over': { skill: 'travel', note: 'Asked for Norway' },
  'invite-bot': {},
  'silence-bot': {},
  'set-case-data': { fields: { journey: 'Norway' } },
  'add-note': { text: 'Sounds upset' },
  'save-note': { text: 'Wants a catalogue' },
  'set-disposition': { disposition: 'solved' },
  'take-back-leaving': {},
  rate: { stars: 4, comment: 'Quick and kind' },
  rejoin: {},
  remember: { name: 'favourites', value: ['hello'] },
  'mark-read': { upTo: 1 },
  'end-conversation': {},
  'accept-invitation': { invitation: 1 },
  'reject-invitation': { invitation: 1 },
  'invite-colleague': { purpose: 'transfer', target: { kind: 'agent', id: 'ben' }, note: 'Speaks Norwegian' },
  'withdraw-colleague': { invitation: 1 },
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
  'set-presence': { is: 'not-ready', reason: 'Lunch' },
}
const optional = new Set(['name', 'reason', 'skill', 'note', 'comment'])
const wrongValues = [null, true, -1, 1.5, 1e300, '', [], {}, [[]], { $gt: '' }, 'x'.repeat(20_000), '\ud800']
const notTheirs = { seq: 7, by: 'p2', at: 1, role: 'agent', cause: 'A'.repeat(22) }
const generous = {
  contactCommandsPer10s: 1_000_000,
  contactCommandBurst: 1_000_000,
  agentCommandsPer10s: 1_000_000,
  agentCommandBurst: 1_000_000,
}

let server: ParleyServer
let maria: Wire
let bystander: Wire
const [id, othersId] = [newId(), newId()]

before(async () => {
  server = await startServer({ config: { limits: generous } })
  maria = await Wire.open(server, { role: 'contact', site: 'shop' })
  bystander = await Wire.open(server, { role: 'contact', site: 'shop' })
  for (const [wire, about] of [
    [maria, id],
    [bystander, othersId],
  ] as const)
    assert.equal((await ask(wire, 'start-conversation', goodBodies['start-conversation'], about)).type, 'accepted')
})
after(async () => {
  for (const wire of [maria, bystander]) await wire.close()
  await server.remove()
})

const ask = (wire: Wire, name: string, body: unknown, about: unknown = id) =>
  wire.ask({ type: 'command', id: newId(), name, in: about as string, body })

/** Every way to spoil this body: each field wrong or missing, and fields that only the server may write. */
function spoilt(good: Readonly<Record<string, unknown>>): unknown[] {
  const fields = Object.keys(good)
  return [
    ...['text', 7, [], null].map((body) => body as unknown),
    ...fields.flatMap((field) => wrongValues.map((value) => ({ ...good, [field]: value }))),
    ...fields.filter((field) => !optional.has(field)).map((field) => ({ ...good, [field]: undefined })),
    ...Object.entries(notTheirs).map(([field, value]) => ({ ...good, [field]: value })),
  ]
}

for (const { name, body: schema } of commands)
  test(`[FLT15] [ATK96] [ATK97] every field of ${name}, wrong, missing, extra or too long, is a bad request; nothing is logged, nobody else hears of it`, async () => {
    const good = goodBodies[name]
    assert.ok(good, 'the table has a body of every command')
    const before = await maria.readLog(conversationLog(id))
    bystander.heard.length = 0

    for (const body of spoilt(good)) {
      // Some of them fit all the same: an empty list of actions, a conversation that a bot begins.
      if (v.is(schema as v.GenericSchema, body)) continue
      const answer = await ask(maria, name, body)
      assert.equal(answer.type === 'refused' && answer.code, 'bad-request', JSON.stringify(body).slice(0, 200))
    }
    for (const about of [null, 7, '', 'x', [], `${id}x`]) {
      const answer = await ask(maria, name, good, about)
      assert.equal(answer.type === 'refused' && answer.code, 'bad-request', `in: ${JSON.stringify(about)}`)
    }
    assert.deepEqual(await maria.readLog(conversationLog(id)), before)
    assert.deepEqual(bystander.heard, [])
  })

test('[CON3] [ATK98] a foreign id and an unknown one are answered alike, for every command of contacts and agents', async () => {
  const agent = await Wire.open(server, { role: 'agent', token: await demoToken(server, 'ada') })
  const before: LoggedEvent[] = await bystander.readLog(conversationLog(othersId))
  for (const [wire, role] of [
    [maria, 'contact'],
    [agent, 'agent'],
  ] as const)
    for (const { name, from, about } of commands) {
      if (about !== 'conversation' || !from.some((other) => other === role)) continue
      // Maria has a conversation already, and Ada is asked for both: these two say so, whatever the id.
      const [foreign, unknown] = [
        await ask(wire, name, goodBodies[name], othersId),
        await ask(wire, name, goodBodies[name], newId()),
      ]
      const isAsked = role === 'agent' && /invitation/.test(name)
      if (name === 'start-conversation' || isAsked) assert.equal(foreign.type, 'refused')
      else assert.deepEqual({ ...foreign, id: '' }, { ...unknown, id: '' })
    }
  assert.deepEqual(await bystander.readLog(conversationLog(othersId)), before)
  await agent.close()
})
