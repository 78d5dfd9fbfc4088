import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, newId, type CommandName, type ConversationId } from '@parley/protocol'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import { createCore } from '../create-core.ts'
import { defaultCoreSettings, type CoreSettings } from '../core-settings.ts'
import { createLocalDoorbell } from '../doorbell/local-doorbell.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { agentToken, startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, openLine, text, type RawClient } from '../testing/raw-client.ts'

// Lines: signing in, following, limits, going. Over frames and a clock that is moved by hand.

const ada = { agentId: 'ada', name: 'Ada', ready: true }
const ben = { agentId: 'ben', name: 'Ben', ready: false }
const asContact = { as: { role: 'contact', site: 'shop' } } as const
const hello = (as: object, more: object = {}) =>
  JSON.stringify({ type: 'hello', versions: [1], client: 'test', as, ...more })

const withLimits = (limits: Partial<CoreSettings['limits']>): CoreSettings => ({
  ...defaultCoreSettings,
  limits: { ...defaultCoreSettings.limits, ...limits },
})

const tokenOf = (contact: RawClient): string => {
  const you = contact.of('welcome')[0]?.you
  return you?.role === 'contact' ? (you.token ?? '') : ''
}

const goodbyeOf = (client: RawClient) => client.of('goodbye')[0]?.code
const closingOf = (client: RawClient) => client.closed?.reason
const lastRefusal = (client: RawClient) => client.of('refused').at(-1)?.code

/** A contact and Ada in one conversation. */
async function talking(server: InMemoryServer) {
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  return { agent, contact, id, log: conversationLog(id) }
}

async function pass(server: InMemoryServer, clock: FakeClock, ms: number): Promise<void> {
  await clock.advance(ms)
  await server.settled()
}

test('[CON20] before hello nothing is answered, and a second hello ends the line', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const early = openLine(server)
  await early.raw(JSON.stringify({ type: 'command', id: newId(), name: 'send-message', in: newId(), body: text('x') }))
  assert.equal(goodbyeOf(early), 'hello-first')

  const twice = await connect(server, asContact)
  await twice.raw(hello(asContact.as))
  assert.equal(goodbyeOf(twice), 'hello-again')

  const babbling = openLine(server)
  for (let times = 0; times < 5; times++) await babbling.raw('{"oh')
  assert.equal(babbling.of('refused').length, 5)
  assert.ok(babbling.closed)
})

test('[CON20] hello has to come within 10 s', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const late = openLine(server)
  await pass(server, clock, 10_000)
  assert.equal(late.closed, null)
  await pass(server, clock, 1_000)
  assert.equal(goodbyeOf(late), 'hello-too-late')
  assert.equal(server.core.stats().sessions.greeting, 0)
})

test('[CON20] what comes while somebody is being signed in is answered after the welcome', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const contact = openLine(server)
  const command = { type: 'command', id: newId(), name: 'start-conversation', in: newId(), body: text('Hello?') }
  await Promise.all([contact.raw(hello(asContact.as)), contact.raw(JSON.stringify(command))])
  assert.deepEqual(
    contact.frames.map(({ type }) => type),
    ['welcome', 'accepted', 'opened'],
  )
})

test('[CON20] wrong versions, sites and tokens are turned away with the reason', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const turnedAway = async (as: object, more?: object) => {
    const client = openLine(server)
    await client.raw(hello(as, more))
    assert.ok(client.closed)
    return goodbyeOf(client)
  }
  assert.equal(await turnedAway(asContact.as, { versions: [999] }), 'client-too-old')
  assert.equal(await turnedAway({ role: 'contact', site: 'nowhere' }), 'unknown-site')
  assert.equal(await turnedAway({ role: 'agent', token: 'not a token' }), 'unauthorized')
})

test('[CON21] who missed little gets what was missed; who missed nothing gets nothing; the others a new opening', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { contact, agent, id, log } = await talking(server)
  const token = tokenOf(contact)
  await contact.drop()
  await agent.command('send-message', text('Are you still there?'), id)

  const comesBack = async (seq: number | undefined) => {
    const client = await connect(server, { as: { ...asContact.as, token }, ...(seq && { following: { [log]: seq } }) })
    assert.deepEqual(client.of('welcome')[0]?.logs, [log])
    const told = client.frames
      .slice(1)
      .map((frame) => ('events' in frame ? `${frame.type} ${frame.events.length}` : ''))
    await client.drop()
    return told
  }
  assert.deepEqual(await comesBack(4), ['events 2'])
  assert.deepEqual(await comesBack(6), [])
  assert.deepEqual(await comesBack(undefined), ['opened 6'])
  assert.deepEqual(await comesBack(999), ['opened 6'], 'a client that is ahead of the log starts anew')
})

