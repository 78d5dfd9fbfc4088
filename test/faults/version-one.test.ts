import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeClock, settled } from '@parley/protocol/testing'
import { agentToken, startInMemoryServer, type InMemoryServer } from '@parley/server/in-memory'

// What clients of version 1 send, letter by letter, and what they need of the answers. Such clients stand on pages that nobody has
// reloaded: this file is added to, and what is in it stays as it is for as long as the server understands version 1.

const id = (letter: string) => letter.repeat(22)
const [talk, later] = [id('K'), 1_000]

type Frame = Readonly<Record<string, unknown>>

/** A line that knows nothing of today's types. */
function oldLine(server: InMemoryServer) {
  const heard: Frame[] = []
  const end = server.accept({ send: (text) => void heard.push(JSON.parse(text) as Frame), close: () => {} })
  return {
    heard,
    async says(text: string): Promise<void> {
      end.receive(text)
      await server.settled()
      await settled()
    },
    /** The latest frame of this type. */
    last: (type: string) => heard.findLast((frame) => frame['type'] === type) ?? {},
    /** The bodies of events that were heard under this name. */
    told: (name: string) =>
      heard
        .flatMap((frame) => (frame['events'] ?? []) as Frame[])
        .filter((event) => event['name'] === name)
        .map(({ body }) => body),
  }
}

test('[B050] a contact and an agent with clients of version 1 have a whole conversation with this server', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const [maria, ada] = [oldLine(server), oldLine(server)]
  await maria.says('{"type":"hello","versions":[1],"client":"parley 1","as":{"role":"contact","site":"shop"}}')
  assert.partialDeepStrictEqual(maria.last('welcome'), { version: 1, you: { role: 'contact' }, logs: [] })
  const token = JSON.stringify(agentToken({ agentId: 'ada', name: 'Ada', ready: true }))
  await ada.says(`{"type":"hello","versions":[1],"client":"desk 1","as":{"role":"agent","token":${token}}}`)
  assert.partialDeepStrictEqual(ada.last('welcome'), { version: 1, you: { role: 'agent', agentId: 'ada' } })

  await maria.says(
    `{"type":"command","id":"${id('A')}","name":"start-conversation","in":"${talk}","body":{"message":{"kind":"text","text":"Hello"}}}`,
  )
  assert.partialDeepStrictEqual(maria.last('accepted'), { id: id('A') })
  assert.partialDeepStrictEqual(maria.last('opened'), { log: `conversation:${talk}` })
  const opened = ada.last('opened') as { state: { invitation: { seq: number } } }
  const { seq } = opened.state.invitation
  await ada.says(
    `{"type":"command","id":"${id('B')}","name":"accept-invitation","in":"${talk}","body":{"invitation":${seq}}}`,
  )
  assert.partialDeepStrictEqual(ada.last('accepted'), { id: id('B') })
  assert.partialDeepStrictEqual(maria.told('participant-joined'), [
    { participant: { id: 'p1', role: 'contact' } },
    { participant: { id: 'p2', role: 'agent', name: 'Ada' } },
  ])

  await ada.says(`{"type":"signal","name":"typing","in":"${talk}","body":{"is":"writing"}}`)
  assert.partialDeepStrictEqual(maria.last('signal'), { name: 'typing', by: 'p2', body: { is: 'writing' } })
  await ada.says(
    `{"type":"command","id":"${id('C')}","name":"send-message","in":"${talk}","body":{"message":{"kind":"text","text":"Good morning"}}}`,
  )
  assert.partialDeepStrictEqual(maria.told('message-sent'), [
    { message: { kind: 'text', text: 'Hello' } },
    { message: { kind: 'text', text: 'Good morning' } },
  ])
  await maria.says(`{"type":"command","id":"${id('D')}","name":"mark-read","in":"${talk}","body":{"upTo":${later}}}`)
  assert.partialDeepStrictEqual(maria.last('accepted'), { id: id('D') })
  await maria.says(`{"type":"read","id":"${id('E')}","log":"conversation:${talk}","after":0,"limit":50}`)
  const page = maria.last('page') as { events: readonly { seq: number }[] }
  assert.deepEqual(
    page.events.map((event) => event.seq),
    page.events.map((_, at) => at + 1),
  )
  await maria.says('{"type":"heartbeat","answer":true}')
  assert.partialDeepStrictEqual(maria.last('heartbeat'), { answer: false })

  await ada.says(`{"type":"command","id":"${id('F')}","name":"end-conversation","in":"${talk}","body":{}}`)
  assert.equal(maria.told('conversation-ended').length, 1)
  await ada.says(`{"type":"command","id":"${id('G')}","name":"mark-done","in":"${talk}","body":{}}`)
  assert.partialDeepStrictEqual(ada.last('accepted'), { id: id('G') })
  for (const { heard } of [maria, ada])
    assert.deepEqual(
      heard.filter(({ type }) => type === 'refused' || type === 'goodbye'),
      [],
    )
  await server.core.stop()
})

test('[B050] what a newer client says besides, around what it wants, is not looked at; inside of a wish it is refused', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const maria = oldLine(server)
  await maria.says(
    '{"type":"hello","versions":[2,1],"client":"parley 2","as":{"role":"contact","site":"shop","hologram":1},"hologram":1}',
  )
  assert.partialDeepStrictEqual(maria.last('welcome'), { version: 1 })
  const wish = (letter: string, more: string) =>
    `{"type":"command","id":"${id(letter)}","name":"start-conversation","in":"${talk}","hologram":1,"body":{"message":{"kind":"text","text":"Hello"}${more}}}`
  await maria.says(wish('A', ',"hologram":1'))
  assert.partialDeepStrictEqual(maria.last('refused'), { id: id('A'), code: 'bad-request' })
  await maria.says(wish('B', ''))
  assert.partialDeepStrictEqual(maria.last('accepted'), { id: id('B') })
  await server.core.stop()
})
