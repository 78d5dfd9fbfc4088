import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import type { ClientFrame, ServerFrame } from '../frame.ts'
import { limits, silenceMs } from '../limits.ts'
import {
  conversationWhere,
  eventsWhere,
  fakeClock,
  joins,
  says,
  settled,
  socketPair,
  type ServerSide,
} from '../testing/index.ts'
import type { LoggedEvent } from '../features/types.ts'
import { ChatClient } from './chat-client.ts'
import { StaffClient } from './staff-client.ts'
import { readLog } from './read-log.ts'

const id = 'A'.repeat(22)
const log = `conversation:${id}` as const

/** A server that does what the test says, and remembers what it was told. */
function scripted() {
  const clock = fakeClock()
  const told: ClientFrame[] = []
  let side: ServerSide | undefined
  const pair = socketPair(
    (client) => {
      side = client
      return { receive: (text) => told.push(JSON.parse(text) as ClientFrame), gone: () => {} }
    },
    { flushing: 'at once' },
  )
  const client = new ChatClient({
    dial: pair.dial,
    signIn: async () => ({ role: 'contact', site: 'shop', token: 'secret' }),
    clientName: 'test',
    clock,
    random: () => 0,
  })
  return {
    client,
    clock,
    pair,
    told,
    heard: <Type extends ClientFrame['type']>(type: Type) =>
      told.filter((frame): frame is Extract<ClientFrame, { type: Type }> => frame.type === type),
    async say(...frames: (ServerFrame | object)[]) {
      for (const frame of frames) side?.send(JSON.stringify(frame))
      await settled()
    },
    async goOnline() {
      await client.open()
      await settled()
      await this.welcome()
    },
    async welcome(logs: string[] = [log]) {
      await this.say({
        type: 'welcome',
        version: 1,
        now: clock.now(),
        you: { role: 'contact', site: { name: 'Shop', textLimit: 10_000 } },
        logs,
      })
    },
    async openLog(events: readonly LoggedEvent[] = story) {
      await this.say({ type: 'opened', log, state: conversationWhere([['p1', joins('contact', 'Maria')]]), events })
    },
  }
}

const story = eventsWhere([['p1', joins('contact', 'Maria')]])
const message = (seq: number, text: string, cause?: string): LoggedEvent => ({
  seq,
  at: seq,
  by: 'p2',
  cause,
  ...says(text)(),
})
const events = (...list: LoggedEvent[]) => ({ type: 'events', log, events: list })

