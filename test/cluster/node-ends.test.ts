import { test } from 'node:test'
import { surviveEnds } from '../faults/survive-ends.ts'
import { seedOfThisRun } from '../support/random.ts'

const seed = seedOfThisRun()

test(`[FLT10] [NOD1] kill -9 of one of three nodes under load, 10 times: nothing accepted is lost, doubled or out of order (SEED=${seed})`, (t) =>
  surviveEnds({ rounds: 10, seed, end: 'kill', nodes: 3 }, t))

test(`[FLT11] [NOD30] two nodes are restarted one after the other under load: nothing is lost or doubled (SEED=${seed})`, (t) =>
  surviveEnds({ rounds: 4, seed, end: 'stop', nodes: 2 }, t))
