import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eventually } from '../support/eventually.ts'
import { seedOfThisRun } from '../support/random.ts'
import { makeSpecimen, removeSpecimen, serverOn, type Specimen } from './damage/damaged-disk.ts'
import { surviveCuts, surviveFlips, surviveFlipsAsleep } from './damage/survive-damage.ts'

const seed = seedOfThisRun()
let specimen: Specimen

before(async () => {
  specimen = await makeSpecimen(seed)
})
after(() => removeSpecimen(specimen))

for (const file of ['parley.sqlite', 'parley.sqlite-wal'] as const)
  test(`[FLT17] [STO11] ${file} is cut off in its last pages: nothing else than what was written is shown`, (t) =>
    surviveCuts(specimen, file, 331, t))

test(`[FLT17] [STO24] 100 flipped bits: nothing else than what was written is shown (SEED=${seed})`, (t) =>
  surviveFlips(specimen, 100, seed, t))

test(`[FLT17] [STO24] 100 flipped bits in a closed database: nothing else than what was written is shown (SEED=${seed})`, (t) =>
  surviveFlipsAsleep(specimen, 100, seed, t))

const withLog = (log: Buffer) => ({ ...specimen.bytes, 'parley.sqlite-wal': log })

/** The facts of a line of the server's log. */
const factsOf = (output: readonly string[], event: string): unknown =>
  output
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []))
    .find((line) => line['event'] === event)

test('[FLT17] a server whose latest events were cut off starts, and says which are missing', async () => {
  const whole = specimen.bytes['parley.sqlite-wal']
  const server = serverOn(specimen, withLog(whole.subarray(0, whole.length - 100_000)))
  try {
    await server.start()
    await eventually(async () => factsOf(server.output, 'events-missing') !== undefined, true, 'it says so')
    const { from, to } = factsOf(server.output, 'events-missing') as { from: number; to: number }
    assert.equal(to, specimen.written.length)
    assert.ok(from > 1 && from <= to)
  } finally {
    await server.remove()
  }
})

test('[FLT17] a server whose write-ahead log is damaged starts, and says how much cannot be taken up', async () => {
  const damaged = Buffer.from(specimen.bytes['parley.sqlite-wal'])
  damaged.fill(0xff, 50_000, 50_100)
  const server = serverOn(specimen, withLog(damaged))
  try {
    await server.start()
    const { transactions } = factsOf(server.output, 'write-ahead-log-damaged') as { transactions: number }
    assert.ok(transactions > 1)
  } finally {
    await server.remove()
  }
})

test('[FLT17] a server whose database is damaged says so in one line, each time, and what to do', async () => {
  const damaged = Buffer.from(specimen.bytes['parley.sqlite'])
  damaged.fill(0xff, 8_192, 60_000)
  const server = serverOn(specimen, { 'parley.sqlite': damaged, 'parley.sqlite-wal': Buffer.from('left open') })
  try {
    for (let start = 1; start <= 2; start++) {
      await assert.rejects(server.start(), /ended with 1 before it was ready/)
      assert.equal(server.output.length, start)
      assert.match(server.output.at(-1)!, /is damaged \(.*Restore the latest backup.*\.recover$/)
    }
  } finally {
    await server.remove()
  }
})
