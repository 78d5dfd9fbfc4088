import type { LimitSettings } from '../settings.ts'

/** How much the server has to do. */
export type LoadLevel = 'calm' | 'busy' | 'overloaded'

/** What tells it. */
export interface Load {
  /** How late the event loop comes round, in milliseconds: nine of ten times it is less. */
  readonly loopDelayMs: number
  /** Commands that wait for the next transaction. */
  readonly waitingCommands: number
  /** How much of the memory that this process may have is in use. */
  readonly memoryPercent: number
}

export type LoadThresholds = Readonly<Record<Exclude<LoadLevel, 'calm'>, Load>>

/** A level is left only when everything is below this part of its thresholds: it does not come and go with every look. */
const leavingFactor = 0.7

/** How high the load is, coming from `before`. Pure. */
export function levelOf(load: Load, thresholds: LoadThresholds, before: LoadLevel): LoadLevel {
  const reaches = (level: Exclude<LoadLevel, 'calm'>) => {
    const isThere = rank[before] >= rank[level]
    return keys.some(
      (key) => load[key] >= thresholds[level][key] * (isThere && key !== 'memoryPercent' ? leavingFactor : 1),
    )
  }
  if (reaches('overloaded')) return 'overloaded'
  return reaches('busy') ? 'busy' : 'calm'
}

export const rank: Readonly<Record<LoadLevel, number>> = { calm: 0, busy: 1, overloaded: 2 }

/** As they stand in the settings. */
export const thresholdsOf = (limits: LimitSettings): LoadThresholds => ({
  busy: {
    loopDelayMs: limits.busyLoopDelayMs,
    waitingCommands: limits.busyWaitingCommands,
    memoryPercent: limits.busyMemoryPercent,
  },
  overloaded: {
    loopDelayMs: limits.overloadedLoopDelayMs,
    waitingCommands: limits.overloadedWaitingCommands,
    memoryPercent: limits.overloadedMemoryPercent,
  },
})

const keys = ['loopDelayMs', 'waitingCommands', 'memoryPercent'] as const satisfies readonly (keyof Load)[]
