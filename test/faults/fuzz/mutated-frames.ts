import assert from 'node:assert/strict'
import { workerData } from 'node:worker_threads'
import { newId, type ServerFrame } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { agentToken, defaultCoreSettings, startInMemoryServer } from '@parley/server/in-memory'
import { type Chance, chanceFrom } from '../../support/random.ts'

// Frames that are almost right, and then less and less: whatever arrives, the server answers from its catalogue.

const { seed, frames } = workerData as { seed: number; frames: number }
const chance = chanceFrom(seed)
const clock = fakeClock()
const troubles: string[] = []
const server = await startInMemoryServer({
  clock,
  settings: defaultCoreSettings,
  log: (name, facts) => {
    if (/error|broken|failed/.test(name)) troubles.push(`${name} ${JSON.stringify(facts)}`)
  },
})

const id = newId()
const ada = agentToken({ agentId: 'ada', name: 'Ada', ready: true })
const hellos = {
  contact: { type: 'hello', versions: [1], client: 'fuzz', as: { role: 'contact', site: 'shop' } },
  agent: {
    type: 'hello',
    versions: [1],
    client: 'fuzz',
    as: { role: 'agent', token: ada },
    following: { [`conversation:${id}`]: 1 },
  },
}
const about = { type: 'command', id: newId(), in: id }
const good: readonly object[] = [
  hellos.contact,
  hellos.agent,
  { ...about, name: 'start-conversation', body: { message: { kind: 'text', text: 'Hi' }, name: 'Maria' } },
  { ...about, name: 'send-message', body: { message: { kind: 'text', text: 'Hi' } } },
  { ...about, name: 'mark-read', body: { upTo: 3 } },
  { ...about, name: 'end-conversation', body: {} },
  { ...about, name: 'accept-invitation', body: { invitation: 2 } },
  { ...about, name: 'set-presence', in: undefined, body: { is: 'ready' } },
  { type: 'signal', name: 'typing', in: id, body: { is: 'writing' } },
  { type: 'read', id: newId(), log: `conversation:${id}`, after: 0, before: 9, limit: 5 },
  { type: 'renew', token: ada },
  { type: 'heartbeat', answer: true },
]
const pieces = [
  '__proto__',
  'constructor',
  '[[[[',
  '{"a":',
  'null',
  '1e999',
  '-0',
  '\\ud800',
  '\u0000',
  '\u202e',
  '"',
  '}',
  id,
  'ada',
  '💥',
]

function mutated(text: string, chance: Chance): string {
  let result = text
  for (let times = chance.between(1, 4); times > 0; times--) {
    const at = chance.between(0, result.length)
    const to = Math.min(result.length, at + chance.between(0, 12))
    const middle = chance.happens(0.5)
      ? (chance.oneOf(pieces) ?? '')
      : result.slice(at, to).repeat(chance.between(0, 3))
    result = result.slice(0, at) + middle + result.slice(to)
  }
  return result
}

/** A line that hangs up when the server does. */
function line(hello: object) {
  const state = { open: true, heard: 0 }
  const connection = server.accept({
    send: (text) => {
      const { type } = JSON.parse(text) as ServerFrame
      assert.ok(type, 'every answer is a frame')
      state.heard++
    },
    close: () => {
      state.open = false
      queueMicrotask(() => connection.gone())
    },
  })
  connection.receive(JSON.stringify(hello))
  return { state, receive: connection.receive.bind(connection) }
}

let lines = [line(hellos.contact), line(hellos.agent)]
for (let sent = 0; sent < frames; sent++) {
  const frame = { ...chance.oneOf(good), ...(chance.happens(0.5) && { id: newId() }) }
  const text = JSON.stringify(frame)
  chance.oneOf(lines)?.receive(chance.happens(0.9) ? mutated(text, chance) : text)
  if (sent % 50 === 0) {
    await server.settled()
    await clock.advance(2_000)
    lines = lines.map((former, place) =>
      former.state.open ? former : line(place === 0 ? hellos.contact : hellos.agent),
    )
  }
}
await server.settled()
assert.deepEqual(troubles, [], 'nothing surprised the server')

// All of them come from one address, which may open only so many conversations a minute.
await clock.advance(60_000)
const last = line(hellos.contact)
await server.settled()
last.receive(
  JSON.stringify({
    ...about,
    id: newId(),
    in: newId(),
    name: 'start-conversation',
    body: { message: { kind: 'text', text: 'Still there?' } },
  }),
)
await server.settled()
assert.ok(last.state.open && last.state.heard >= 3, 'who behaves is served as ever')
await server.core.stop()
