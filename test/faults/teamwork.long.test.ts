import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const first = seedOfThisRun()

/** They find a load that is forgotten in a restart, a take-over among staff, and what is closed before it has ended, or by one side alone. */
const pastSeeds = [7, 14]

test(`[FLT22] [TEA1] [TEA5] [TEA8] [TEA20] [TEA22] [TEA23] [TEA25] [CNS1] [CNS3] [CNS5] [CNS7] the same over 100,000 steps (SEED=${first})`, () =>
  inThread(new URL('./teamwork/worker.ts', import.meta.url), { first, atLeast: 100_000, known: pastSeeds }))
