import { test } from 'node:test'
import { raceForInvitations } from '../faults/race-for-invitations.ts'

test('[ROU4] [NOD21] four windows on two nodes accept the same invitation at once, 10,000 times: one of them has it', () =>
  raceForInvitations({ races: 10_000, nodes: 2 }))
