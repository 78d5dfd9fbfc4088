import { after, before, test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { makeSpecimen, removeSpecimen, type Specimen } from './damage/damaged-disk.ts'
import { surviveCuts, surviveFlips, surviveFlipsAsleep } from './damage/survive-damage.ts'

const seed = seedOfThisRun()
let specimen: Specimen

before(async () => {
  specimen = await makeSpecimen(seed)
})
after(() => removeSpecimen(specimen))

for (const file of ['parley.sqlite', 'parley.sqlite-wal'] as const)
  test(`[FLT17] [STO11] ${file} is cut off at each byte of its last four pages: nothing else than what was written is shown`, (t) =>
    surviveCuts(specimen, file, 1, t))

test(`[FLT17] [STO24] 1,000 flipped bits: nothing else than what was written is shown (SEED=${seed})`, (t) =>
  surviveFlips(specimen, 1_000, seed, t))

test(`[FLT17] [STO24] 1,000 flipped bits in a closed database: nothing else than what was written is shown (SEED=${seed})`, (t) =>
  surviveFlipsAsleep(specimen, 1_000, seed, t))