test('[CON21] 1,000 missed events come one by one, more open the log anew', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock, settings: withLimits({ agentCommandBurst: 5_000 }) })
  const { contact, agent, id, log } = await talking(server)
  await contact.drop()
  const frame = () => JSON.stringify({ type: 'command', id: newId(), name: 'send-message', in: id, body: text('More') })
  await Promise.all(Array.from({ length: 1_000 }, () => agent.raw(frame())))

  const token = tokenOf(contact)
  const near = await connect(server, { as: { ...asContact.as, token }, following: { [log]: 5 } })
  assert.deepEqual(
    near.of('events').map(({ events }) => events.length),
    [200, 200, 200, 200, 200],
  )
  const far = await connect(server, { as: { ...asContact.as, token }, following: { [log]: 4 } })
  assert.equal(far.of('events').length, 0)
  assert.equal(far.opened(log)?.events.length, 60)
})

test('[CON3] a foreign id is answered like an unknown one, for every command, signal and read', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { id, log } = await talking(server)
  const [stranger, otherAgent] = [await connect(server, asContact), await connectAgent(server, ben)]
  const before = await server.store.readEvents(log, { limit: 99 })
  const commands: [RawClient, CommandName, object][] = [
    [stranger, 'send-message', text('x')],
    [stranger, 'mark-read', { upTo: 1 }],
    [stranger, 'end-conversation', {}],
    [otherAgent, 'send-message', text('x')],
    [otherAgent, 'mark-read', { upTo: 1 }],
    [otherAgent, 'end-conversation', {}],
    [otherAgent, 'accept-invitation', { invitation: 2 }],
    [otherAgent, 'reject-invitation', { invitation: 2 }],
    [otherAgent, 'mark-done', {}],
  ]
  const unknown = newId()
  const withoutIds = (frame: object) => JSON.stringify({ ...frame, id: '' })
  for (const [client, name, body] of commands) {
    const [foreign, nobodys] = [
      await client.command(name, body as never, id),
      await client.command(name, body as never, unknown),
    ]
    assert.equal(foreign.type === 'refused' && foreign.code, 'not-found', name)
    assert.equal(withoutIds(foreign), withoutIds(nobodys), name)
  }
  for (const client of [stranger, otherAgent]) {
    for (const about of [id, unknown]) {
      await client.signal('typing', { is: 'writing' }, about)
      assert.equal(lastRefusal(client), 'not-found')
      for (const read of [conversationLog(about), interactionLog(about)]) {
        const answer = await client.read(read)
        assert.equal(answer.type === 'refused' && answer.code, 'not-found', read)
      }
    }
  }
  assert.deepEqual(await server.store.readEvents(log, { limit: 99 }), before)
})

test('[CON3] commands of the wrong role, unknown ones and wrong bodies are refused by their names', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { contact, agent, id } = await talking(server)
  const refuses = async (client: RawClient, name: string, body: object, about?: ConversationId) => {
    const answer = await client.command(name as CommandName, body as never, about)
    return answer.type === 'refused' ? answer.code : answer.type
  }
  assert.equal(await refuses(contact, 'accept-invitation', { invitation: 2 }, id), 'not-allowed')
  assert.equal(await refuses(contact, 'set-presence', { is: 'ready' }), 'not-allowed')
  assert.equal(await refuses(agent, 'start-conversation', text('x'), newId()), 'not-allowed')
  assert.equal(await refuses(agent, 'constructor', {}, id), 'unknown-command')
  assert.equal(await refuses(agent, 'send-message', { ...text('x'), by: 'p1' }, id), 'bad-request')
  assert.equal(await refuses(agent, 'send-message', text('x')), 'bad-request')
  const half = newId()
  await agent.raw(JSON.stringify({ type: 'command', id: half, name: 'send-message', in: 'nonsense', body: {} }))
  assert.equal(agent.of('refused').at(-1)?.id, half, 'its sender need not wait for ever')
})

test('[CON24] [FLT3] a client is asked every 15 s, and one that is silent for 34 s is cut', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const dead = openLine(server, { mute: true })
  await dead.raw(hello(asContact.as))
  const alive = await connect(server, asContact)
  await pass(server, clock, 33_000)
  assert.equal(dead.of('heartbeat').length, 2)
  assert.equal(closingOf(dead), undefined)
  await pass(server, clock, 1_000)
  assert.equal(closingOf(dead), 'silent')
  await pass(server, clock, 600_000)
  assert.equal(alive.closed, null)
  assert.equal(server.core.stats().cut['silent'], 1)
})

