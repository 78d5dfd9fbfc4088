import assert from 'node:assert/strict'
import {
  concerns,
  contactIn,
  conversationLog,
  interactionLog,
  readsAlong,
  staffIn,
  type Consultation,
} from '@parley/protocol'
import { takesPlace } from '@parley/server/in-memory'
import { agentIds, type TeamOffice } from './office.ts'
import type { Talk } from './talk.ts'

/** No contact is without an owner, a queue place or an honest word ([END2], [END3]). */
export function assertNobodyIsLeftAlone(
  { conversation, interaction }: Talk,
  { rules }: Pick<TeamOffice, 'rules'>,
): void {
  const isOpen = conversation.status === 'open'
  assert.equal(isOpen, ['queued', 'handled', 'parked'].includes(interaction.status), 'both logs know if it is open')
  if (!isOpen) {
    assert.equal(interaction.invitation, null)
    assert.deepEqual(interaction.team, [], 'nobody is asked for what has ended')
    return
  }
  assert.ok(contactIn(conversation), 'the contact is in it')
  if (interaction.status !== 'handled') {
    assert.equal(interaction.owner, null, `${interaction.status} is nobody's`)
    assert.deepEqual(staffIn(interaction), [])
    assert.deepEqual(interaction.team, [])
    if (interaction.status === 'queued')
      assert.ok(['for-agent', 'nobody-available'].includes(conversation.waiting ?? ''), 'the honest word')
    else assert.ok(rules.asynchronous && conversation.waiting === 'parked')
    return
  }
  assert.equal(conversation.waiting, null)
  assert.equal(interaction.invitation, null)
  const owners = staffIn(interaction).filter(({ agentId }) => agentId === interaction.owner)
  assert.equal(owners.length, 1, 'exactly one owner, who is in it')
}

/** Both logs have the same people in it. */
export function assertSamePeople({ conversation, interaction }: Talk): void {
  if (conversation.status === 'ended') return
  const seen = conversation.participants
    .filter(({ role, presence }) => role !== 'contact' && presence !== 'left')
    .map(({ id, presence }) => `${id} ${presence === 'away' ? 'away' : 'in'}`)
  const known = staffIn(interaction).map(({ participantId, state }) => `${participantId} ${state}`)
  assert.deepEqual(seen.toSorted(), known.toSorted(), 'who is in it for the contact is in it for staff')
}

/** What colleagues are asked stands as it may ([TEA2], [TEA4]). */
export function assertAsksWell({ interaction }: Talk, now: number): void {
  const inside = new Set(staffIn(interaction).map(({ agentId }) => agentId))
  const asked = interaction.team.map((each) => each.asked.agentId)
  assert.equal(new Set(asked).size, asked.length, 'nobody is asked twice at once')
  for (const { from, asked: whom, declined } of interaction.team) {
    assert.ok(inside.has(from.agentId), 'who asks is in it')
    assert.ok(!inside.has(whom.agentId), 'who is asked is not in it')
    assert.ok(!declined.includes(whom.agentId), 'nobody is asked twice')
    assert.ok(whom.expiresAt > now - 15_000, 'no question outlives its time')
  }
}

/** Consultations are of two, and each agent is in one at a time as the one who is asked ([CNS1], [CNS5]). */
export function assertConsultsWell({ interaction }: Talk): void {
  const { consultations, status } = interaction
  assert.equal(new Set(consultations.map(({ id }) => id)).size, consultations.length, 'each has its own conversation')
  const consulted = consultations.flatMap(({ to, kind, done }) =>
    kind === 'coaching' || done.includes(to.agentId) ? [] : [to.agentId],
  )
  assert.equal(new Set(consulted).size, consulted.length, 'nobody is consulted twice at once')
  for (const { state, from, to, done, kind } of consultations) {
    assert.notEqual(from.agentId, to.agentId)
    assert.ok(done.length < 2 && new Set(done).size === done.length)
    assert.ok(state === 'ended' || done.length === 0)
    if (state === 'ended') continue
    assert.equal(status, 'handled', 'a consultation does not outlive what it is about')
    const bound = kind === 'coaching' ? to : from
    assert.ok(
      staffIn(interaction).some(({ agentId }) => agentId === bound.agentId),
      'one of the two is in it',
    )
  }
}

/** The conversation behind a consultation has its two agents, and stands where the consultation does ([CNS1], [CNS3]). */
export function assertInStep(behind: Talk, consultation: Consultation | undefined): void {
  const { conversation, interaction } = behind
  if (conversation.seq === 0) return assert.notEqual(consultation?.state, 'open', 'what is open has its conversation')
  if (consultation) {
    const two = [consultation.from.agentId, consultation.to.agentId]
    assert.deepEqual(
      interaction.parties.map(({ agentId }) => agentId),
      two,
      'only its two agents',
    )
    assert.equal(conversation.participants.length, 2)
    assert.equal(conversation.status === 'open', consultation.state === 'open', 'both are open, or neither is')
    assert.equal(interaction.status, consultation.state === 'open' ? 'handled' : 'ended')
  } else assert.equal(interaction.status, 'done', 'what is gone is closed')
  assert.equal(interaction.owner, null)
}

/** What the store and the lines have on each agent's desk is what the interactions say. */
export async function assertDesks(office: TeamOffice, { lines }: { lines: boolean }): Promise<void> {
  const talks = [...office.talks.values()].filter(({ interaction }) => interaction.seq > 0)
  for (const agentId of agentIds) {
    const expected = talks.filter(({ interaction }) => concerns(interaction, agentId)).map(({ id }) => id)
    const stored = await office.store.conversationsOnDesk(agentId)
    assert.deepEqual(stored.toSorted(), expected.toSorted(), `${agentId}'s desk`)
    const open = office.logsOf(agentId)
    if (!lines || !open) continue
    const read = talks
      .filter(({ interaction }) => readsAlong(interaction, agentId))
      .map(({ id }) => conversationLog(id))
    assert.deepEqual([...open].toSorted(), [...expected.map(interactionLog), ...read].toSorted(), `${agentId}'s logs`)
  }
}

/** The board counts what takes a place, no more and no less ([TEA7]). */
export function assertLoads(office: TeamOffice): void {
  for (const { agentId, load } of office.team) {
    const busy = [...office.talks.values()].filter(({ interaction }) => takesPlace(interaction, agentId))
    assert.equal(load, busy.length, `${agentId}'s load`)
  }
}
