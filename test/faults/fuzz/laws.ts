import assert from 'node:assert/strict'
import {
  applyEvent,
  applyInteractionEvent,
  concerns,
  type Conversation,
  type ConversationId,
  contactIn,
  emptyConversation,
  emptyInteraction,
  type Interaction,
  type LoggedEvent,
  partyOf,
  type ServerFrame,
} from '@parley/protocol'
import type { ChatClient, ConversationView } from '@parley/protocol/client'
import { interactionEvents } from '@parley/protocol/schemas'
import { messagesIn, type Written } from '../../support/journal.ts'
import type { MangledLine } from './mangled-line.ts'
import type { Person, Tab } from './person.ts'

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

/** A dead line is noticed within 35 s ([CLI4], [R9]). */
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
    lines.flatMap((line) => (line.is === 'message' ? { seq: line.seq, by: line.by, text: line.message.text } : [])),
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

/** An accepted message is in the log exactly once, a refused one is not, and what nobody sent is not there either. */
export function assertEverythingKept(
  written: readonly Written[],
  people: readonly Person[],
  truths: readonly Truth[],
): void {
  const places = new Map<string, number>()
  for (const { cause } of truths.flatMap(({ log }) => messagesIn(log))) {
    assert.ok(cause, 'every message has a cause')
    places.set(cause, (places.get(cause) ?? 0) + 1)
  }
  const waiting = people.flatMap(({ tabs }) => tabs.flatMap(({ client }) => client.outbox))
  assert.deepEqual(
    waiting.filter(({ state }) => state.is !== 'refused'),
    [],
    'everything was answered',
  )
  const refused = new Set(waiting.map(({ id }) => id))
  for (const { id, answer } of written) {
    // A page that was closed did not hear the answer; what it left in its outbox was sent all the same.
    const isRefused = answer ? answer.is === 'refused' : refused.has(id)
    const times = places.get(id) ?? 0
    assert.ok(
      times <= 1 && (answer === undefined || times === (isRefused ? 0 : 1)),
      `${id} is in the log as often as it was accepted`,
    )
    places.delete(id)
  }
  assert.deepEqual([...places], [], 'somebody sent every message')
}

/**
 * What one tab wrote stands in the order in which it was written, whatever happened to its lines. Only a tab that wrote
 * faster than it may can see a line overtaken: when one more sets out while the refusal of the one before is on its way.
 */
export function assertInOrder({ log }: Truth, people: readonly Person[]): void {
  const slowed = new Set(
    people.flatMap((person) => person.lines.flatMap((line, tab) => (wasSlowed(line) ? person.said(tab) : []))),
  )
  const latest = new Map<string, number>()
  for (const { text } of messagesIn(log)) {
    const [tab = '', number] = text.split(': ')
    assert.ok(
      slowed.has(tab) || Number(number) > (latest.get(tab) ?? 0),
      `${text} comes after what was written before it`,
    )
    latest.set(tab, Number(number))
  }
}

const wasSlowed = ({ heard }: MangledLine) =>
  heard.some((frame) => frame.type === 'refused' && frame.code === 'too-many-commands')

/** No contact is without an owner, a place in the queue, or an honest word about it. */
export function assertNobodyIsForgotten({ conversation, interaction }: Truth, isSomebodyThere: boolean): void {
  if (conversation.status === 'ended') {
    assert.ok(['ended', 'done'].includes(interaction.status), 'both logs know the end')
    return
  }
  assert.ok(contactIn(conversation), 'the contact is in it')
  if (interaction.status === 'handled') {
    const owner = interaction.parties.find(({ agentId }) => agentId === interaction.owner)
    assert.ok(owner && owner.state !== 'left', 'an owner who is there')
    const shown = conversation.participants.find(({ id }) => id === owner.participantId)
    assert.equal(
      shown?.presence,
      owner.state === 'away' ? 'away' : 'here',
      'the contact is told when the owner is away',
    )
    assert.equal(conversation.waiting, null)
  } else {
    assert.equal(interaction.status, 'queued')
    assert.equal(conversation.waiting, isSomebodyThere ? 'for-agent' : 'nobody-available', 'the honest word')
  }
}

/** An invitation is accepted once, by whom it was meant for, and nobody handles more than their capacity. */
export function assertInvitationsAreFair({ interactionLog }: Truth): void {
  let invited: string | null = null
  for (const { name, body } of interactionLog) {
    const { agentId } = body as { agentId?: string }
    if (name === 'invitation-issued') {
      assert.equal(invited, null, 'one invitation at a time')
      invited = agentId ?? null
    }
    if (name === 'invitation-accepted' || name === 'invitation-closed') {
      assert.equal(agentId, invited, 'answered by whom it was meant for')
      invited = null
    }
    if (name === 'interaction-ended') invited = null
  }
}