describe('the client', () => {
  let it: ReturnType<typeof scripted>
  const shown = () =>
    it.client.conversations
      .get(id)
      ?.transcript.chunks.flatMap(({ lines }) =>
        lines.flatMap((line) => (line.is === 'message' && line.message.kind === 'text' ? line.message.text : [])),
      )
  const pending = () =>
    it.client.conversations.get(id)?.pending.map(({ message }) => message.kind === 'text' && message.text)
  const say = (text: string) => it.client.send('send-message', { message: { kind: 'text', text } }, id)

  beforeEach(async () => {
    it = scripted()
    await it.goOnline()
    await it.openLog()
  })

  test('[CLI1] greets with hello first, with the token in it', () => {
    assert.equal(it.told[0]?.type, 'hello')
    assert.deepEqual(it.heard('hello')[0]?.as, { role: 'contact', site: 'shop', token: 'secret' })
  })

  test('[CLI10] drops known events, applies the next ones, and asks once for what is missing', async () => {
    await it.say(
      events(message(3, 'one')),
      events(message(3, 'one')),
      events(message(6, 'four')),
      events(message(7, 'five')),
    )
    assert.deepEqual(shown(), ['one'])
    const asked = it.heard('read')
    assert.deepEqual(
      asked.map(({ after, log }) => [after, log]),
      [[3, log]],
    )

    await it.say({ type: 'page', id: asked[0]?.id, log, events: [4, 5, 6, 7].map((seq) => message(seq, `m${seq}`)) })
    assert.deepEqual(shown(), ['one', 'm4', 'm5', 'm6', 'm7'])
  })

  test('[CLI11] a heartbeat tells of a lost event', async () => {
    await it.say({ type: 'heartbeat', answer: false, seqs: { [log]: 5 } })
    assert.deepEqual(
      it.heard('read').map(({ after }) => after),
      [2],
    )
  })

  test('[CLI7] answers a heartbeat that asks for it', async () => {
    await it.say({ type: 'heartbeat', answer: true, seqs: {} })
    assert.deepEqual(it.heard('heartbeat'), [{ type: 'heartbeat', answer: false }])
  })

  test('[CLI12] says after a reconnect how far it has read', async () => {
    await it.say(events(message(3, 'one')))
    it.pair.cut()
    await it.clock.advance(500)
    assert.deepEqual(it.heard('hello').at(-1)?.following, { [log]: 3 })
    await it.welcome()
    await it.say(events(message(4, 'two')))
    assert.deepEqual(shown(), ['one', 'two'])
  })

  test('[CLI13] takes frames and messages from the future calmly', async () => {
    await it.say(
      { type: 'hologram', size: 3 },
      { ...events({ ...message(3, ''), body: { message: { kind: 'hologram', beam: 1 } } }), extra: true },
      events({ seq: 4, at: 4, by: 'p2', name: 'hologram-shown', body: {} }, message(5, 'text')),
    )
    assert.deepEqual(shown(), ['text'])
    assert.equal(it.client.conversations.get(id)?.conversation.seq, 5)
  })

  test('[CLI14] asks for older lines once, and may ask again after a lost line', async () => {
    await it.openLog([message(300, 'late')])
    it.client.loadOlder(id)
    it.client.loadOlder(id)
    assert.equal(it.client.conversations.get(id)?.older, 'loading')
    await settled()
    assert.deepEqual(
      it.heard('read').map(({ before }) => before),
      [300],
    )
    it.pair.cut()
    assert.equal(it.client.conversations.get(id)?.older, 'more')
  })

  test('[CLI15] what welcome does not name is gone', async () => {
    it.pair.cut()
    await it.clock.advance(500)
    await it.welcome([])
    assert.equal(it.client.conversations.has(id), false)
  })

  test('[CLI16] reads a conversation that it does not follow, page by page', async () => {
    const other = 'B'.repeat(22)
    const reading = readLog(it.client, other)
    await settled()
    const long = eventsWhere(Array.from({ length: limits.pageEvents }, (_, index) => ['p1', says(`${index}`)] as const))
    const answer = async (events: LoggedEvent[]) =>
      it.say({ type: 'page', id: it.heard('read').at(-1)?.id, log: `conversation:${other}`, events })
    await answer(long.slice(0, limits.pageEvents))
    await answer(long.slice(limits.pageEvents))
    const view = await reading
    assert.equal(view?.conversation.seq, limits.pageEvents + 1)
    assert.equal(it.client.conversations.has(other), false)
  })

  test('[CLI20] [CLI22] a sent line is pending until its event arrives, and never stands twice', async () => {
    const sent = say('hello')
    assert.deepEqual(pending(), ['hello'])
    await settled()
    await it.say(events({ ...message(3, 'hello', sent.id), by: 'p1' }))
    assert.deepEqual([pending(), shown()], [[], ['hello']])
    await it.say({ type: 'accepted', id: sent.id, seq: 3 })
    assert.deepEqual(await sent.answered, { is: 'accepted', seq: 3 })
  })

  test('[CLI22] accepted before the event: the line stays pending until the event is there', async () => {
    const sent = say('hello')
    await settled()
    await it.say({ type: 'accepted', id: sent.id, seq: 3 })
    assert.deepEqual([pending(), shown()], [['hello'], []])
    await it.say(events(message(3, 'hello')))
    assert.deepEqual([pending(), shown()], [[], ['hello']])
  })

  test('[CLI21] the log is an answer: when the line breaks before `accepted`, the sender still hears that it was', async () => {
    const { id: command, answered } = say('Hello')
    await it.say(events(message(3, 'Hello', command)))
    it.pair.cut()
    assert.deepEqual(await answered, { is: 'accepted', seq: 3 })
  })

  test('[CLI22] what was accepted in a log that is not followed any more is not pending for ever', async () => {
    const { id: first } = say('to the old conversation')
    it.pair.cut()
    await it.clock.advance(500)
    await it.say({ type: 'accepted', id: first, seq: 9 })
    await it.welcome([])
    const { id: second } = say('and once more')
    await it.say({ type: 'accepted', id: first, seq: 9 }, { type: 'accepted', id: second, seq: 10 })
    assert.deepEqual(it.client.outbox, [])
  })

  test('[CLI21] what was written offline goes out in order, with the same ids on every line', async () => {
    it.pair.cut()
    say('one')
    say('two')
    await it.clock.advance(500)
    await it.welcome()
    it.pair.cut()
    await it.clock.advance(1_000)
    await it.welcome()
    const commands = it.heard('command')
    assert.equal(commands.length, 4)
    assert.deepEqual(commands.slice(0, 2), commands.slice(2))
    assert.deepEqual(
      commands.slice(0, 2).map(({ id }) => id),
      it.client.outbox.map(({ id }) => id),
    )
  })

  test('[CLI24] a busy server gets the same command again after the time it named', async () => {
    const sent = say('hello')
    await settled()
    await it.say({
      type: 'refused',
      id: sent.id,
      code: 'too-many-commands',
      facts: { retryAfterMs: 2_000 },
      retry: 'later',
      remedy: '',
    })
    assert.deepEqual(pending(), ['hello'])
    await it.clock.advance(2_000)
    assert.deepEqual(
      it.heard('command').map(({ id }) => id),
      [sent.id, sent.id],
    )
  })

  test('[CLI24] nothing overtakes what the server asked to come again later', async () => {
    const [first] = [say('one'), await settled()]
    await it.say({
      type: 'refused',
      id: first.id,
      code: 'too-many-commands',
      facts: { retryAfterMs: 2_000 },
      retry: 'later',
      remedy: '',
    })
    const second = say('two')
    await it.clock.advance(1_999)
    assert.equal(it.heard('command').length, 1)
    await it.clock.advance(1)
    assert.equal(it.heard('command').length, 2)
    await it.say({ type: 'accepted', id: first.id, seq: 3 })
    assert.deepEqual(
      it.heard('command').map(({ id }) => id),
      [first.id, first.id, second.id],
    )
  })

  test('[CLI28] of many that have gathered, 16 are under way at once', async () => {
    it.pair.cut()
    const sent = Array.from({ length: 20 }, (_, index) => say(`${index}`))
    await it.clock.advance(500)
    await it.welcome()
    assert.equal(it.heard('command').length, 16)
    await it.say(
      { type: 'accepted', id: sent[0]?.id, seq: 3 },
      events(message(3, '0', sent[0]?.id), message(4, '1', sent[1]?.id)),
    )
    assert.equal(it.heard('command').length, 18)
  })

  test('[CLI25] a refused line says why, can be sent again and can be forgotten', async () => {
    const sent = say('hello')
    await settled()
    await it.say({ type: 'refused', id: sent.id, code: 'conversation-ended', facts: {}, retry: 'never', remedy: '' })
    assert.equal(it.client.conversations.get(id)?.pending[0]?.refusal?.code, 'conversation-ended')
    it.client.retry(sent.id)
    const [again] = it.client.outbox
    assert.notEqual(again?.id, sent.id)
    assert.equal(it.client.conversations.get(id)?.pending[0]?.refusal, null)
    it.client.discard(again?.id ?? '')
    assert.deepEqual(pending(), [])
  })

  test('[CLI26] read marks go forward only and are said again after a lost line', async () => {
    it.client.markRead(id, 2)
    it.client.markRead(id, 1)
    await settled()
    it.pair.cut()
    await it.clock.advance(500)
    await it.welcome()
    const said = it.heard('command').map(({ name, body }) => [name, (body as { upTo: number }).upTo])
    assert.deepEqual(said, [
      ['mark-read', 2],
      ['mark-read', 2],
    ])
  })

  test('[CLI27] a wish for the moment is refused while the line is down, and never sent later', async () => {
    it.pair.cut()
    const answer = await it.client.ask('end-conversation', {}, id)
    assert.equal(answer.is === 'refused' && answer.code, 'unavailable')
    await it.clock.advance(500)
    await it.welcome()
    assert.deepEqual(it.heard('command'), [])
  })

  test('[CLI30] a typing notice fades, and goes with the message of its author', async () => {
    const typing = { type: 'signal', name: 'typing', in: id, by: 'p2', body: { is: 'writing' } }
    const typists = () => it.client.conversations.get(id)?.typing
    await it.say(typing)
    assert.deepEqual(typists(), ['p2'])
    await it.clock.advance(6_000)
    assert.deepEqual(typists(), [])
    await it.say(typing, events(message(3, 'there')))
    assert.deepEqual(typists(), [])
  })

  test('[CLI4] silence means that the line is dead', async () => {
    it.pair.silent = true
    await it.clock.advance(silenceMs - 1)
    assert.equal(it.client.connection.is, 'online')
    await it.clock.advance(1)
    assert.equal(it.client.connection.is, 'offline')
  })

  test('[CLI4] any sign of life starts the silence anew', async () => {
    await it.clock.advance(silenceMs - 1)
    await it.say({ type: 'heartbeat', answer: false, seqs: {} })
    await it.clock.advance(silenceMs - 1)
    assert.equal(it.client.connection.is, 'online')
  })

  test('[CLI3] a hint makes an online client ask for life, and give up without an answer', async () => {
    it.client.hint()
    await settled()
    assert.deepEqual(it.heard('heartbeat'), [{ type: 'heartbeat', answer: true }])
    await it.say({ type: 'heartbeat', answer: false, seqs: {} })
    await it.clock.advance(5_000)
    assert.equal(it.client.connection.is, 'online')
    it.pair.silent = true
    it.client.hint()
    await it.clock.advance(5_000)
    assert.equal(it.client.connection.is, 'offline')
  })

  test('[CLI6] goodbye for good ends the attempts, with the reason', async () => {
    await it.say({ type: 'goodbye', code: 'client-too-old', facts: {}, retry: 'never', remedy: '' })
    assert.deepEqual(it.client.connection, { is: 'refused', reason: 'client-too-old' })
    await it.clock.advance(60_000)
    assert.equal(it.heard('hello').length, 1)
  })

  test('[CLI6] goodbye for a while is waited out', async () => {
    await it.say({ type: 'goodbye', code: 'unavailable', facts: { retryAfterMs: 4_000 }, retry: 'later', remedy: '' })
    await it.clock.advance(3_999)
    assert.equal(it.heard('hello').length, 1)
    await it.clock.advance(1)
    assert.equal(it.heard('hello').length, 2)
  })

  test('[CLI6] goodbye of a server that goes away is waited out to the millisecond', async () => {
    await it.say({ type: 'goodbye', code: 'going-away', facts: { retryAfterMs: 130 }, retry: 'later', remedy: '' })
    await it.clock.advance(129)
    assert.equal(it.heard('hello').length, 1)
    await it.clock.advance(1)
    assert.equal(it.heard('hello').length, 2)
  })
})

