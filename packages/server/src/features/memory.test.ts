import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@parley/protocol'
import { StaffClient } from '@parley/protocol/client'
import { fakeClock, settled, socketPair } from '@parley/protocol/testing'
import { createMemoryStore } from '../store/memory-store.ts'
import { agentToken, startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent } from '../testing/raw-client.ts'

const ada = { agentId: 'ada', name: 'Ada' }
const ben = { agentId: 'ben', name: 'Ben' }
const norway = 'https://travel.example/norway'
const peru = 'https://travel.example/peru'

const silent = { tone: false, ring: false, captions: true, volume: 50 }

/** A panel of an agent, with the line in a hand. */
async function panel(server: InMemoryServer, agent = ada) {
  const line = socketPair(server.accept, { flushing: 'at once' })
  const client = new StaffClient({
    dial: line.dial,
    clientName: 'test',
    clock: fakeClock(),
    random: () => 0,
    signIn: async () => ({ role: 'agent', token: agentToken(agent) }),
  })
  await client.open()
  await server.settled()
  await settled()
  return { client, line }
}

async function passed(server: InMemoryServer) {
  for (let times = 0; times < 5; times++) {
    await server.settled()
    await settled()
  }
}

test('[MEM1] what an agent keeps is there at every sign-in, and nobody else has it', async () => {
  const store = createMemoryStore()
  const first = await startInMemoryServer({ clock: fakeClock(), store })
  const before = await panel(first)
  before.client.remember('urls', [norway])
  before.client.remember('favourites', ['greeting'])
  await passed(first)

  const second = await startInMemoryServer({ clock: fakeClock(), store })
  assert.deepEqual((await panel(second)).client.memory, { urls: [norway], favourites: ['greeting'] })
  assert.deepEqual((await panel(second, ben)).client.memory, {})
})

test('[MEM2] every window of the agent is told, and the last one to write wins', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const [desk, other, stranger] = [await panel(server), await panel(server), await panel(server, ben)]
  desk.client.remember('urls', [norway])
  await passed(server)
  assert.deepEqual(other.client.memory.urls, [norway])

  other.client.remember('urls', [peru, norway])
  await passed(server)
  assert.deepEqual(desk.client.memory.urls, [peru, norway])
  assert.deepEqual(stranger.client.memory, {})
})

test('[MEM3] without a line it counts here at once, and is said once when the line is back', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const [desk, other] = [await panel(server), await panel(server)]
  desk.line.cut()
  desk.client.remember('dictionary', ['Lofoten'])
  desk.client.remember('dictionary', ['Lofoten', 'Tromsø'])
  assert.deepEqual(desk.client.memory.dictionary, ['Lofoten', 'Tromsø'])
  assert.equal(desk.client.outbox.length, 1, 'the later one replaces the earlier')
  assert.equal(desk.client.memory, desk.client.memory, 'the same object while nothing changes')

  desk.client.hint()
  await passed(server)
  assert.deepEqual(other.client.memory.dictionary, ['Lofoten', 'Tromsø'])
  assert.deepEqual(desk.client.outbox, [])
})

test('[MEM5] keeps how the agent wants their desk: what sounds, what is shown and how, in which order, by which keys', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const [desk, other] = [await panel(server), await panel(server)]
  const settings = {
    order: 'urgency',
    notifications: true,
    sounds: { ...silent, quiet: { from: '22:00', to: '06:30' } },
    zoom: 1.25,
    density: 'comfortable',
    language: 'de',
    notReadyReason: 'Lunch',
    shortcuts: { 'end-chat': 'desk+q', 'mark-done': '' },
  } as const
  desk.client.remember('settings', settings)
  await passed(server)
  assert.deepEqual(other.client.memory.settings, settings)
})

test('[MEM4] refuses what is too much, what is no such thing, and everybody but agents', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const [agent, contact] = [
    await connectAgent(server, ada),
    await connect(server, { as: { role: 'contact', site: 'shop' } }),
  ]
  const answer = async (who: typeof agent, body: object) => {
    // Hostile clients send what no type allows.
    const frame = await who.command('remember', body as never)
    return frame.type === 'refused' ? `${frame.code} ${frame.facts['field'] ?? ''}`.trim() : frame.type
  }
  const tooManyKeys = Object.fromEntries(
    Array.from({ length: limits.shortcuts + 1 }, (_, at) => [`action-${at}`, 'desk+x']),
  )
  const longUrl = (number: number) => `https://a.example/${number}/${'a'.repeat(limits.urlChars - 30)}`
  assert.equal(await answer(agent, { name: 'urls', value: [norway] }), 'accepted')
  for (const [body, refused] of [
    [{ name: 'urls', value: ['javascript:alert(1)'] }, 'bad-request body.value.0'],
    [{ name: 'settings', value: { shortcuts: { reject: 'q' } } }, 'bad-request body.value.shortcuts.reject'],
    [{ name: 'settings', value: { zoom: 40 } }, 'bad-request body.value.zoom'],
    [{ name: 'settings', value: { shortcuts: tooManyKeys } }, 'bad-request body.value.shortcuts'],
    [{ name: 'urls', value: Array(limits.rememberedUrls + 1).fill(norway) }, 'bad-request body.value'],
    [{ name: 'urls', value: Array.from({ length: 40 }, (_, at) => longUrl(at)) }, 'bad-request body'],
    [{ name: 'responses', value: [{ id: 'a', title: '', text: 'x' }] }, 'bad-request body.value.0.title'],
    [{ name: 'settings', value: { order: 'alphabet' } }, 'bad-request body.value.order'],
    [{ name: 'settings', value: { sounds: { ...silent, volume: 101 } } }, 'bad-request body.value.sounds.volume'],
    [
      { name: 'settings', value: { sounds: { ...silent, quiet: { from: '24:00', to: '06:00' } } } },
      'bad-request body.value.sounds.quiet.from',
    ],
    [{ name: 'settings', value: { colour: 'red' } }, 'bad-request body.value.colour'],
    [{ name: 'anything', value: [] }, 'bad-request body.name'],
  ] as const)
    assert.equal(await answer(agent, body), refused)
  assert.equal(await answer(contact, { name: 'urls', value: [] }), 'not-allowed')
})

test('[MEM4] what the server refuses is forgotten here too', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { client } = await panel(server)
  client.remember('urls', [norway])
  await passed(server)
  client.remember('dictionary', ['a'.repeat(200)])
  await passed(server)
  assert.deepEqual([client.memory, client.outbox], [{ urls: [norway] }, []])
})