test('[CON24] [FLT3] timers that come late make no silence longer', async () => {
  const clock = fakeClock()
  const lateMs = 45
  const server = await startInMemoryServer({
    clock: { now: () => clock.now(), after: (ms, action) => clock.after(ms + lateMs, action) },
  })
  const dead = openLine(server, { mute: true })
  await dead.raw(hello(asContact.as))
  await pass(server, clock, 33_000)
  assert.equal(closingOf(dead), undefined)
  await pass(server, clock, 1_000 + lateMs)
  assert.equal(closingOf(dead), 'silent')
})

test('[CON24] a heartbeat says where the logs stand, and one that asks is answered at once', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { contact, log } = await talking(server)
  await contact.raw('{"type":"heartbeat","answer":true}')
  assert.deepEqual(contact.of('heartbeat'), [{ type: 'heartbeat', answer: false, seqs: { [log]: 5 } }])
})

test('[CON26] haste is refused with the time to wait, over all tabs together; a flood ends the line', async () => {
  const clock = fakeClock()
  const settings = withLimits({ contactCommandBurst: 3, contactCommandsPer10s: 10 })
  const server = await startInMemoryServer({ clock, settings })
  const contact = await connect(server, asContact)
  const tab = await connect(server, { as: { ...asContact.as, token: tokenOf(contact) } })
  const id = newId()
  await contact.command('start-conversation', text('1'), id)
  await contact.command('send-message', text('2'), id)
  await tab.command('send-message', text('3'), id)
  const answer = await tab.command('send-message', text('4'), id)
  assert.ok(answer.type === 'refused')
  assert.deepEqual([answer.code, answer.facts], ['too-many-commands', { retryAfterMs: 1_000 }])
  await pass(server, clock, 1_000)
  assert.equal((await tab.command('send-message', text('4'), id)).type, 'accepted')

  for (let times = 0; times < 32 && !tab.closed; times++) await tab.command('send-message', text('x'), id)
  assert.equal(tab.closed?.code, 4429)
})

test('[CON26] whoever hangs up and comes back is no less hasty', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock, settings: withLimits({ contactCommandBurst: 1 }) })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('1'), id)
  await contact.drop()
  const again = await connect(server, { as: { ...asContact.as, token: tokenOf(contact) } })
  assert.equal((await again.command('send-message', text('2'), id)).type, 'refused')
  await pass(server, clock, 1_000)
  assert.equal((await again.command('send-message', text('2'), id)).type, 'accepted')
})

test('[CON26] conversations are limited by address', async () => {
  const server = await startInMemoryServer({ clock: fakeClock(), settings: withLimits({ conversationsPerMinute: 2 }) })
  const answers: string[] = []
  for (let times = 0; times < 3; times++) {
    const contact = await connect(server, asContact)
    answers.push((await contact.command('start-conversation', text('Hello?'), newId())).type)
  }
  assert.deepEqual(answers, ['accepted', 'accepted', 'refused'])
})

test('[CON27] a sixth socket of a contact is turned away; one that ends makes room', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const first = await connect(server, asContact)
  const as = { ...asContact.as, token: tokenOf(first) }
  for (let times = 0; times < 4; times++) await connect(server, { as })
  assert.equal(goodbyeOf(await connect(server, { as })), 'too-many-sockets')
  await first.drop()
  assert.equal(goodbyeOf(await connect(server, { as })), undefined)
  assert.equal(server.core.stats().sessions.contact, 5)
})

test('[CON28] a session ends when its token has expired, unless it was renewed with one of the same agent', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const monthMs = 30 * 24 * 3_600_000
  const [renews, forgets] = [await connectAgent(server, ada), await connectAgent(server, ben)]
  await renews.raw(JSON.stringify({ type: 'renew', token: agentToken(ben) }))
  assert.equal(lastRefusal(renews), 'unauthorized')
  const halfway = monthMs / 2
  for (const client of [renews, forgets]) assert.equal(client.closed, null)
  // Only the wall clock matters for tokens; a month of heartbeats would make this test long.
  const skipping = skipTo(clock, halfway)
  await renews.raw(JSON.stringify({ type: 'renew', token: agentToken(ada) }))
  assert.equal(renews.of('renewed').length, 1)
  skipping(monthMs + 1)
  await pass(server, clock, 16_000)
  assert.equal(goodbyeOf(forgets), 'token-expired')
  assert.equal(renews.closed, null)
})

/** Moves what the clock says without letting anything become due. */
function skipTo(clock: FakeClock, ms: number): (ms: number) => void {
  const now = clock.now
  let skippedMs = ms
  Object.assign(clock, { now: () => now() + skippedMs })
  return (later) => void (skippedMs = later)
}

