import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { surviveEnds } from './survive-ends.ts'

const seed = seedOfThisRun()

test(`[FLT10] kill -9 under load, 1,000 times: nothing accepted is lost, doubled or out of order (SEED=${seed})`, (t) =>
  surviveEnds({ rounds: 1_000, seed, end: 'kill' }, t))
