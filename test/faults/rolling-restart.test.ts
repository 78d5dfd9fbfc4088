import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { surviveEnds } from './survive-ends.ts'

const seed = seedOfThisRun()

test(`[FLT11] SIGTERM under load, 5 times: the server drains, and nothing is lost, doubled or out of order (SEED=${seed})`, (t) =>
  surviveEnds({ rounds: 5, seed, end: 'stop' }, t))