test('[CON29] a server that goes away answers what came before, refuses what comes after, and says goodbye', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { contact, agent, id } = await talking(server)
  const frame = JSON.stringify({ type: 'command', id: newId(), name: 'send-message', in: id, body: text('Last') })
  const before = contact.raw(frame)
  const draining = server.core.drain()
  const after = agent.command('send-message', text('Too late'), id)
  await Promise.all([before, draining])
  const answer = await after
  assert.equal(answer.type === 'refused' && answer.code, 'going-away')
  assert.equal(contact.of('accepted').length, 2)
  assert.deepEqual(contact.of('goodbye')[0]?.facts, { retryAfterMs: 300 })
  assert.equal(contact.closed?.code, 1012)
  assert.equal(goodbyeOf(openLine(server)), 'going-away')
  await server.core.stop()
})

test('[CON29] the more lines a server has that goes away, the longer it takes until all come back', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const lines = Array.from({ length: 1_000 }, () => openLine(server))
  await server.core.drain()
  assert.deepEqual(lines[0]?.of('goodbye')[0]?.facts, { retryAfterMs: 600 })
  await server.core.stop()
})

test('[CON30] typing reaches everybody else in the conversation, not the writer’s own tabs (A011)', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { contact, agent, id, log } = await talking(server)
  const tab = await connect(server, { as: { ...asContact.as, token: tokenOf(contact) } })
  await contact.signal('typing', { is: 'writing' }, id)
  assert.deepEqual(agent.of('signal'), [{ type: 'signal', name: 'typing', in: id, by: 'p1', body: { is: 'writing' } }])
  await agent.signal('typing', { is: 'stopped' }, id)
  assert.deepEqual(
    tab.of('signal').map(({ by }) => by),
    ['p2'],
  )
  assert.equal(contact.of('signal').length, 1)
  await contact.signal('presence-changed' as 'typing', { is: 'writing' }, id)
  assert.equal(lastRefusal(contact), 'unknown-command')
  assert.equal((await server.store.readEvents(log, { limit: 99 })).length, 5)
})

test('[CON26] signals beyond the rate are dropped in silence', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { contact, agent, id } = await talking(server)
  for (let times = 0; times < 20; times++) await contact.signal('typing', { is: 'writing' }, id)
  assert.equal(agent.of('signal').length, 4)
  assert.equal(contact.of('refused').length, 0)
})

test('[CON10] staff hears that the contact’s browser is gone after 3 s, and that it is back (A022)', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const { contact, agent, id } = await talking(server)
  const as = { ...asContact.as, token: tokenOf(contact) }
  const heard = (client: RawClient) =>
    client.of('signal').map(({ name, in: about, body }) => [name, about === id, (body as { is: string }).is])
  const gone = ['connection-changed', true, 'disconnected']

  await contact.drop()
  await pass(server, clock, 2_000)
  const reloaded = await connect(server, { as })
  await pass(server, clock, 10_000)
  assert.deepEqual(heard(agent), [], 'a page that is loaded anew is not worth a word')

  await reloaded.drop()
  await pass(server, clock, 3_000)
  assert.deepEqual(heard(agent), [gone])
  const secondPanel = await connectAgent(server, ada)
  assert.deepEqual(heard(secondPanel), [gone], 'who opens the conversation later is told, too')
  const back = await connect(server, { as })
  assert.deepEqual(heard(agent).at(-1), ['connection-changed', true, 'connected'])
  assert.equal(back.of('signal').length, 0)
})

test('[CON25] a reader who does not read is cut, and nobody else', async () => {
  const settings = withLimits({ outgoingFrames: 20, outgoingBytes: 10_000 })
  const core = createCore({
    store: createMemoryStore(),
    doorbell: createLocalDoorbell(),
    clock: fakeClock(),
    settings,
    authenticate: async () => ({ role: 'contact', contactId: 'G'.repeat(22), site: 'shop' }),
    log: () => {},
    nextTurn: queueMicrotask,
  })
  const line = (buffered: () => number) => {
    const closed: number[] = []
    const transport = { send: () => {}, bufferedBytes: buffered, close: (code: number) => void closed.push(code) }
    const connection = core.connect({ ...transport, origin: null, address: 'test' })
    connection.receive(hello(asContact.as))
    return { connection, closed }
  }
  const beats = async ({ connection }: ReturnType<typeof line>) => {
    for (let times = 0; times < 30; times++) connection.receive('{"type":"heartbeat","answer":true}')
    await core.settled()
  }
  const lines = { reads: line(() => 0), slow: line(() => 1), full: line(() => 10_001) }
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
  for (const each of Object.values(lines)) await beats(each)
  assert.deepEqual([lines.reads.closed, lines.slow.closed, lines.full.closed], [[], [4408], [4408]])
  assert.equal(core.stats().cut['reads-too-slowly'], 2)
})
