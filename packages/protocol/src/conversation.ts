import type { ConversationId, ParticipantId } from './ids.ts'
import type { Role } from './define.ts'

/** A contact, agent, supervisor or bot inside one conversation. Stays in the list after leaving: lines still need the name. */
export interface Participant {
  readonly id: ParticipantId
  readonly role: Role
  /** What everybody reads: the nickname where there is one. */
  readonly name: string
  /** `away`: the browser has been gone for a while; the participant has not left. `listening`: a bot that only reads along. */
  readonly presence: 'here' | 'away' | 'listening' | 'left'
  /** The `seq` with which they joined, the last time if they did more than once. */
  readonly since: number
}

/** What the contact thinks of the conversation, said after its end. */
export interface Rating {
  /** 1 to 5; 5 is the best. */
  readonly stars: number
  readonly comment: string | null
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Why a conversation ended. */
export type EndReason = 'ended-by-staff' | 'contact-left' | 'inactivity'

/**
 * What everybody in a conversation may know, folded from its log. Small however long the log is:
 * the messages themselves are folded by clients, page by page.
 */
export interface Conversation {
  readonly id: ConversationId
  /** The number of the last event in here; 0 before the first. */
  readonly seq: number
  readonly site: string
  readonly status: 'open' | 'ended'
  readonly endReason: EndReason | null
  /** Milliseconds since 1970. */
  readonly openedAt: number
  readonly endedAt: number | null
  /** The contact's conversation before this one, when it ended shortly before: they may be coming back. */
  readonly previous: ConversationId | null
  /** All who ever joined, in the order of joining: the first is the contact. Colours follow this order. */
  readonly participants: readonly Participant[]
  /** Up to which `seq` each participant has read. */
  readonly readMarks: Readonly<Record<ParticipantId, number>>
  /** The heads of the latest messages, oldest first, at most `limits.latestMessages`. */
  readonly latest: readonly (MessageHead & { readonly at: number })[]
  /** What the contact chose, one entry per message, in the order of messages: the last `limits.rememberedChoices`. */
  readonly choices: readonly {
    readonly message: number
    readonly key: string
    /** The choice's own place and time. */
    readonly seq: number
    readonly at: number
  }[]
  /** The last message in short, for lists and notifications. */
  readonly lastMessage: { readonly by: ParticipantId; readonly at: number; readonly text: string } | null
  /** When somebody last wrote, joined or was invited back by a warning; inactivity counts from here. */
  readonly lastActivityAt: number
  /** Set while the warning about inactivity stands: when the conversation will end. */
  readonly endsAt: number | null
  /** Set after the contact has said that they leave: when the conversation ends unless they come back. */
  readonly leavesAt: number | null
  /** What the contact was told about waiting, until somebody joins. */
  readonly waiting: 'for-agent' | 'nobody-available' | 'parked' | null
  readonly rating?: Rating
}

/** Who wrote which message, without its text. */
export interface MessageHead {
  readonly seq: number
  readonly by: ParticipantId
}

/** A conversation before its first event. */
export function emptyConversation(id: ConversationId): Conversation {
  return {
    id,
    seq: 0,
    site: '',
    status: 'open',
    endReason: null,
    openedAt: 0,
    endedAt: null,
    previous: null,
    participants: [],
    readMarks: {},
    latest: [],
    choices: [],
    lastMessage: null,
    lastActivityAt: 0,
    endsAt: null,
    leavesAt: null,
    waiting: null,
  }
}

/** The participant with this id, or nothing: `system` is nobody. */
export const participantIn = (conversation: Conversation, id: string): Participant | undefined =>
  conversation.participants.find((participant) => participant.id === id)

/** The contact of the conversation. There is one from the second event on. */
export const contactIn = (conversation: Conversation): Participant | undefined =>
  conversation.participants.find((participant) => participant.role === 'contact')

/** Whether staff or a bot wrote it: everything that is not the contact's. */
export const isContact = (conversation: Conversation, id: ParticipantId): boolean =>
  participantIn(conversation, id)?.role === 'contact'

/** How many of the latest messages of others `reader` has not read; `limits.latestMessages` means "that many or more". */
export function unreadCount(conversation: Conversation, reader: ParticipantId): number {
  const readUpTo = conversation.readMarks[reader] ?? 0
  return conversation.latest.filter((head) => head.by !== reader && head.seq > readUpTo).length
}

/**
 * Whether the other side has read up to `seq`: the contact for what staff wrote, anybody of staff for what the contact wrote.
 */
export function isReadByOtherSide(conversation: Conversation, { seq, by }: MessageHead): boolean {
  const writtenByContact = isContact(conversation, by)
  return conversation.participants.some(
    ({ id, role }) => (role === 'contact') !== writtenByContact && (conversation.readMarks[id] ?? 0) >= seq,
  )
}

/**
 * Since when the contact waits for an answer: what they said or chose first since somebody answered; nothing when they do not.
 * Milliseconds since 1970, by the server's clock. Agents and supervisors answer; a bot does only while none of them is in.
 */
export function pendingSince(conversation: Conversation): number | null {
  const { participants, latest, choices } = conversation
  const roles = new Map(participants.map(({ id, role }) => [id, role]))
  const staffedFrom = Math.min(
    ...participants.filter(({ role, presence }) => isStaff(role) && presence !== 'left').map(({ since }) => since),
  )
  const answered = latest.findLast(({ by, seq }) => {
    const role = roles.get(by)
    return isStaff(role) || (role === 'bot' && seq < staffedFrom)
  })
  const asked = [...latest.filter(({ by }) => roles.get(by) === 'contact'), ...choices]
  const earliest = Math.min(...asked.filter(({ seq }) => seq > (answered?.seq ?? 0)).map(({ at }) => at))
  return Number.isFinite(earliest) ? earliest : null
}

const isStaff = (role: Role | undefined): boolean => role === 'agent' || role === 'supervisor'
