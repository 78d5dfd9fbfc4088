import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { newId, type LoggedEvent } from '@parley/protocol'
import { checkTranscript } from '../../packages/server/src/transcripts/check-transcript.ts'
import type { PublicKey } from '../../packages/server/src/transcripts/format.ts'
import { eventually } from '../support/eventually.ts'
import { agentOf, agentToken, ask, contactOf } from './sending-files.ts'
import { deskOrigin, shopOrigin, startShell } from './shell.ts'

// Transcripts that others can check: who is handed them, what is in them, and what is never in them.

const { privateKey } = generateKeyPairSync('ed25519')
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

/** A conversation with a file and a note, which Ada has; and how anybody asks for its transcript. */
async function office(t: TestContext) {
  const shell = await startShell(t, {
    environment: { PARLEY_TRANSCRIPT_KEY: pem.replaceAll('\n', '\\n') },
    file: {
      sites: { shop: { origins: [shopOrigin] } },
      roles: { clerk: { inherits: 'agent', permissions: ['transcript-export'] } },
    },
  })
  const { sender, conversation } = await contactOf(shell)
  const { line: desk } = await agentOf(shell, 'ada', conversation, 'clerk')
  await sender.sendWhole('plan.txt', 'text/plain', 'bytes of the plan')
  await eventually(async () => (await shell.store.filesOf(conversation))[0]?.state, 'stored', 'the file is there')
  await ask(desk, 'send-message', conversation, { message: { kind: 'text', text: 'Grüße – "quoted" \\ 🙂' } })
  await ask(desk, 'add-note', conversation, { text: 'A remark among staff' })
  const asks = async (sub: string, role: string, id = conversation) =>
    fetch(`${shell.url}/v1/conversations/${id}/transcript`, {
      headers: { authorization: `Bearer ${await agentToken(sub, role)}`, origin: deskOrigin },
    })
  const key = async () => (await (await fetch(`${shell.url}/v1/transcript-key`)).json()) as PublicKey
  return { shell, conversation, desk, asks, key }
}

test('[B055] [VER1] [VER3] [VER5] Ada is handed the whole log of her conversation, signed, and nothing that staff wrote to each other', async (t) => {
  const { shell, conversation, asks, key } = await office(t)
  const answer = await asks('ada', 'clerk')
  assert.equal(answer.status, 200)
  const header = (name: string) => answer.headers.get(name) ?? ''
  assert.equal(header('content-type'), 'application/json; charset=utf-8')
  assert.match(header('content-disposition'), new RegExp(`^attachment; filename="transcript-${conversation}\\.json"`))
  assert.deepEqual([header('cache-control'), header('x-content-type-options')], ['no-store', 'nosniff'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  const verdict = checkTranscript(bytes, await key())
  assert.equal(verdict.is, 'whole', JSON.stringify(verdict))
  if (verdict.is !== 'whole') return
  const { events, site, files } = verdict.transcript
  assert.equal(site, 'shop')
  const stored = await shell.store.readEvents(`conversation:${conversation}` as never, { limit: 500 })
  assert.deepEqual(
    events.map(({ event }) => event),
    stored,
  )
  assert.deepEqual(
    files.map(({ name, bytes: size }) => [name, size]),
    [['plan.txt', 17]],
  )
  assert.ok(!bytes.includes('A remark among staff'))
})

test('[B055] [VER4] nobody else is: not without the permission, and to whom the conversation is not it does not exist', async (t) => {
  const { shell, asks } = await office(t)
  const statusOf = async (...who: Parameters<typeof asks>) => (await asks(...who)).status
  assert.equal(await statusOf('ada', 'agent'), 403)
  assert.equal(await statusOf('ben', 'clerk'), 404)
  assert.equal(await statusOf('ada', 'clerk', newId()), 404)
  assert.equal(await statusOf('ada', 'clerk', 'no-id'), 404)
  assert.equal((await fetch(`${shell.url}/v1/conversations/${newId()}/transcript`)).status, 401)
  // Who may have everything of its contact may have it.
  assert.equal(await statusOf('root', 'administrator'), 200)
})

test('[B055] [VER4] the audit log has who was handed it, before it is', async (t) => {
  const { shell, conversation, asks } = await office(t)
  await (await asks('ada', 'clerk')).text()
  await (await asks('ben', 'clerk')).text()
  const rows = (await shell.store.auditRows(0, 100)).map(
    ({ entry }) => JSON.parse(entry) as { actor: string; action: string; objects: object; result: string },
  )
  assert.deepEqual(
    rows
      .filter(({ action }) => action === 'transcript-export')
      .map(({ actor, objects, result }) => [actor, objects, result]),
    [
      ['agent:ada', { conversation }, 'begun'],
      ['agent:ben', { conversation }, 'begun'],
      ['agent:ben', { conversation }, 'not-found'],
    ],
  )
})

test('[B055] [VER4] what was erased is handed out erased, and can still be checked', async (t) => {
  const { shell, conversation, desk, asks, key } = await office(t)
  await ask(desk, 'end-conversation', conversation, {})
  await ask(desk, 'mark-done', conversation, {})
  const { contact } = (await shell.store.historyOf(conversation))!
  const erased = await fetch(`${shell.url}/v1/contacts/${contact}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${await agentToken('root', 'administrator')}` },
  })
  assert.equal(erased.status, 200)
  const verdict = checkTranscript(Buffer.from(await (await asks('root', 'administrator')).arrayBuffer()), await key())
  assert.equal(verdict.is, 'whole', JSON.stringify(verdict))
  if (verdict.is !== 'whole') return
  const names = verdict.transcript.events.map(({ event }) => (JSON.parse(event) as LoggedEvent).name)
  assert.ok(names.includes('message-sent') && names.includes('conversation-ended'), names.join())
  assert.doesNotMatch(JSON.stringify(verdict.transcript), /Hello|Grüße|plan\.txt/)
})