test('[CLI5] a server that never greets back counts as lost after 10 s', async () => {
  const it = scripted()
  await it.client.open()
  await it.clock.advance(9_999)
  assert.equal(it.client.connection.is, 'greeting')
  await it.clock.advance(1)
  assert.equal(it.client.connection.is, 'offline')
})

test('[CLI8] [PRM7] an agent\u2019s token is renewed a minute before it expires', async () => {
  const it = scripted()
  const agent = new StaffClient({
    dial: it.pair.dial,
    signIn: async () => ({ role: 'agent', token: 'jwt' }),
    clientName: 'test',
    clock: it.clock,
  })
  await agent.open()
  await settled()
  await it.say({
    type: 'welcome',
    version: 1,
    now: it.clock.now(),
    you: {
      role: 'agent',
      agentId: 'ada',
      name: 'Ada',
      presence: { is: 'ready', reason: null, since: 0, capacity: 3 },
      desk: { notReadyReasons: [], textLimit: 10_000, zoom: true },
      expiresAt: it.clock.now() + 600_000,
    },
    logs: [],
  })
  for (let passedMs = 0; passedMs < 540_000 - 1; passedMs += 29_999) {
    await it.clock.advance(Math.min(29_999, 540_000 - 1 - passedMs))
    await it.say({ type: 'heartbeat', answer: false, seqs: {} })
  }
  assert.deepEqual(it.heard('renew'), [])
  await it.clock.advance(1)
  assert.deepEqual(it.heard('renew'), [{ type: 'renew', token: 'jwt' }])
  await it.say({ type: 'renewed', expiresAt: it.clock.now() + 600_000, permissions: ['search'] })
  assert.deepEqual(agent.you?.permissions, ['search'])
  agent.close()
})
