import { participantIn } from '@parley/protocol'
import type { Line } from '@parley/protocol/client'
import type { ContactState } from '../chat/contact-state.ts'

/** What the widget tells the page, by the name without `parley:`. The fields are the event's `detail`. */
export interface Tellings {
  /** The launcher is there and calls are taken. */
  ready: Record<never, never>
  opened: Record<never, never>
  closed: Record<never, never>
  /** Somebody said something, the contact included. */
  message: {
    readonly by: 'contact' | 'agent' | 'bot'
    readonly name: string
    readonly text: string
    readonly at: number
  }
  /** The number of unread messages has changed. */
  unread: { readonly count: number }
  /** The conversation has ended. */
  ended: { readonly reason: 'ended-by-staff' | 'contact-left' | 'inactivity' }
  /** The server refused something. `code` is one of the error catalogue. */
  error: { readonly code: string; readonly remedy: string }
}

/** Something to tell, as name and detail. */
export type Telling = { [Name in keyof Tellings]: readonly [Name, Tellings[Name]] }[keyof Tellings]

/**
 * What happened between two states of the chat that pages want to know. What an earlier page has seen is not told again:
 * of a conversation that was not on screen before, only what was said after `since`, in milliseconds by the server's clock.
 */
export function tellingsBetween(before: ContactState, after: ContactState, since: number): readonly Telling[] {
  const tellings: Telling[] = []
  const { conversation } = after.view
  const isSame = before.view.id === after.view.id

  for (const line of newMessages(after, isSame ? before.view.conversation.seq : 0)) {
    if (!isSame && line.at < since) continue
    const writer = participantIn(conversation, line.by)
    const by = writer?.role === 'contact' || writer?.role === 'bot' ? writer.role : 'agent'
    tellings.push(['message', { by, name: writer?.name ?? '', text: line.text, at: line.at }])
  }
  if (before.unread !== after.unread) tellings.push(['unread', { count: after.unread }])
  if (isSame && before.view.conversation.status === 'open' && conversation.endReason)
    tellings.push(['ended', { reason: conversation.endReason }])
  if (after.line.is === 'refused' && before.line.is !== 'refused')
    tellings.push(['error', { code: after.line.reason, remedy: 'Call parley.doctor() to see what is wrong.' }])
  const known = new Set(before.view.pending.filter(({ refusal }) => refusal).map(({ key }) => key))
  for (const { key, refusal } of after.view.pending)
    if (refusal && !known.has(key)) tellings.push(['error', { code: refusal.code, remedy: refusal.remedy }])
  return tellings
}

/** The messages after `seq`, oldest first. Looks no further back than it must. */
export function newMessages({ view }: ContactState, seq: number) {
  if (view.conversation.seq === seq) return []
  const messages: Extract<Line, { is: 'message' }>[] = []
  for (const { lines } of [...view.transcript.chunks].reverse())
    for (const line of [...lines].reverse()) {
      if (line.seq <= seq) return messages.reverse()
      if (line.is === 'message') messages.push(line)
    }
  return messages.reverse()
}
