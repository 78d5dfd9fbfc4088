import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const seed = seedOfThisRun()

test(`[FLT15] [ATK113] 20,000 mutated frames: nothing but answers of the catalogue (SEED=${seed})`, () =>
  inThread(new URL('./fuzz/mutated-frames.ts', import.meta.url), { seed, frames: 20_000 }))
