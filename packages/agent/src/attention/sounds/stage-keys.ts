import type { Stage } from '../../pending/pending.ts'

/** The text that says each stage. */
export const stageKeys = { 'in-time': 'inTime', warning: 'warning', late: 'late' } as const satisfies Record<
  Stage,
  string
>
