import { test } from 'node:test'
import { raceForInvitations } from '../faults/race-for-invitations.ts'

test('[ROU4] [NOD21] four windows on two nodes accept the same invitation at once, 20 times: one of them has it', () =>
  raceForInvitations({ races: 20, nodes: 2 }))
