import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const first = seedOfThisRun()

test(`[END1] [END2] [END3] [END35] the same over 100,000 steps (SEED=${first})`, () =>
  inThread(new URL('./ending/worker.ts', import.meta.url), { first, atLeast: 100_000 }))
