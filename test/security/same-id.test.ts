import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, type LoggedEvent, type ServerFrame } from '@parley/protocol'
import { fileWorld } from './sending-files.ts'
import { type Line, openLine } from './shell.ts'

const unhurried = { PARLEY_CONTACT_COMMAND_BURST: '10000', PARLEY_CONTACT_COMMANDS_PER_10S: '100000' }
const codeOf = (frame: ServerFrame) => ('code' in frame ? frame.code : frame.type)

/** So many answers to these frames, in whatever order they come. */
async function answers(line: Line, ids: ReadonlySet<string>, count: number): Promise<ServerFrame[]> {
  const found: ServerFrame[] = []
  while (found.length < count) {
    const frame = await line.next()
    if ('id' in frame && typeof frame.id === 'string' && ids.has(frame.id)) found.push(frame)
  }
  return found
}

const says = (id: string, conversation: string, text: string) => ({
  type: 'command',
  id,
  name: 'send-message',
  in: conversation,
  body: { message: { kind: 'text', text } },
})

/** A contact with the conversation open in two tabs. */
async function twoTabs(t: Parameters<typeof fileWorld>[0]) {
  const { shell, line, sender, conversation } = await fileWorld(t, { environment: unhurried })
  const other = await openLine(shell.port)
  await other.hello({ role: 'contact', site: 'shop', token: sender.token })
  const texts = async () => {
    const log = await shell.store.readEvents(`conversation:${conversation}`, { limit: 1_000 })
    return log.map((json) => JSON.parse(json) as LoggedEvent).flatMap(({ body }) => textIn(body) ?? [])
  }
  return { shell, tabs: [line, other] as const, conversation, texts }
}

const textIn = (body: unknown) => (body as { message?: { text?: string } }).message?.text

test('[ATK109] [MSG8] one message, 50 times at once over two sockets, is stored once and answered alike', async (t) => {
  const { tabs, conversation, texts } = await twoTabs(t)
  const id = newId()
  for (let time = 0; time < 50; time += 1) tabs[time % 2]?.send(says(id, conversation, 'Once'))
  const heard = (await Promise.all(tabs.map((tab) => answers(tab, new Set([id]), 25)))).flat()
  assert.deepEqual([...new Set(heard.map((frame) => JSON.stringify(frame)))].slice(1), [])
  assert.equal(heard[0]?.type, 'accepted')
  assert.deepEqual(await texts(), ['Hello', 'Once'])
})

test('[ATK110] [MSG8] of two texts under one id, sent at once over two sockets, one counts and the other is a conflict', async (t) => {
  const { tabs, conversation, texts } = await twoTabs(t)
  const ids = Array.from({ length: 20 }, () => newId())
  for (const id of ids) for (const [at, tab] of tabs.entries()) tab.send(says(id, conversation, `${id} ${at}`))
  const heard = (await Promise.all(tabs.map((tab) => answers(tab, new Set(ids), ids.length)))).flat()
  for (const id of ids) {
    const both = heard.filter((frame) => 'id' in frame && frame.id === id).map(codeOf)
    assert.deepEqual(both.sort(), ['accepted', 'command-conflict'])
  }
  const stored = (await texts()).slice(1).map((text) => text.split(' ')[0])
  assert.deepEqual(new Set(stored), new Set(ids))
  assert.equal(stored.length, ids.length)
})

const noPages: readonly object[] = [
  { after: -1 },
  { after: 1.5 },
  { after: null },
  { after: '1' },
  { after: [1] },
  { after: 1e300 },
  { before: 0 },
  { before: -5 },
  { before: 'end' },
  { limit: 0 },
  { limit: 201 },
  { limit: 1e9 },
  { limit: -1 },
  { log: 'conversation:' },
  { log: '../conversation' },
]

test('[ATK111] a page of history in no number, or too large, is a bad request; all others are bounded', async (t) => {
  const { tabs, conversation } = await twoTabs(t)
  const [line] = tabs
  const said = Array.from({ length: 250 }, () => newId())
  for (const id of said) line.send(says(id, conversation, 'x'))
  await answers(line, new Set(said), said.length)

  const log = `conversation:${conversation}`
  const read = async (range: object) => {
    const id = newId()
    line.send({ type: 'read', id, log, ...range })
    return (await answers(line, new Set([id]), 1))[0] as ServerFrame
  }
  for (const range of noPages) assert.equal(codeOf(await read(range)), 'bad-request', JSON.stringify(range))
  for (const [range, most] of [
    [{}, 200],
    [{ after: 0 }, 200],
    [{ after: 0, limit: 200 }, 200],
    [{ after: 100_000 }, 0],
    [{ after: Number.MAX_SAFE_INTEGER }, 0],
    [{ before: Number.MAX_SAFE_INTEGER }, 200],
    [{ before: 1 }, 0],
    [{ after: 200, before: 100 }, 0],
  ] as const) {
    const page = await read(range)
    assert.ok(page.type === 'page', JSON.stringify(range))
    assert.ok(page.events.length <= most, `${JSON.stringify(range)}: ${page.events.length} events`)
  }
})
