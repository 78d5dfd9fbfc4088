import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventsWhere, joins, reads, says } from '../testing/index.ts'
import { chunkLines, emptyTranscript, withNewer, withOlder } from './transcript.ts'

const story = eventsWhere([
  ['p1', joins('contact', 'Maria')],
  ...Array.from({ length: 100 }, (_, index) => ['p1', says(`message ${index}`)] as const),
])
const linesIn = (transcript: typeof emptyTranscript) => transcript.chunks.flatMap(({ lines }) => lines)

test('[A059] every message and every happening is one line, in the order of the log', () => {
  const { chunks } = withNewer(emptyTranscript, story)
  assert.deepEqual(
    chunks.flatMap(({ lines }) => lines).map(({ seq }) => seq),
    story.slice(1).map(({ seq }) => seq),
  )
})

test('an arriving message changes the last chunk only', () => {
  const before = withNewer(emptyTranscript, story)
  const after = withNewer(before, [{ seq: 103, at: 0, by: 'p1', ...says('one more')() }])
  const changed = after.chunks.filter((chunk, index) => chunk !== before.chunks[index])
  assert.equal(changed.length, 1)
  assert.equal(changed[0]?.lines.at(-1)?.seq, 103)
})

test('no chunk holds more than it should, however the events arrive', () => {
  let transcript = emptyTranscript
  for (const event of story) transcript = withNewer(transcript, [event])
  assert.ok(transcript.chunks.every(({ lines }) => lines.length <= chunkLines))
  assert.deepEqual(linesIn(transcript), linesIn(withNewer(emptyTranscript, story)))
})

test('[CLI14] an older page goes before what is there', () => {
  const newer = withNewer(emptyTranscript, story.slice(60))
  const whole = withOlder(newer, story.slice(0, 60))
  assert.equal(whole.fromSeq, 1)
  assert.deepEqual(linesIn(whole), linesIn(withNewer(emptyTranscript, story)))
  assert.ok(
    newer.chunks.every((chunk) => whole.chunks.includes(chunk)),
    'what was drawn stays as it is',
  )
})

test('[CLI13] read marks and events from the future are no lines', () => {
  const transcript = withNewer(emptyTranscript, [
    { seq: 1, at: 0, by: 'p1', ...reads(1)() },
    { seq: 2, at: 0, by: 'p1', name: 'hologram-shown', body: {} },
  ])
  assert.deepEqual(transcript.chunks, [])
})
