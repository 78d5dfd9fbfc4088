import assert from 'node:assert/strict'
import {
  concerns,
  conversationLog,
  interactionLog,
  newId,
  readsAlong,
  type AgentId,
  type Interaction,
  type LoggedEvent,
  type LogId,
} from '@parley/protocol'
import { takesPlace } from '@parley/server/in-memory'
import { assertNobodyIsLeftAlone, assertSamePeople } from '../teamwork/laws.ts'
import { Somebody } from './people.ts'
import type { Talk } from '../teamwork/talk.ts'
import type { Story } from './story.ts'

const rules = {
  asynchronous: false,
  dispositionMandatory: false,
  contactLeaveDelayMs: 0,
  autoDoneMs: 0,
  afterCallWorkMs: 0,
}

/** What every node knows is what the store has, and everybody reads what is theirs, whole ([NOD1] to [NOD5], [NOD10]). */
export async function assertNodesAgree(story: Story): Promise<void> {
  const talks = [...story.talks.values()].filter(({ interaction }) => interaction.seq > 0)
  for (const talk of talks) {
    assertNobodyIsLeftAlone(talk, { rules })
    assertSamePeople(talk)
  }
  await assertLogs(story, talks)
  await assertSameView(story, talks)
}

/** Each line has the logs that are its person's, up to their ends, and nothing came in another order. */
async function assertLogs(story: Story, talks: readonly Talk[]): Promise<void> {
  for (const { name, agent, open } of [...story.contacts, ...story.staff])
    for (const { logs, gaps } of open) {
      assert.deepEqual(gaps, [], `${name} misses nothing`)
      const contactId = talks.find(({ contact }) => contact === name)?.interaction.contact.id
      const latest = contactId === undefined ? null : await story.nodes.store.latestConversation(contactId)
      const theirs = agent
        ? talks.flatMap(({ id, interaction }): LogId[] => [
            ...(concerns(interaction, name) ? [interactionLog(id)] : []),
            ...(readsAlong(interaction, name) ? [conversationLog(id)] : []),
          ])
        : talks.filter(({ id }) => id === latest).map(({ id }) => conversationLog(id))
      if (agent || theirs.length > 0) assert.deepEqual([...logs.keys()].toSorted(), theirs.toSorted(), `${name}'s logs`)
      for (const [log, seq] of logs) {
        const events = await story.nodes.store.readEvents(log as LogId, { limit: 10_000 })
        const last = JSON.parse(events.at(-1)!) as LoggedEvent
        assert.equal(seq, last.seq, `${name} has all of ${log}`)
      }
    }
}

/** From each node the team and what is running look the same, and as the store has it. */
async function assertSameView(story: Story, talks: readonly Talk[]): Promise<void> {
  const records = new Map((await story.nodes.store.agents()).map((record) => [record.agentId, record]))
  const open = talks.filter(({ interaction }) => interaction.status === 'queued' || interaction.status === 'handled')
  const onDuty = story.living.filter(({ log }) => isOnDuty(log))
  assert.equal(onDuty.length, 1, 'one node is on duty')
  for (const node of story.living) {
    const wanda = new Somebody('wanda', { agentId: 'wanda', name: 'Wanda', role: 'supervisor' })
    const line = wanda.comes(node)
    await story.nodes.settled()
    for (const type of ['follow-team', 'follow-running']) line.send({ type, id: newId(), follow: true })
    await story.nodes.settled()
    for (const { name, open: lines } of story.staff) {
      const mate = line.team.get(name)!
      const load = talks.filter(({ interaction }) => takesPlace(interaction, name)).length
      assert.equal(mate.load, load, `${name}'s load`)
      assert.equal(mate.connected, lines.length > 0, `${name} is there`)
      assert.deepEqual(mate.presence, records.get(name)?.presence, `${name}'s presence`)
      const couldBeAsked = mate.connected && mate.presence.is === 'ready' && load < mate.presence.capacity
      for (const { interaction } of open)
        if (couldBeAsked && interaction.status === 'queued' && !isSpared(interaction, name, story.nodes.clock.now()))
          assert.ok(interaction.invitation, `somebody is asked for ${interaction.id}`)
    }
    assert.deepEqual([...line.running.keys()].toSorted(), open.map(({ id }) => id).toSorted(), 'what is running')
    for (const { id, interaction } of open) assert.equal(line.running.get(id)?.owner, interaction.owner)
    line.drop()
    await story.nodes.settled()
  }
}

/** Who declined a moment ago is not asked again at once ([ROU5]). */
const isSpared = ({ declined }: Interaction, agentId: AgentId, now: number) =>
  declined.some((each) => each.agentId === agentId && now - each.at <= 6_000)

const isOnDuty = (log: readonly string[]) => log.findLast((event) => event.startsWith('duty-')) === 'duty-taken'
