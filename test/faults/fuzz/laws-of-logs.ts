import assert from 'node:assert/strict'
import { contactIn, type LoggedEvent } from '@parley/protocol'
import { messagesIn, type Written } from '../../support/journal.ts'
import type { Truth } from './laws-of-screens.ts'
import type { Person } from './person.ts'

// What must hold for the logs when a story is over.

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
  for (const { id, answer, text } of written) {
    const times = places.get(id) ?? 0
    assert.ok(times <= 1, `${text} is in the log once`)
    if (answer?.is === 'accepted') assert.equal(times, 1, `${text} was accepted and is in the log`)
    // Tabs share an outbox: what one of them was refused, another may have sent when it was possible.
    if (answer?.is === 'refused' && !sharesItsOutbox(text, people))
      assert.equal(times, 0, `${text} was refused and is not in the log`)
    places.delete(id)
  }
  assert.deepEqual([...places], [], 'somebody sent every message')
}

const sharesItsOutbox = (text: string, people: readonly Person[]) =>
  people.some((person) => person.lines.length > 1 && text.startsWith(person.said(0).slice(0, -1)))

/**
 * What one tab wrote stands in the order in which it was written, whatever happened to its lines. Only after a refusal that
 * was mended later can a line be overtaken, by one that set out while the refusal was on its way.
 */
export function assertInOrder({ log }: Truth, people: readonly Person[]): void {
  const messages = messagesIn(log)
  const logged = new Set(messages.map(({ cause }) => cause))
  const hasMended = ({ lines }: Person) =>
    lines.some(({ heard }) => heard.some((frame) => frame.type === 'refused' && logged.has(frame.id)))
  const exempt = new Set(people.filter(hasMended).flatMap((person) => person.lines.map((_, tab) => person.said(tab))))

  const latest = new Map<string, number>()
  for (const { text } of messages) {
    const [tab = '', number] = text.split(': ')
    assert.ok(exempt.has(tab) || Number(number) > (latest.get(tab) ?? 0), `${text} comes after what was before it`)
    latest.set(tab, Number(number))
  }
}

/** No contact is without an owner, a place in the queue, or an honest word about it. */
export function assertNobodyIsForgotten({ conversation, interaction }: Truth, isSomebodyThere: boolean): void {
  if (conversation.status === 'ended') {
    assert.ok(['ended', 'done'].includes(interaction.status), 'both logs know the end')
    return
  }
  assert.ok(contactIn(conversation), 'the contact is in it')
  if (interaction.status === 'handled') {
    const owner = interaction.parties.find(({ agentId }) => agentId === interaction.owner)
    assert.equal(owner?.state, 'in', 'everybody is back, and so is the owner')
    const shown = conversation.participants.find(({ id }) => id === owner?.participantId)
    assert.equal(shown?.presence, 'here', 'and the contact was told')
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

/** Longer than an agent may be away before the conversation goes to somebody else: 120 s after 30 s, and some to act. */
const longestAwayMs = 95_000

/** Nobody is away for longer than that while the contact waits. `now`: when the story ends. */
export function assertLostAgentsAreReplaced({ interactionLog }: Truth, now: number): void {
  for (const [place, { name, body, at }] of interactionLog.entries()) {
    if (name !== 'agent-away') continue
    const { agentId } = body as { agentId: string }
    const isOver = ({ name, body }: LoggedEvent) =>
      name === 'interaction-ended' || (body as { agentId?: string }).agentId === agentId
    const over = interactionLog.slice(place + 1).find(isOver)
    assert.ok((over?.at ?? now) - at <= longestAwayMs, `${agentId} is back, or lost, in time`)
  }
}
