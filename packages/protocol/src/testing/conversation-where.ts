import { applyEvent } from '../apply-event.ts'
import { emptyConversation, type Conversation, type EndReason } from '../conversation.ts'
import type { Role } from '../define.ts'
import type { ConversationEvent } from '../features/index.ts'
import type { LoggedEvent } from '../features/types.ts'

/** What happened, without place and time. */
type Told = { readonly [E in ConversationEvent as E['name']]: Pick<E, 'name' | 'body'> }[ConversationEvent['name']]

/** A participant joins. Give the id it has in the story as `by`. */
export const joins =
  (role: Role, name: string) =>
  (by: string): Told => ({ name: 'participant-joined', body: { participant: { id: by, role, name } } })
export const leaves = () => (): Told => ({ name: 'participant-left', body: {} })
export const says = (text: string) => (): Told => ({
  name: 'message-sent',
  body: { message: { kind: 'text', text } },
})
export const reads = (upTo: number) => (): Told => ({ name: 'messages-read', body: { upTo } })
export const ends =
  (reason: EndReason = 'ended-by-staff') =>
  (): Told => ({
    name: 'conversation-ended',
    body: { reason },
  })

/** One line of a story: who, and what they did. */
export type Step = readonly [by: string, tell: (by: string) => Told]

/** The events of a story, numbered from 1, a second apart. The conversation is opened before the first step. */
export function eventsWhere(steps: readonly Step[], start = Date.UTC(2026, 0, 5, 9, 0)): LoggedEvent[] {
  const opened = { name: 'conversation-opened', body: { site: 'shop', previous: null } }
  return [
    { seq: 1, at: start, by: 'system', ...opened },
    ...steps.map(([by, tell], index) => ({ seq: index + 2, at: start + (index + 1) * 1_000, by, ...tell(by) })),
  ]
}

/** The conversation after a story: `conversationWhere([['p1', joins('contact', 'Ada')], ['p1', says('Hello')]])`. */
export function conversationWhere(steps: readonly Step[]): Conversation {
  return eventsWhere(steps).reduce(applyEvent, emptyConversation('A'.repeat(22)))
}
