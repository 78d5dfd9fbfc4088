import { type Conversation, emptyConversation, limits, type LoggedEvent } from '@parley/protocol'

/** The conversation that all measurements are about. */
export const conversationId = 'bench0000000000000page'

/** What comes before the first message: opened, the contact joined, the agent joined. */
export const beginningEvents = 3

/** Between two messages, in milliseconds: 10,000 messages are four and a half days. */
const stepMs = 40_000
const startedAt = Date.now() - 10_003 * stepMs

const said =
  'Do you still have the blue one? I saw it in the window last week, and my sister, who moved into her new flat on Monday, would like to have it beside her bed, if it is not too bright to read by, and if it can be here before Friday.'

/** A text that no other message has, up to about 230 characters long. */
export const textOf = (seq: number): string => `${seq}: ${said.slice(0, 4 + ((seq * 37) % 97) + (seq % 7 ? 0 : 120))}`

/** The message at `seq`; three of five are the agent's. The same whenever it is asked for, so that pages need no memory. */
export const messageAt = (seq: number, at = startedAt + seq * stepMs): LoggedEvent => ({
  seq,
  at,
  by: (seq >> 1) % 5 < 3 ? 'p2' : 'p1',
  name: 'message-sent',
  body: { message: { kind: 'text', text: textOf(seq) } },
})

const joins = (seq: number, id: string, role: string, name: string): LoggedEvent => ({
  seq,
  at: startedAt + seq,
  by: id,
  name: 'participant-joined',
  body: { participant: { id, role, name } },
})

/** The event at `seq`, 1 or more. */
export function eventAt(seq: number): LoggedEvent {
  if (seq > beginningEvents) return messageAt(seq)
  if (seq === 2) return joins(2, 'p1', 'contact', 'Mara Lind')
  if (seq === 3) return joins(3, 'p2', 'agent', 'Ada Byron')
  return { seq, at: startedAt, by: 'system', name: 'conversation-opened', body: { site: 'shop', previous: null } }
}

/** The events with `after` < seq < `before`, oldest first. */
export const eventsBetween = (after: number, before: number): readonly LoggedEvent[] =>
  Array.from({ length: Math.max(0, before - after - 1) }, (_, index) => eventAt(after + 1 + index))

/** The folded state at `seq`, as the server sends it along. */
export function stateAt(seq: number): Conversation {
  const last = messageAt(seq)
  const presence = 'here'
  const latest = Array.from({ length: limits.latestMessages }, (_, index) => seq - limits.latestMessages + 1 + index)
  return {
    ...emptyConversation(conversationId),
    seq,
    site: 'shop',
    openedAt: startedAt,
    participants: [
      { id: 'p1', role: 'contact', name: 'Mara Lind', presence, since: 2 },
      { id: 'p2', role: 'agent', name: 'Ada Byron', presence, since: 3 },
    ],
    readMarks: { p1: seq, p2: seq },
    latest: latest.map((latestSeq) => ({ seq: latestSeq, by: last.by, at: last.at })),
    lastMessage: { by: last.by, at: last.at, text: textOf(seq) },
    lastActivityAt: last.at,
  }
}
