import { heartbeatMs, silenceMs } from '@parley/protocol'
import { integer } from './kinds.ts'
import { setting } from './setting.ts'

/** How long the server waits: `timers` in the file. */
export const timerSettings = {
  heartbeatMs: setting({
    kind: integer('milliseconds', 1_000, 60_000),
    default: heartbeatMs,
    environment: 'PARLEY_HEARTBEAT_MS',
    doc: 'How often the server asks each client for a sign of life.',
  }),
  silenceMs: setting({
    kind: integer('milliseconds', 2_000, 120_000),
    default: silenceMs,
    environment: 'PARLEY_SILENCE_MS',
    doc: 'After how much silence a line is given up. Longer than two heartbeats.',
  }),
  agentAwayMs: setting({
    kind: integer('milliseconds', 1_000, 600_000),
    default: 30_000,
    environment: 'PARLEY_AGENT_AWAY_MS',
    doc: 'After how long without a connection an agent is shown as away, and the contact is told.',
  }),
  agentLostMs: setting({
    kind: integer('milliseconds', 2_000, 3_600_000),
    default: 120_000,
    environment: 'PARLEY_AGENT_LOST_MS',
    doc: 'After how long without a connection an agent’s conversations go to others. Longer than `agentAwayMs`.',
  }),
  contactTokenIdleMs: setting({
    kind: integer('milliseconds', 7_200_000, 2_592_000_000),
    default: 24 * 3_600_000,
    environment: 'PARLEY_CONTACT_TOKEN_IDLE_MS',
    doc: 'How long a contact’s session lasts without a visit. Visits are noted to the hour.',
  }),
  contactTokenMs: setting({
    kind: integer('milliseconds', 7_200_000, 31_536_000_000),
    default: 30 * 24 * 3_600_000,
    environment: 'PARLEY_CONTACT_TOKEN_MS',
    doc: 'How long a contact’s session lasts at most.',
  }),
  uploadIdleMs: setting({
    kind: integer('milliseconds', 60_000, 2_592_000_000),
    default: 24 * 3_600_000,
    environment: 'PARLEY_UPLOAD_IDLE_MS',
    doc: 'How long a half-sent file is kept for its sender to go on.',
  }),
  drainMs: setting({
    kind: integer('milliseconds', 100, 60_000),
    default: 10_000,
    environment: 'PARLEY_DRAIN_MS',
    doc: 'How long the server takes at most to say goodbye and to finish what it has begun when it is asked to stop.',
  }),
} as const
