import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { surviveEnds } from './survive-ends.ts'

const seed = seedOfThisRun()

test(`[FLT10] [MSG2] kill -9 under load, 10 times: nothing accepted is lost, doubled or out of order (SEED=${seed})`, (t) =>
  surviveEnds({ rounds: 10, seed, end: 'kill' }, t))
