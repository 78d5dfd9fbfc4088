import type { RefusedInvitation, TeamPurpose } from '@parley/protocol'

const subjects = {
  transfer: 'transfer',
  conference: 'conference',
  'chat-consultation': 'consultation',
  'im-consultation': 'consultation',
} as const satisfies Record<TeamPurpose, string>

const ends = {
  rejected: 'Rejected',
  unanswered: 'Unanswered',
  nobody: 'Nobody',
  withdrawn: 'Unanswered',
  over: 'Unanswered',
} as const satisfies Record<RefusedInvitation['reason'], string>

/** The sentence for an invitation that led to nothing; a rejected consultation says "consultation" ([A204], [A194], [A185]). */
export const refusalWords = ({ purpose, reason, by, target }: RefusedInvitation) => ({
  key: `${subjects[purpose]}${ends[reason]}` as const,
  name: by ?? target.name,
})

const wishes = { transfer: 'Transfer', conference: 'Conference', consultation: 'Consultation' } as const

/** What a colleague is being asked for, of those who ask. */
export const askingWords = (purpose: TeamPurpose) => `asking${wishes[subjects[purpose]]}` as const

/** What a colleague wants, for whoever is asked. */
export const wantsWords = (purpose: TeamPurpose) => `wants${wishes[subjects[purpose]]}` as const
