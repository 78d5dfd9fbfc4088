import assert from 'node:assert/strict'
import { workerData } from 'node:worker_threads'
import { conversationLog, type LoggedEvent, newId } from '@parley/protocol'
import { ChatClient, StaffClient } from '@parley/protocol/client'
import { fakeClock, type ServerSide, settled, type SocketPair, socketPair } from '@parley/protocol/testing'
import { agentToken, defaultCoreSettings, startInMemoryServer } from '@parley/server/in-memory'
import { assertAgrees, Journal, messagesIn } from '../../support/journal.ts'
import { chanceFrom } from '../../support/random.ts'

// A contact's line breaks again and again, each time after a random number of frames in either direction: before a
// command arrives, before its answer does, in the middle of catching up. An agent writes all the while.

const { seed, reconnects } = workerData as { seed: number; reconnects: number }
const chance = chanceFrom(seed)
const clock = fakeClock()
const limits = { ...defaultCoreSettings.limits, contactCommandsPer10s: 10_000, contactCommandBurst: 10_000 }
const server = await startInMemoryServer({ clock, settings: { ...defaultCoreSettings, limits } })
const journals = { contact: new Journal(), agent: new Journal() }
const id = newId()
let token: string | undefined
let lines = 0
let framesLeft = Number.POSITIVE_INFINITY

/** Lets so many frames through, then cuts the line. */
function breaking(pair: () => SocketPair, accept: (client: ServerSide) => ReturnType<typeof server.accept>) {
  const passes = () => {
    if (framesLeft-- > 0) return true
    pair().cut()
    return false
  }
  return (client: ServerSide) => {
    lines++
    const end = accept({ ...client, send: (text) => void (passes() && client.send(text)) })
    return { receive: (text: string) => void (passes() && end.receive(text)), gone: () => end.gone() }
  }
}

const contactPair: SocketPair = socketPair(
  breaking(
    () => contactPair,
    (client) => server.accept(client),
  ),
)
const agentPair = socketPair((client) => server.accept(client))
const contact = new ChatClient({
  dial: contactPair.dial,
  signIn: async () => ({ role: 'contact', site: 'shop', token }),
  clientName: 'chaos',
  clock,
  random: () => chance.next(),
})
contact.onChange(() => {
  if (contact.you?.role === 'contact') token ??= contact.you.token
})
const ada = { agentId: 'ada', name: 'Ada', ready: true }
const agent = new StaffClient({
  dial: agentPair.dial,
  signIn: async () => ({ role: 'agent', token: agentToken(ada) }),
  clientName: 'steady',
  clock,
})

async function rest() {
  for (let moved = true; moved; ) {
    await server.settled()
    await settled()
    moved = contactPair.flush() + agentPair.flush() > 0
  }
}

function say(client: ChatClient, journal: Journal) {
  const text = `${journal.entries.length}`
  void journal.note(client.send('send-message', { message: { kind: 'text', text } }, id), id, text)
}

await Promise.all([contact.open(), agent.open()])
await rest()
void journals.contact.note(contact.send('start-conversation', { message: { kind: 'text', text: '-' } }, id), id, '-')
await rest()
const invitation = agent.interactions.get(id)?.invitation
assert.ok(invitation)
void agent.ask('accept-invitation', { invitation: invitation.seq }, id)
await rest()

while (lines < reconnects) {
  framesLeft = chance.between(0, 24)
  for (let says = chance.between(0, 3); says > 0; says--) say(contact, journals.contact)
  if (chance.happens(0.4)) say(agent, journals.agent)
  await rest()
  contactPair.cut()
  await clock.advance(1_000)
}
framesLeft = Number.POSITIVE_INFINITY
for (let seconds = 0; seconds < 60; seconds++) {
  await rest()
  await clock.advance(1_000)
}

const stored = await server.store.readEvents(conversationLog(id), { after: 0, limit: 10_000_000 })
const log = stored.map((json) => JSON.parse(json) as LoggedEvent)
assertAgrees(log, [journals.contact.entries, journals.agent.entries])
const written = messagesIn(log).map(({ seq }) => seq)
for (const client of [contact, agent]) {
  assert.deepEqual(client.outbox, [], 'nothing is left on its way')
  const { transcript } = client.conversations.get(id) ?? { transcript: { chunks: [], fromSeq: 0 } }
  const shown = transcript.chunks.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.is === 'message' ? line.seq : [])),
  )
  assert.deepEqual(
    shown,
    written.filter((seq) => seq >= transcript.fromSeq),
    'the screen shows the log',
  )
}
for (const { entries } of Object.values(journals))
  assert.ok(
    entries.every(({ answer }) => answer?.is === 'accepted'),
    'everything was accepted',
  )
await server.core.stop()
for (const client of [contact, agent]) client.close()
