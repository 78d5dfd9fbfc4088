import { test } from 'node:test'
import { seedOfThisRun } from '../support/random.ts'
import { survivePowerLosses } from './power-loss/survive-power-losses.ts'

const seed = seedOfThisRun()

test(`[FLT16] power is lost at 180 moments of 9 recorded lives: nothing accepted is lost, doubled or out of order (SEED=${seed})`, (t) =>
  survivePowerLosses({ recordings: 9, messages: [50, 600], losses: 20, seed }, t))

// So much that the write-ahead log is written into the database, and begun anew, under load.
test(`[FLT16] power is lost at 20 moments of a long life: nothing accepted is lost, doubled or out of order (SEED=${seed})`, (t) =>
  survivePowerLosses({ recordings: 1, messages: [6_000, 6_000], losses: 20, seed }, t))
