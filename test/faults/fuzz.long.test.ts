import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const first = seedOfThisRun()
const stories = process.env['SEED'] ? 1 : 5_000

test(`[FLT2] [FLT21] [CON1] [CON2] [MSG8] [ROU4] the same over 5,000 stories (SEED=${first})`, () =>
  inThread(new URL('./fuzz/worker.ts', import.meta.url), { first, stories }))
