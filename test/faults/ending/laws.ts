import assert from 'node:assert/strict'
import {
  contactIn,
  leadsTo,
  type Conversation,
  type Happening,
  type Interaction,
  type LoggedEvent,
} from '@parley/protocol'
import type { EndingOffice } from './office.ts'

/** What each event that moves an interaction stands for in the table; several where it may be one of them. */
const meaning: Readonly<Record<string, readonly (Happening | 'hands-over')[]>> = {
  'invitation-accepted': ['agent-accepts'],
  'interaction-parked': ['agent-ends'],
  'interaction-rejoined': ['agent-rejoins'],
  'interaction-queued': ['agent-lost', 'contact-writes'],
  'interaction-handed-over': ['hands-over'],
  'interaction-ended': ['agent-ends', 'contact-leaves', 'silence', 'mark-done'],
  'interaction-done': ['mark-done', 'time-over'],
}

/** Every step that the staff's log took is one of the table's ([END1]). */
export function assertFollowsTheTable(
  { before, event }: { before: Interaction; event: LoggedEvent },
  after: Interaction,
  {
    rules,
    conversation,
  }: { readonly rules: Pick<EndingOffice['rules'], 'asynchronous'>; readonly conversation: Conversation },
): void {
  // A bot is there from the beginning, or not at all.
  if (event.name === 'bot-assigned') return assert.equal(event.seq, 2)
  if (event.seq === 1 || before.status === after.status) return
  const happenings = meaning[event.name]
  assert.ok(happenings, `${event.name} may not lead from ${before.status} to ${after.status}`)
  const isClosingParked = before.status === 'parked' && event.name === 'interaction-ended'
  const leads = happenings.map((what) =>
    // A bot ends nothing: whoever it hands over waits for a person.
    what === 'hands-over' ? before.status === 'with-bot' && 'queued' : leadsTo(before.status, what, rules),
  )
  assert.ok(
    leads.includes(after.status) || (isClosingParked && conversation.endReason === 'ended-by-staff'),
    `${event.name} led from ${before.status} to ${after.status}`,
  )
}

/** Both logs agree, and no contact is left alone without a word ([END2], [END3]). */
export function assertNobodyIsLeftAlone({ conversation, interaction, rules }: EndingOffice): void {
  if (conversation.seq === 0) return
  const isOpen = conversation.status === 'open'
  assert.equal(
    isOpen,
    ['with-bot', 'queued', 'handled', 'parked'].includes(interaction.status),
    'both logs know whether it is open',
  )
  if (!isOpen) {
    assert.equal(interaction.invitation, null, 'nobody is asked for what has ended')
    assert.equal(interaction.closing, null)
    return
  }
  assert.ok(contactIn(conversation), 'the contact is in it')
  if (interaction.status === 'handled') {
    const owner = interaction.parties.find(({ agentId }) => agentId === interaction.owner)
    assert.ok(owner?.state === 'in' || owner?.state === 'away', 'it has an owner')
    assert.equal(conversation.waiting, null)
  } else if (interaction.status === 'with-bot') {
    assert.equal(interaction.bot?.is, 'talking', 'a bot talks with them')
    assert.equal(conversation.waiting, null)
  } else if (interaction.status === 'queued') {
    assert.ok(conversation.waiting === 'for-agent' || conversation.waiting === 'nobody-available', 'the honest word')
  } else {
    assert.ok(rules.asynchronous, 'parked only where it is asynchronous')
    assert.equal(conversation.waiting, 'parked', 'the contact knows that nobody is in')
    assert.ok(
      interaction.parties.some(({ state }) => state === 'parked'),
      'it is still with somebody',
    )
  }
  assert.equal(conversation.leavesAt === null || interaction.closing?.why === 'left', true, 'who leaves is waited for')
}
