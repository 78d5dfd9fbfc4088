import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import { compileLibrary } from '../support/compile.ts'
import { assertAgrees, Journal } from '../support/journal.ts'
import { metric } from '../support/metrics.ts'
import { ParleyServer } from '../support/parley-server.ts'
import { agentAt, contactAt, demoToken, until } from '../support/people.ts'
import { Wire } from '../support/wire.ts'

const dayMs = 86_400_000

/** Long enough for the server to look twice at everybody's token. */
const talkMs = 3_000

/** The computer's clock, ahead by so much. */
function setClock(file: string, aheadMs: number) {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt(aheadMs))
  // In place: the server has it in its memory.
  writeFileSync(file, bytes, { flag: 'r+' })
}

// Only Linux lets a test stand between a process and its clock.
if (process.platform === 'linux')
  test('[FLT18] the clock of the server jumps by a day, on and back: nobody is sent away, nothing is due, all stays in order', async () => {
    const work = mkdtempSync(join(tmpdir(), 'parley-clock-'))
    const file = join(work, 'ahead')
    writeFileSync(file, Buffer.alloc(8))
    const library = compileLibrary(new URL('clock/shifted-clock.c', import.meta.url), work)
    const server = new ParleyServer({ environment: { LD_PRELOAD: library, CLOCK_AHEAD_FILE: file } })
    await server.start()
    const journal = new Journal()
    const [contact, agent] = [contactAt(server), agentAt(server, 'ada')]
    const id = newId()
    const left: string[] = []
    try {
      const earlyToken = await demoToken(server, 'ben')
      await Promise.all([contact.client.open(), agent.client.open()])
      const hello = { kind: 'text', text: 'Hello' } as const
      await journal.note(contact.client.send('start-conversation', { message: hello }, id), id, hello.text)
      await until(agent.client, () => Boolean(agent.client.interactions.get(id)?.invitation), 'ada is asked')
      const invitation = agent.client.interactions.get(id)?.invitation?.seq ?? 0
      assert.equal((await agent.client.ask('accept-invitation', { invitation }, id)).is, 'accepted')
      for (const { client } of [contact, agent])
        client.onChange(() => void (client.connection.is !== 'online' && left.push(client.connection.is)))

      for (const aheadMs of [dayMs, -dayMs, 0]) {
        setClock(file, aheadMs)
        await talk(talkMs)
      }
      const late = await Wire.open(server, { role: 'agent', token: earlyToken })
      await late.close()

      assert.deepEqual(left, [], 'nobody was without a line')
      for (const reason of ['token-expired', 'silent', 'flood'])
        assert.equal(await metric(server, `parley_lines_cut_total{reason="${reason}"}`), 0, reason)
      const wire = await Wire.open(server, { role: 'contact', site: 'shop', token: contact.token })
      const log = await wire.readLog(conversationLog(id))
      await wire.close()
      const by = (prefix: string) => journal.entries.filter(({ text }) => text.startsWith(prefix))
      assertAgrees(log, [[...by('Hello'), ...by('contact')], by('agent')])
      const times = log.map(({ at }) => at)
      assert.deepEqual(
        times,
        times.toSorted((one, other) => one - other),
        'no time is before an earlier one',
      )
      assert.equal(
        log.some(({ name }) => name === 'conversation-ended'),
        false,
      )
      assert.deepEqual(server.errors(), [])
    } finally {
      for (const { client } of [contact, agent]) client.close()
      await server.remove()
      rmSync(work, { recursive: true })
    }

    /** Both say something in turn for so long. */
    async function talk(ms: number) {
      const until = performance.now() + ms
      for (let count = 0; performance.now() < until; count++)
        for (const [who, { client }] of [
          ['contact', contact],
          ['agent', agent],
        ] as const) {
          const text = `${who} ${count}`
          await journal.note(client.send('send-message', { message: { kind: 'text', text } }, id), id, text)
        }
    }
  })
