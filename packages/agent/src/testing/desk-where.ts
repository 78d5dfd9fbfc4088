import {
  applyEvent,
  emptyConversation,
  emptyInteraction,
  unreadCount,
  type ContactProfile,
  type ContactRecord,
  type ConversationId,
  type Interaction,
} from '@parley/protocol'
import { emptyTranscript, emptyView, withNewer } from '@parley/protocol/client'
import { eventsWhere, joins, type Step } from '@parley/protocol/testing'
import { emptyDesk, type Agent, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import type { Invited } from '../desk/invited.ts'

/** A Monday morning. */
export const morning = Date.UTC(2026, 0, 5, 9, 0)

/** An agent called Ada, ready, with the reasons and settings of a small desk. */
export const ada: Agent = {
  role: 'agent',
  agentId: 'ada',
  name: 'Ada',
  presence: { is: 'ready', reason: null, since: morning, capacity: 3 },
  desk: { notReadyReasons: ['Break', 'Lunch'], textLimit: 10_000, zoom: true },
  expiresAt: morning + 3_600_000,
}

/** An id that can be read: `mia` becomes `mia-------------------`. */
export const idOf = (name: string): ConversationId => name.toLowerCase().replace(/\W/g, '').slice(0, 22).padEnd(22, '-')

/** Ada talks with somebody of this name, who is `p1`; she is `p2`. */
export function talk(
  name: string,
  steps: readonly Step[] = [],
  { openedAt = morning, status = 'handled', ...change }: Partial<Interaction> = {},
): DeskEntry {
  const id = idOf(name)
  const events = eventsWhere([['p1', joins('contact', name)], ['p2', joins('agent', 'Ada')], ...steps], openedAt)
  const conversation = events.reduce(applyEvent, emptyConversation(id))
  const interaction: Interaction = {
    ...emptyInteraction(id),
    seq: 3,
    site: 'shop',
    status,
    contact: { id: `contact-${id}`, name },
    openedAt,
    queuedAt: openedAt,
    owner: 'ada',
    parties: [{ agentId: 'ada', participantId: 'p2', name: 'Ada', state: 'in' }],
    endedAt: status === 'ended' ? openedAt + 65_000 : null,
    ...change,
  }
  const view = { ...emptyView(id), conversation, transcript: withNewer(emptyTranscript, events) }
  return {
    id,
    task: 'chatInteraction',
    interaction,
    view,
    part: 'handling',
    me: 'p2',
    unread: unreadCount(conversation, 'p2'),
    lanes: [],
  }
}

/** Somebody of this name waits for Ada's answer. */
export const invites = (name: string, issuedAt = morning): Invited => ({
  id: idOf(name),
  seq: 2,
  purpose: 'handle',
  name,
  waitingSince: issuedAt - 5_000,
  issuedAt,
  expiresAt: issuedAt + 20_000,
})

/** Ada's desk, online, with these entries; the first one is selected. */
export function deskWhere(entries: readonly DeskEntry[], change: Partial<DeskState> = {}): DeskState {
  return { ...emptyDesk, line: { is: 'online' }, agent: ada, entries, selected: entries[0], ...change }
}

/** What the server knows of a contact. */
export const record = (
  id: string,
  profile: Partial<ContactProfile> = {},
  change: Partial<ContactRecord> = {},
): ContactRecord => ({
  id,
  site: 'shop',
  profile: { name: 'Mia', emails: [], phones: [], language: null, fields: {}, ...profile },
  createdAt: morning,
  verified: false,
  version: 0,
  changes: [],
  callbacks: [],
  recent: 1,
  merged: [],
  ...change,
})
