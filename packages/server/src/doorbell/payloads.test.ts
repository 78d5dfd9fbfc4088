import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import type { Ring } from './doorbell.ts'
import { decodeRings, encodeRings } from './ring-payload.ts'
import { createSignalReader, encodeSignals } from './signal-payload.ts'

/** What PostgreSQL takes as one notification is shorter than this. */
const tooManyBytes = 8_000
const fits = (payload: string) => Buffer.byteLength(payload) < tooManyBytes

const ringsOf = (count: number): Ring[] => Array.from({ length: count }, (_, at) => [conversationLog(newId()), at + 1])

test('[STO51] the largest batch is rung whole, in notifications that PostgreSQL takes', () => {
  const rings: Ring[] = [...ringsOf(512), ['agent:Ω "x"\n:7', 0], ['responses', 0]]
  const payloads = encodeRings('n1', rings)
  assert.ok(payloads.every(fits))
  assert.deepEqual(
    payloads.flatMap((payload) => decodeRings(payload)?.rings ?? []),
    rings,
  )
  assert.equal(decodeRings(payloads[0]!)?.node, 'n1')
})

test('[STO51] more than that, or a name that does not fit, is `*`; nothing is nothing', () => {
  const all = [{ node: 'n1', rings: [['*', 0]] }]
  assert.deepEqual(encodeRings('n1', ringsOf(2_000)).map(decodeRings), all)
  assert.deepEqual(encodeRings('n1', [[`agent:${'ä'.repeat(5_000)}`, 0]]).map(decodeRings), all)
  assert.deepEqual(encodeRings('n1', []), [])
})

test('[STO51] what is none of ours is passed over', () => {
  for (const payload of ['', 'null', '{"a":1}', '[1,2]', '["n1",'])
    assert.equal(decodeRings(payload), undefined, payload)
})

test('[STO54] long signals go in pieces that PostgreSQL takes, and come together again', () => {
  const signals = [JSON.stringify('👩‍👩‍👧‍👦'.repeat(3_000)), '"next"']
  const payloads = encodeSignals('n1', signals)
  assert.ok(payloads.length > 1 && payloads.every(fits))
  const read = createSignalReader('n2')
  assert.deepEqual(payloads.flatMap(read), signals)
  assert.deepEqual(payloads.flatMap(createSignalReader('n1')), [], 'not on the node that sent them')
})

test('[STO54] pieces of which one is missing, and what is none of ours, are passed over', () => {
  const read = createSignalReader('n2')
  const long = encodeSignals('n1', [JSON.stringify('x'.repeat(20_000))])
  assert.equal(long.length, 3)
  const broken = [long[0]!, long[2]!, long[1]!, '', 'n1 1/1 {', 'n1 1/1 {"a":1}', 'n1 2/1 x']
  assert.deepEqual(broken.flatMap(read), [])
  assert.deepEqual(encodeSignals('n1', ['"whole"']).flatMap(read), ['"whole"'])
})
