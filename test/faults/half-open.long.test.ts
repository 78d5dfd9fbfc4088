import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import { assertAgrees, Journal } from '../support/journal.ts'
import { untilMetric } from '../support/metrics.ts'
import { startServer } from '../support/parley-server.ts'
import { contactAt, until } from '../support/people.ts'
import { startSilentLine } from '../support/silent-line.ts'
import { spread } from '../support/spread.ts'
import { Wire } from '../support/wire.ts'

const people = 10
/** Longer than the promise: how long it took is said, and that it was 34 s is tried where a test holds the clock ([CON24], [CLI4]). */
const patienceMs = 60_000

test('[FLT3] a line through which nothing comes any more, and which nobody has closed, is noticed by both ends; then all goes on', async (t) => {
  const server = await startServer()
  const line = await startSilentLine(Number(new URL(server.url).port))
  const through = { url: server.url, socketUrl: `ws://127.0.0.1:${line.port}/v1/socket` }
  const journal = new Journal()
  const contacts = Array.from({ length: people }, () => ({ person: contactAt(through), id: newId() }))
  const say = ({ person: { client }, id }: (typeof contacts)[number], text: string, isFirst = false) =>
    journal.note(
      isFirst
        ? client.send('start-conversation', { message: { kind: 'text', text } }, id)
        : client.send('send-message', { message: { kind: 'text', text } }, id),
      id,
      text,
    )
  try {
    await Promise.all(
      contacts.map(async (contact) => {
        await contact.person.client.open()
        await say(contact, 'before', true)
      }),
    )

    line.fallSilent()
    const silentAt = performance.now()
    const answers = contacts.map((contact) => say(contact, 'meanwhile'))
    const noticedMs: number[] = []
    await Promise.all([
      untilMetric(server, 'parley_lines_cut_total{reason="silent"}', (count) => count === people, patienceMs),
      ...contacts.map(async ({ person: { client } }) => {
        await until(client, () => client.connection.is !== 'online', 'the client notices', patienceMs)
        noticedMs.push(performance.now() - silentAt)
      }),
    ])
    const bothMs = performance.now() - silentAt

    line.speak()
    const spokenAt = performance.now()
    for (const { person } of contacts) person.client.hint()
    await Promise.all(answers)
    t.diagnostic(spread('until a client noticed', noticedMs))
    t.diagnostic(`until the server had noticed all of them: ${Math.round(bothMs)} ms`)
    t.diagnostic(`from a line that lets through to the last answer: ${Math.round(performance.now() - spokenAt)} ms`)

    for (const { person, id } of contacts) {
      const wire = await Wire.open(server, { role: 'contact', site: 'shop', token: person.token })
      const written = journal.entries.filter((entry) => entry.in === id)
      assert.equal(written.length, 2)
      assertAgrees(await wire.readLog(conversationLog(id)), [written])
      await wire.close()
    }
    assert.deepEqual(server.errors(), [])
  } finally {
    for (const { person } of contacts) person.client.close()
    line.close()
    await server.remove()
  }
})
