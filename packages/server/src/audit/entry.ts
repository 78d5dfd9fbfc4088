import type { ErrorCode } from '@parley/protocol'

/** What can be in the audit log, and what it says. */
export const auditActions = {
  'sign-in': 'One of staff, or a bot, signed in.',
  'sign-in-refused': 'Somebody came as staff or as a bot and could not show that they are.',
  accept: 'An agent took an interaction that they were asked to handle.',
  'ask-transfer': 'An agent asked for somebody to take an interaction over.',
  'ask-conference': 'An agent asked somebody into a conversation.',
  'ask-consultation': 'An agent asked to consult somebody.',
  transfer: 'Whoever was asked took the interaction over.',
  conference: 'Whoever was asked joined the conversation.',
  consultation: 'Whoever was asked is consulted.',
  'watch-began': 'A supervisor reads a conversation along from now on.',
  'watch-ended': 'They do so no longer.',
  coach: 'A supervisor talks with an agent about their conversation.',
  join: 'A supervisor joined a conversation.',
  'take-over': 'A supervisor took an interaction over.',
  'delete-from-conference': 'Somebody was sent out of a conversation.',
  'mark-done': 'An agent closed an interaction for good, or their part in it.',
  'contact-assign': 'An agent said which known contact somebody is, or that they are not.',
  'contact-change': 'An agent changed what is known of a contact.',
  'contact-merge': 'An agent said that two contacts are one, or are not.',
  'file-read': 'One of staff had the bytes of a file.',
  'response-put': 'A standard response of all agents was changed or added.',
  'response-delete': 'A standard response of all agents was deleted.',
  'contact-export': 'What there is of a contact was handed out.',
  'contact-erase': 'What there is of a contact is to be erased.',
  erase: 'A conversation was erased: for its contact, or because its time was over.',
  'transcript-export': 'The signed transcript of a conversation was handed out.',
  'agent-sign-out': 'An agent was signed out: their tokens so far are good no more.',
  'report-read': 'Somebody read a report.',
  'audit-read': 'Somebody read this log.',
  'rows-lost': 'Rows that could not be written for too long were given up: so many.',
} as const satisfies Record<string, string>

export type AuditAction = keyof typeof auditActions

/** The ids of what it was done to, by what they are. Never a name, and never what anybody wrote. */
export type AuditObjects = Readonly<
  Partial<
    Record<'conversation' | 'contact' | 'into' | 'agent' | 'target' | 'consultation' | 'file' | 'response', string>
  >
>

/** One row of the audit log, without its place in it. */
export interface AuditEntry {
  /** When it was done: milliseconds since 1970. */
  readonly at: number
  /** Who: `agent:` or `bot:` and an id; `system`; or `unknown`. */
  readonly actor: string
  readonly action: AuditAction
  readonly objects: AuditObjects
  /** The page's origin, where there was a page and it is known. */
  readonly origin: string | null
  /** The network that it was done from, where it is known. See `networkOf`. */
  readonly address: string | null
  /**
   * `ok`: it was done. `begun`: it was written down before it was done; should that have failed, a row with the reason follows. Else
   * the code of the error with which it was refused.
   */
  readonly result: 'ok' | 'begun' | ErrorCode
  /** How many of them; one unless given. */
  readonly count?: number
}

/**
 * The network of an address: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. Rows stay for ever, so a whole address
 * has no place in them.
 */
export function networkOf(address: string): string {
  const parts = address.split('.')
  if (parts.length === 4) return `${parts.slice(0, 3).join('.')}.0/24`
  if (!address.includes(':')) return address
  const [head = ''] = address.split('/')[0]?.split('::') ?? []
  const groups = head.split(':').filter(Boolean)
  return `${[0, 1, 2].map((at) => groups[at] ?? '0').join(':')}::/48`
}
