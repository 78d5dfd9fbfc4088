import { test } from 'node:test'
import { raceForInvitations } from './race-for-invitations.ts'

test('[ROU4] four windows of an agent and a colleague accept the same invitation at once, 50 times: one of them has it', () =>
  raceForInvitations({ races: 50 }))
