import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { inThread } from '../support/thread.ts'

const seed = seedOfThisRun()

test(`[FLT2] one client over 1,000 chaotic reconnects: nothing lost, doubled or out of order (SEED=${seed})`, () =>
  inThread(new URL('./fuzz/reconnects.ts', import.meta.url), { seed, reconnects: 1_000 }))
