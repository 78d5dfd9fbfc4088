import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const seed = seedOfThisRun()

test(`[TEA9] [TEA5] [TEA8] [TEA20] [TEA22] [TEA23] [CNS3] [CNS5] [SUP2] the same in 10,000 races (SEED=${seed})`, () =>
  inThread(new URL('./teamwork/races-worker.ts', import.meta.url), { seed, count: 10_000 }))
