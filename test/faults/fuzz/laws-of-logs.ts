import assert from 'node:assert/strict'
import { contactIn, type LoggedEvent } from '@parley/protocol'
import { messagesIn, type Written } from '../../support/journal.ts'
import type { Truth } from './laws-of-screens.ts'
import type { MangledLine } from './mangled-line.ts'
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
 * What one tab wrote stands in the order in which it was written, whatever happened to its lines. Only somebody who wrote
 * faster than they may can see a line overtaken: when one more sets out while the refusal of the one before is on its way.
 */
export function assertInOrder({ log }: Truth, people: readonly Person[]): void {
  const hasty = people.filter(({ lines }) => lines.some(wasSlowed))
  const slowed = new Set(hasty.flatMap((person) => person.lines.map((_, tab) => person.said(tab))))
  const latest = new Map<string, number>()
  for (const { text } of messagesIn(log)) {
    const [tab = '', number] = text.split(': ')
    assert.ok(slowed.has(tab) || Number(number) > (latest.get(tab) ?? 0), `${text} comes after what was before it`)
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
