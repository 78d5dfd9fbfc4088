import assert from 'node:assert/strict'
import {
  applyEvent,
  applyInteractionEvent,
  concerns,
  type Conversation,
  type ConversationId,
  emptyConversation,
  emptyInteraction,
  type Interaction,
  type LoggedEvent,
  partyOf,
  type ServerFrame,
} from '@parley/protocol'
import type { ChatClient, ConversationView } from '@parley/protocol/client'
import { interactionEvents } from '@parley/protocol/schemas'
import { messagesIn } from '../../support/journal.ts'
import type { Person, Tab } from './person.ts'

// What must hold for every screen when a story is over.

/** Both logs of one conversation, as the store has them, and what they fold to. */
export interface Truth {
  readonly id: ConversationId
  readonly log: readonly LoggedEvent[]
  readonly interactionLog: readonly LoggedEvent[]
  readonly conversation: Conversation
  readonly interaction: Interaction
}

export const truthOf = (
  id: ConversationId,
  log: readonly LoggedEvent[],
  interactionLog: readonly LoggedEvent[],
): Truth => ({
  id,
  log,
  interactionLog,
  // Folding refuses gaps: [CON1] holds for both logs, or this throws.
  conversation: log.reduce(applyEvent, emptyConversation(id)),
  interaction: interactionLog.reduce(applyInteractionEvent, emptyInteraction(id)),
})

/** A dead line is noticed within 35 s ([CLI4], [FLT3]). */
export function assertNoticed({ connection }: ChatClient): void {
  assert.notEqual(connection.is, 'online', 'the client has noticed that its line is dead')
}

/** What a tab shows of a conversation is what the log says, and nothing is left on its way. */
export function assertShowsTheLog({ client }: Tab, truth: Truth): void {
  const view = client.conversations.get(truth.id)
  assert.ok(view, 'a conversation of theirs is on the screen')
  assert.deepEqual(view.conversation, truth.conversation, 'the screen stands where the log stands')
  const shown = linesOf(view)
  const written = messagesIn(truth.log).filter(({ seq }) => seq >= view.transcript.fromSeq)
  assert.deepEqual(
    shown,
    written.map(({ seq, by, text }) => ({ seq, by, text })),
    'the screen shows the log',
  )
  assert.deepEqual(
    view.pending.filter(({ refusal }) => !refusal),
    [],
    'nothing is left on its way',
  )
}

const linesOf = ({ transcript }: ConversationView) =>
  transcript.chunks.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.is === 'message' ? { seq: line.seq, by: line.by, text: line.text } : [])),
  )

/** An agent's tab has exactly the interactions that concern them, as the log has them. */
export function assertDeskIsRight({ client }: Tab, agentId: string, truths: readonly Truth[]): void {
  const expected = truths.filter(({ interaction }) => concerns(interaction, agentId))
  assert.deepEqual([...client.interactions.keys()].sort(), expected.map(({ id }) => id).sort(), 'the desk is complete')
  for (const truth of expected) {
    assert.deepEqual(client.interactions.get(truth.id), truth.interaction)
    const party = partyOf(truth.interaction, agentId)
    if (party && party.state !== 'left') assertShowsTheLog({ client } as Tab, truth)
    else
      assert.equal(client.conversations.get(truth.id)?.conversation.seq ?? 0, 0, 'who is only asked reads nothing yet')
  }
}

/** Nothing that only staff may know was ever sent to the contact. */
export function assertNothingLeaked(contact: Person, staff: readonly Person[]): void {
  const frames = contact.lines.flatMap(({ heard }) => heard)
  const names: ReadonlySet<string> = new Set(interactionEvents.map(({ name }) => name))
  for (const frame of frames) {
    const text = JSON.stringify(frame)
    assert.ok(!text.includes('interaction:'), `no log of the staff's side: ${text}`)
    for (const { agentId } of staff) assert.ok(!text.includes(agentId ?? ''), `no agent's id: ${text}`)
    for (const { name } of eventsOf(frame)) assert.ok(!names.has(name), `no event of the staff's side: ${text}`)
    assert.ok(frame.type !== 'signal' || frame.name === 'typing', `no signal for staff: ${text}`)
  }
}

const eventsOf = (frame: ServerFrame) =>
  frame.type === 'events' || frame.type === 'opened' || frame.type === 'page' ? frame.events : []
