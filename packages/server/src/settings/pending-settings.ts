import { integer } from './kinds.ts'
import { setting } from './setting.ts'

/** How long a contact may wait for an answer: `sites.<key>.pendingResponse` in the file. */
export const sitePendingSettings = {
  warningMs: setting({
    kind: integer('milliseconds', 1_000, 86_400_000),
    default: 60_000,
    demoDefault: 20_000,
    environment: 'PARLEY_PENDING_WARNING_MS',
    doc: 'After how long without an answer a pending response turns yellow and asks the agent for attention. Shorter answers sooner; longer leaves agents in peace.',
  }),
  lateMs: setting({
    kind: integer('milliseconds', 2_000, 86_400_000),
    default: 120_000,
    demoDefault: 40_000,
    environment: 'PARLEY_PENDING_LATE_MS',
    doc: 'After how long without an answer a pending response is late: red and flashing. Longer than `warningMs`.',
  }),
} as const
