import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeClock } from '@parley/protocol/testing'
import { createLocalSignals } from '../doorbell/signals.ts'
import { Neighbours } from './neighbours.ts'
import { NodeLine } from './node-line.ts'

// Two nodes that tell each other what is with them, over a line of which a test loses what it likes.

function two() {
  const clock = fakeClock()
  const signals = createLocalSignals()
  const lost = { is: false }
  const heard: string[] = []
  const gone: [string[], string][] = []
  const make = (name: string) => {
    const end = signals.join()
    const line = new NodeLine(name, { ...end, send: (json) => (lost.is ? undefined : end.send(json)) })
    const neighbours = new Neighbours({
      line,
      clock,
      log: () => {},
      nextTurn: queueMicrotask,
      changed: (key, value, node) => void heard.push(`${name}: ${key} ${JSON.stringify(value)} at ${node}`),
      gone: (keys, why) => void gone.push([[...keys], why]),
    })
    line.listen((said, from) => neighbours.heard(said, from))
    neighbours.start()
    return neighbours
  }
  const [a, b] = [make('a'), make('b')]
  return { clock, a, b, lost, heard, gone }
}

test('[NOD11] what is with a node is known to another one, told once, and forgotten when it is there no more', async () => {
  const { clock, a, b, heard } = two()
  await clock.advance(0)
  a.set('agent:ada', { skills: ['french'] })
  a.set('agent:ada', { skills: ['french'] })
  await clock.advance(0)
  assert.deepEqual(b.valuesOf('agent:ada'), [{ skills: ['french'] }])
  a.delete('agent:ada')
  await clock.advance(0)
  assert.equal(b.has('agent:ada'), false)
  assert.deepEqual(heard, ['b: agent:ada {"skills":["french"]} at a', 'b: agent:ada null at a'])
})

test('[NOD11] who has missed a change asks for all, also of what was taken away meanwhile', async () => {
  const { clock, a, b, lost } = two()
  a.set('contact:grace', 1)
  await clock.advance(0)
  lost.is = true
  a.delete('contact:grace')
  a.set('contact:henry', 1)
  await clock.advance(0)
  assert.deepEqual([b.has('contact:grace'), b.has('contact:henry')], [true, false])
  lost.is = false
  await clock.advance(4_000)
  assert.deepEqual([b.has('contact:grace'), b.has('contact:henry')], [false, true])
})

test('[NOD11] all that is with a node arrives in parts that a signal can carry', async () => {
  const { clock, a, b, lost } = two()
  lost.is = true
  const keys = Array.from({ length: 5_000 }, (_, index) => `contact:${index.toString().padStart(22, 'x')}`)
  for (const key of keys) a.set(key, 1)
  await clock.advance(0)
  lost.is = false
  await clock.advance(2_000)
  assert.ok(keys.every((key) => b.has(key)))
})

test('[NOD11] a node that is silent for 10 s is gone with everything, and one that speaks again has all of it again', async () => {
  const { clock, a, b, lost, gone } = two()
  a.set('contact:grace', 1)
  await clock.advance(0)
  lost.is = true
  await clock.advance(10_000)
  assert.ok(b.has('contact:grace'))
  await clock.advance(2_000)
  assert.equal(b.has('contact:grace'), false)
  assert.deepEqual(
    gone.find(([keys]) => keys.length > 0),
    [['contact:grace'], 'silent'],
  )
  lost.is = false
  await clock.advance(4_000)
  assert.ok(b.has('contact:grace'))
})

test('[NOD30] a node that leaves is gone at once', async () => {
  const { clock, a, b, gone } = two()
  a.set('contact:grace', 1)
  await clock.advance(0)
  a.leave()
  assert.deepEqual([b.has('contact:grace'), gone], [false, [[['contact:grace'], 'left']]])
})
