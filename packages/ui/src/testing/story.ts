import { applyEvent, emptyConversation, type ParticipantId, type Role } from '@parley/protocol'
import {
  type ConversationView,
  emptyTranscript,
  emptyView,
  type PendingLine,
  withNewer,
  withOlder,
} from '@parley/protocol/client'

type Event = Parameters<typeof applyEvent>[1]
type Happens = Pick<Event, 'by' | 'name' | 'body'> & { readonly afterMs: number }

/** Half past two in the afternoon of a Tuesday, on this machine's calendar. */
export const startOfStory = new Date(2026, 2, 3, 14, 30).getTime()

const happens = (by: ParticipantId, name: string, body: object, afterMs = 10_000): Happens => ({
  by,
  name,
  body,
  afterMs,
})

export const opens = () => happens('p1', 'conversation-opened', { site: 'shop', previous: null }, 0)
export const joins = (id: ParticipantId, role: Role, name: string) =>
  happens(id, 'participant-joined', { participant: { id, role, name } })
export const leaves = (id: ParticipantId) => happens(id, 'participant-left', {})
export const goesAway = (id: ParticipantId) => happens(id, 'participant-away', {})
export const returns = (id: ParticipantId) => happens(id, 'participant-returned', {})
export const says = (by: ParticipantId, text: string, afterMs?: number) =>
  happens(by, 'message-sent', { message: { kind: 'text', text } }, afterMs)
export const reads = (by: ParticipantId, upTo: number) => happens(by, 'messages-read', { upTo })
export const waits = (waiting: 'for-agent' | 'nobody-available') => happens('system', 'waiting-announced', { waiting })
export const warns = (endsAt: number) => happens('system', 'inactivity-warned', { endsAt })
export const ends = (by: ParticipantId, reason: 'ended-by-staff' | 'contact-left' | 'inactivity') =>
  happens(by, 'conversation-ended', { reason })

/** Mara asks, Ada answers: what most stories begin with. Four events; the next one has `seq` 5. */
export const beginning = () => [
  opens(),
  joins('p1', 'contact', 'Mara Lind'),
  says('p1', 'Do you still have the blue one?'),
  joins('p2', 'agent', 'Ada Byron'),
]

/** A conversation as a client has it after these events, told one after another. */
export function viewWhere(story: readonly Happens[], more: Partial<ConversationView> = {}): ConversationView {
  return continued({ ...emptyView('story'), transcript: { ...emptyTranscript, fromSeq: 1 }, ...more }, story)
}

/** The same conversation after more has happened. */
export function continued(
  view: ConversationView,
  story: readonly Happens[],
  more: Partial<ConversationView> = {},
): ConversationView {
  let { seq } = view.conversation
  let at = view.transcript.chunks.at(-1)?.lines.at(-1)?.at ?? startOfStory
  const events = story.map(
    ({ by, name, body, afterMs }): Event => ({ seq: ++seq, at: (at += afterMs), by, name, body }),
  )
  return {
    ...view,
    ...more,
    conversation: events.reduce(applyEvent, view.conversation.seq ? view.conversation : emptyConversation('story')),
    transcript: withNewer(view.transcript, events),
  }
}

/** The end of a long conversation; `withPage` puts what was before in its place. */
export function longViewWhere(
  messages: number,
  shown: number,
): { view: ConversationView; withPage: () => ConversationView } {
  const story = [
    ...beginning(),
    ...Array.from({ length: messages }, (_, index) => says(index % 3 ? 'p2' : 'p1', `Line ${index + 1}`, 240_000)),
  ]
  const whole = viewWhere(story)
  const events = story.map(
    ({ by, name, body }, index): Event => ({ seq: index + 1, at: startOfStory + index * 240_000, by, name, body }),
  )
  const cut = events.length - shown
  const view: ConversationView = {
    ...whole,
    older: 'more',
    transcript: withNewer({ ...emptyTranscript, fromSeq: cut + 1 }, events.slice(cut)),
  }
  return {
    view,
    withPage: () => ({ ...view, older: 'none', transcript: withOlder(view.transcript, events.slice(0, cut)) }),
  }
}

/** A message of this screen's person that is on its way, or was refused. */
export const pending = (text: string, refusal: PendingLine['refusal'] = null): PendingLine => ({
  is: 'pending',
  key: `pending ${text}`,
  at: startOfStory + 60_000,
  message: { kind: 'text', text },
  refusal,
})
