import assert from 'node:assert/strict'
import type { KeyObject } from 'node:crypto'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { allPermissions } from '../deciding/permit.ts'
import type { FileRow } from '../store/file-rows.ts'
import { checkTranscript } from './check-transcript.ts'
import type { Transcript } from './format.ts'
import { makeSigningKey, publicHalf } from './signing-key.ts'
import { createTranscriptExport } from './transcript-export.ts'

const key = makeSigningKey()
const conversation = newId()
const file = { file: newId(), name: 'Plan – ä.pdf', bytes: 7, sha256: Buffer.alloc(32, 7).toString('base64url') }

/** The bytes that are handed out for a conversation of so many events. */
async function handedOut(count: number, { signed = key, says = 'Grüße' }: { signed?: KeyObject; says?: string } = {}) {
  const log = Array.from({ length: count }, (_, at) => JSON.stringify({ seq: at + 1, name: 'message-sent', says }))
  const { transcript } = createTranscriptExport({
    store: {
      readEvents: async (_log, { after = 0, limit }) => log.slice(after, after + limit),
      filesOf: async () => [file as FileRow],
    },
    core: { meet: async () => ({ site: 'shop', isOpen: true, isParticipant: true, mayRead: true }) },
    key: signed,
    now: () => 1_795_737_600_000,
  })
  const who = { role: 'agent', id: 'ada', name: 'Ada', nickname: null, permissions: allPermissions } as const
  let text = ''
  for await (const piece of await transcript(who as never, conversation)) text += piece
  return text
}

const read = (text: string) => JSON.parse(text) as { -readonly [Name in keyof Transcript]: Transcript[Name] }
const check = (text: string) => checkTranscript(Buffer.from(text), publicHalf(key))

/** Why a transcript is refused that somebody meddled with. */
async function whyOf(meddle: (transcript: ReturnType<typeof read>) => void): Promise<string> {
  const transcript = read(await handedOut(5))
  meddle(transcript)
  const verdict = check(JSON.stringify(transcript))
  return verdict.is === 'broken' ? verdict.why : 'whole'
}

for (const count of [0, 1, 200, 401])
  test(`[B055] [VER1] [VER2] a transcript of ${count} events is whole as it was handed out`, async () => {
    const verdict = check(await handedOut(count))
    assert.equal(verdict.is, 'whole', JSON.stringify(verdict))
    if (verdict.is !== 'whole') return
    assert.equal(verdict.transcript.events.length, count)
    assert.deepEqual(verdict.transcript.files, [{ ...file, sha256: '07'.repeat(32) }])
  })

test('[B055] [VER6] every byte that is changed is found, whatever it becomes', async () => {
  const bytes = Buffer.from(await handedOut(2))
  for (let at = 0; at < bytes.length; at++)
    for (const by of [1, 2, 4, 8, 16, 32, 64, 128]) {
      const changed = Buffer.from(bytes)
      changed[at] = changed[at]! ^ by
      assert.equal(
        checkTranscript(changed).is,
        'broken',
        `byte ${at}, ${by}: ${changed.toString('latin1', at - 20, at + 20)}`,
      )
    }
})

test('[B055] [VER6] a file that is cut anywhere is found, and one to which something was added', async () => {
  const text = await handedOut(2)
  for (let length = 0; length < text.length; length++) assert.equal(check(text.slice(0, length)).is, 'broken')
  for (const more of [' ', '\n', '{}', '\uFEFF']) assert.equal(check(text + more).is, 'broken')
  assert.equal(check(`\uFEFF${text}`).is, 'broken')
})

test('[B055] [VER2] [VER6] it says which event was changed, taken out, moved or added', async () => {
  const at = (place: number) => new RegExp(`^Event ${place} was changed`)
  assert.match(await whyOf(({ events }) => (events[2]!.event = events[2]!.event.replace('3', '4'))), at(3))
  assert.match(await whyOf(({ events }) => events.splice(1, 1)), at(2))
  assert.match(await whyOf(({ events }) => events.splice(2, 2, events[3]!, events[2]!)), at(3))
  assert.match(await whyOf(({ events }) => events.splice(4, 0, events[3]!)), at(5))
  assert.match(await whyOf((transcript) => (transcript.conversation = newId())), at(1))
  assert.match(await whyOf(({ events }) => events.pop()), /^Events are missing after event 4/)
})

test('[B055] [VER3] [VER6] what stands beside the events is signed, too', async () => {
  const signature = /^The signature .* does not fit$/
  assert.match(await whyOf((transcript) => (transcript.exportedAt += 1)), signature)
  assert.match(await whyOf(({ files }) => (files[0]!.name = 'Other.pdf')), signature)
  assert.match(await whyOf(({ files }) => files.pop()), signature)
  const shorter = read(await handedOut(4))
  const events = ({ events: all, head }: typeof shorter) => ({ events: all, head })
  assert.match(await whyOf((transcript) => Object.assign(transcript, events(shorter))), signature)
})

test('[B055] [VER5] [VER6] one that was signed anew by somebody else is found by the key', async () => {
  const forged = await handedOut(5, { signed: makeSigningKey(), says: 'I never said that' })
  assert.equal(checkTranscript(Buffer.from(forged)).is, 'whole')
  assert.deepEqual(check(forged), { is: 'broken', why: 'It is signed with another key than the one that was given' })
  assert.match(
    await whyOf((transcript) => (transcript.signature = read(forged).signature)),
    /^The signature .* does not fit$/,
  )
})

test('[VER6] a transcript that was laid out anew is not the one that was handed out', async () => {
  const pretty = JSON.stringify(read(await handedOut(2)), null, 2)
  assert.deepEqual(check(pretty), {
    is: 'broken',
    why: 'It says what was signed, but was written anew letter by letter',
  })
})
