import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import type { Duplex } from 'node:stream'
import { test } from 'node:test'
import { createSendTogether } from './send-together.ts'

/** A stream that notes what leaves with one system call. */
function wire() {
  const calls: string[] = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => (calls.push(String(chunk)), done()),
    writev: (chunks, done) => (calls.push(chunks.map(({ chunk }) => String(chunk)).join('+')), done()),
  })
  return { calls, stream: stream as unknown as Duplex }
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

test('what is sent to one socket in one turn leaves together, in order', async () => {
  const sendTogether = createSendTogether()
  const [ada, ben] = [wire(), wire()]
  for (const frame of ['accepted', 'events']) {
    for (const { stream } of [ada, ben]) {
      sendTogether(stream)
      stream.write(frame)
    }
  }
  assert.deepEqual(ada.calls, [])
  await nextTurn()
  assert.deepEqual(ada.calls, ['accepted+events'])
  assert.deepEqual(ben.calls, ['accepted+events'])

  sendTogether(ada.stream)
  ada.stream.write('later')
  await nextTurn()
  assert.deepEqual(ada.calls, ['accepted+events', 'later'])
})

test('a socket that is destroyed meanwhile disturbs nobody', async () => {
  const sendTogether = createSendTogether()
  const [gone, ben] = [wire(), wire()]
  sendTogether(gone.stream)
  gone.stream.destroy()
  sendTogether(ben.stream)
  ben.stream.write('hello')
  await nextTurn()
  assert.deepEqual(ben.calls, ['hello'])
})
