import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const seed = seedOfThisRun()

test(`[TEA9] [TEA5] [TEA8] [TEA20] [TEA22] [TEA23] [CNS3] [CNS5] [SUP2] of two who wish at once, on one core or two, exactly one outcome of the table comes (SEED=${seed})`, () =>
  inThread(new URL('./teamwork/races-worker.ts', import.meta.url), { seed, count: 270 }))
