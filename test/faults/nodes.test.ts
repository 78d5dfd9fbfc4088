import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const first = seedOfThisRun()
const stories = process.env['SEED'] ? 1 : 12

test(`[NOD1] [NOD2] [NOD3] [NOD4] [NOD5] [NOD10] [NOD12] [NOD20] [NOD21] whatever befalls nodes and people, all of them have the same in the end (SEED=${first})`, () =>
  inThread(new URL('./nodes/worker.ts', import.meta.url), { first, stories }))
