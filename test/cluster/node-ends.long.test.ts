import { test } from 'node:test'
import { surviveEnds } from '../faults/survive-ends.ts'
import { seedOfThisRun } from '../support/random.ts'

const seed = seedOfThisRun()

test(`[FLT10] [NOD1] kill -9 of one of two nodes under load, 200 times: nothing accepted is lost, doubled or out of order (SEED=${seed})`, (t) =>
  surviveEnds({ rounds: 200, seed, end: 'kill', nodes: 2 }, t))
