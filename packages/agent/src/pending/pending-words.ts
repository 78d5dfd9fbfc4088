import { elapsed, type Speaker } from '@parley/ui'
import type { en } from '../texts/en.ts'
import type { Pending } from './pending.ts'

const keys = { 'in-time': 'pendingInTime', warning: 'pendingWarning', late: 'pendingLate' } as const

/** A pending response in words: `Waiting 0:42, warning`. */
export const pendingWords = ({ stage, waitedMs }: Pending, speaker: Speaker<typeof en>): string =>
  speaker.say(keys[stage], { time: elapsed(waitedMs) })
