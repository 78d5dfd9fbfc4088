import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const first = seedOfThisRun()

test(`[FLT22] [TEA1] [TEA5] [TEA8] [TEA20] [TEA22] [TEA23] [TEA25] [CNS1] [CNS3] [CNS5] [CNS7] whatever a team, timers and crashes do, no law of working together breaks (SEED=${first})`, () =>
  inThread(new URL('./teamwork/worker.ts', import.meta.url), { first, atLeast: 800 }))
