import { type ErrorCode, type SiteAppearance, unreadCount } from '@parley/protocol'
import { type ConnectionState, type ConversationView, emptyView, type PendingLine } from '@parley/protocol/client'

/** How far the chat has got. `loading`: a conversation goes on, and its lines are on their way to this page. */
export type Stage = 'loading' | 'empty' | 'waiting' | 'talking' | 'ended'

/** Whether the contact is ending the chat: `undoable` for a moment, then `under-way` until the log says so. */
export type Ending = 'no' | 'undoable' | 'under-way'

/** What the contact's screen shows. A value: a new one whenever something in it changes. */
export interface ContactState {
  readonly line: ConnectionState
  readonly site: SiteAppearance
  readonly stage: Stage
  /** The conversation on screen, with all that waits for being sent or offered again. */
  readonly view: ConversationView
  /** Messages of others that the contact has not read. */
  readonly unread: number
  readonly ending: Ending
}

/** Refusals that say: not in this conversation. What was written goes to another one. */
export const isMisplaced = (code: ErrorCode): boolean => code === 'conversation-exists' || code === 'not-found'

type Views = ReadonlyMap<string, ConversationView>

const rankOf = ({ conversation, pending }: ConversationView): number => {
  if (conversation.seq > 0) return conversation.status === 'open' ? 3 : 1
  return pending.some(({ refusal }) => !refusal) ? 2 : 0
}

/** The conversation that what is said next belongs to: the open one, else one that is being started. */
export const goingOn = (views: Views): ConversationView | undefined => best(views, 2)

/** The conversation to show: the one that goes on, else the last one, unless the contact has left that behind. */
export function onScreen(views: Views, leftBehind: string | undefined): ConversationView | undefined {
  const view = best(views, 1)
  return view && view.id === leftBehind && rankOf(view) === 1 ? undefined : view
}

function best(views: Views, atLeast: number): ConversationView | undefined {
  let found: ConversationView | undefined
  for (const view of views.values()) {
    const [rank, foundRank] = [rankOf(view), found ? rankOf(found) : atLeast - 1]
    if (rank > foundRank || (rank === foundRank && found && openedAt(view) >= openedAt(found))) found = view
  }
  return found
}

const openedAt = ({ conversation }: ConversationView) => conversation.openedAt

/** The view with what was refused elsewhere at its end: what somebody has written never leaves the screen by itself. */
export function withLeftovers(view: ConversationView | undefined, views: Views): ConversationView {
  const own = view ?? emptyView('')
  const others = [...views.values()].filter(({ id }) => id !== own.id)
  const pending = [...others.flatMap((other) => other.pending.filter(({ refusal }) => refusal)), ...own.pending]
  return pending.length === 0 ? own : { ...own, pending: pending.map(offered) }
}

/** A line that another conversation can take is offered again; one that is about to go there by itself looks sent. */
function offered(line: PendingLine): PendingLine {
  const { refusal } = line
  if (!refusal) return line
  if (isMisplaced(refusal.code)) return { ...line, refusal: null }
  return refusal.code === 'conversation-ended' ? { ...line, refusal: { ...refusal, retry: 'later' } } : line
}

export function stageOf(view: ConversationView | undefined, isExpected: boolean): Stage {
  if (!view) return isExpected ? 'loading' : 'empty'
  const { status, participants, seq, waiting } = view.conversation
  if (seq > 0 && status === 'ended') return 'ended'
  // A bot that was handed over from listens while the contact waits for a person.
  return !waiting && participants.some(({ role, presence }) => role !== 'contact' && presence !== 'left')
    ? 'talking'
    : 'waiting'
}

export const unreadIn = ({ conversation }: ConversationView, me: string | undefined): number =>
  me ? unreadCount(conversation, me) : 0

/** Who answers: everybody but the contact who is still there. */
export const staffIn = ({ view }: ContactState) =>
  view.conversation.participants.filter(({ role, presence }) => role !== 'contact' && presence !== 'left')
