import assert from 'node:assert/strict'
import { newId, type CommandBody, type CommandName, type TeamPurpose } from '@parley/protocol'
import { chanceFrom } from '../../support/random.ts'
import { assertConsultsWell, assertInStep, assertNobodyIsLeftAlone, assertSamePeople } from './laws.ts'
import { assertLawful } from './laws-of-events.ts'
import { Talk } from './talk.ts'
import { TwoCores, type Core } from './two-cores.ts'

/** Somebody's part in a race. */
type Runner = <Name extends CommandName>(who: string, name: Name, body: CommandBody<Name>) => () => Promise<string>

interface Start {
  readonly owner: string
  /** Two others, who have been asked what the race asks for. */
  readonly others: readonly [string, string]
  /** The questions, in the order of `asks`. */
  readonly invitations: readonly number[]
}

interface Race {
  /** Whom of the others the owner has asked for what. */
  readonly asks: readonly (readonly [other: 0 | 1, purpose: TeamPurpose])[]
  readonly runs: (start: Start, by: Runner) => readonly [() => Promise<string>, () => Promise<string>]
  /** What may come of it: who of the two succeeded, how the conversation stands, and whose it is. Nothing else may. */
  readonly outcomes: readonly string[]
}

const accept = (by: Runner, who: string, invitation: number) => by(who, 'accept-invitation', { invitation })

/** The owner is `o`, the others are `a` and `b`; `c` is the supervisor. */
const races: Readonly<Record<string, Race>> = {
  'two accept a transfer': {
    asks: [
      [0, 'transfer'],
      [1, 'transfer'],
    ],
    runs: ({ others: [a, b], invitations: [one, other] }, by) => [accept(by, a, one!), accept(by, b, other!)],
    outcomes: ['first: handled by a, in it a', 'second: handled by b, in it b'],
  },
  'two windows accept': {
    asks: [[0, 'conference']],
    runs: ({ others: [a], invitations: [one] }, by) => [accept(by, a, one!), accept(by, a, one!)],
    outcomes: ['first: handled by o, in it o a', 'second: handled by o, in it o a'],
  },
  'accept against withdraw': {
    asks: [[0, 'transfer']],
    runs: ({ owner, others: [a], invitations: [one] }, by) => [
      accept(by, a, one!),
      by(owner, 'withdraw-colleague', { invitation: one! }),
    ],
    outcomes: ['first: handled by a, in it a', 'second: handled by o, in it o'],
  },
  'accept against reject': {
    asks: [[0, 'conference']],
    runs: ({ others: [a], invitations: [one] }, by) => [
      accept(by, a, one!),
      by(a, 'reject-invitation', { invitation: one! }),
    ],
    outcomes: ['first: handled by o, in it o a', 'second: handled by o, in it o'],
  },
  'transfer against end': {
    asks: [[0, 'transfer']],
    runs: ({ owner, others: [a], invitations: [one] }, by) => [accept(by, a, one!), by(owner, 'end-conversation', {})],
    outcomes: ['first: handled by a, in it a', 'second: ended by o, in it o'],
  },
  'transfer against the contact leaving': {
    asks: [[0, 'transfer']],
    runs: ({ others: [a], invitations: [one] }, by) => [accept(by, a, one!), by('grace', 'end-conversation', {})],
    outcomes: ['both: ended by a, in it a', 'second: ended by o, in it o'],
  },
  'owner leaves against conference': {
    asks: [[0, 'conference']],
    runs: ({ owner, others: [a], invitations: [one] }, by) => [accept(by, a, one!), by(owner, 'end-conversation', {})],
    outcomes: ['both: handled by a, in it a', 'second: ended by o, in it o'],
  },
  'consultation against end': {
    asks: [[0, 'chat-consultation']],
    runs: ({ owner, others: [a], invitations: [one] }, by) => [accept(by, a, one!), by(owner, 'end-conversation', {})],
    outcomes: ['both: ended by o, in it o', 'second: ended by o, in it o'],
  },
  'transfer against take-over': {
    asks: [[0, 'transfer']],
    runs: ({ others: [a], invitations: [one] }, by) => [accept(by, a, one!), by('cleo', 'take-over', {})],
    outcomes: ['both: handled by c, in it c', 'second: handled by c, in it c'],
  },
}

/** What has come of each race, and how often. */
export type Tally = Map<string, number>

/** Runs races until there were so many. @throws AssertionError where anything but one outcome of the table came of one. */
export async function runRaces({ count, seed }: { count: number; seed: number }): Promise<Tally> {
  const [both, chance, tally] = [await TwoCores.start(), chanceFrom(seed), new Map<string, number>()]
  const names = Object.keys(races)
  try {
    for (let race = 0; race < count; race++) {
      const name = names[race % names.length]!
      const cores = chance.oneOf([
        [0, 0],
        [0, 1],
        [1, 0],
      ] as const)!
      const outcome = await run(both, races[name]!, { cores, reverse: chance.happens(0.5) })
      assert.ok(races[name]!.outcomes.includes(outcome), `${name}, race ${race}: ${outcome}`)
      const key = `${name} ${outcome}`
      tally.set(key, (tally.get(key) ?? 0) + 1)
    }
  } finally {
    await both.stop()
  }
  for (const name of names)
    for (const outcome of races[name]!.outcomes) assert.ok(tally.has(`${name} ${outcome}`), `${name} never: ${outcome}`)
  return tally
}

async function run(
  both: TwoCores,
  { asks, runs }: Race,
  { cores, reverse }: { cores: readonly [Core, Core]; reverse: boolean },
): Promise<string> {
  const talk = await both.talk()
  const owner = talk.interaction.owner!
  const [a, b] = both.agentIds.filter((agentId) => agentId !== owner) as [string, string]
  const behind = new Talk(newId(), null)
  for (const [other, purpose] of asks) {
    const target = { kind: 'agent', id: [a, b][other]! } as const
    const consultation = purpose.endsWith('consultation') ? { consultation: behind.id } : {}
    await both.does(owner, 0, 'invite-colleague', { purpose, target, ...consultation }, talk.id)
  }
  await both.reads(talk)
  const invitations = talk.interaction.team.map(({ seq }) => seq)

  const core = [...cores]
  const by: Runner = (who, command, body) => {
    const where = core.shift()!
    return () => both.says(who, where, command, body, talk.id)
  }
  const [first, second] = runs({ owner, others: [a, b], invitations }, by)
  const answers = reverse
    ? (await Promise.all([second(), first()])).toReversed()
    : await Promise.all([first(), second()])
  await both.settled()
  for (const news of await both.reads(talk)) assertLawful(news, talk, both.rules)
  await both.reads(behind)
  assertNobodyIsLeftAlone(talk, both)
  assertSamePeople(talk)
  assertConsultsWell(talk)
  assertInStep(behind, talk.interaction.consultations[0])

  const [ok, alsoOk] = answers.map((answer) => answer === 'accepted')
  const initials = { [owner]: 'o', [a]: 'a', [b]: 'b', cleo: 'c' }
  const { status, parties } = talk.interaction
  const isIn = parties.filter(({ state }) => state === 'in').map(({ agentId }) => initials[agentId])
  const whose = initials[talk.interaction.owner ?? '']
  await closes(both, talk)
  return `${ok && alsoOk ? 'both' : ok ? 'first' : alsoOk ? 'second' : 'none'}: ${status} by ${whose}, in it ${isIn.join(' ')}`
}

/** Everybody leaves and marks done what is theirs: no race leaves anything behind. */
async function closes(both: TwoCores, talk: Talk): Promise<void> {
  while (talk.isOpen) {
    await both.does(talk.interaction.owner!, 0, 'end-conversation', {}, talk.id)
    await both.reads(talk)
  }
  for (const { id, from, to, done } of talk.interaction.consultations)
    for (const { agentId } of [from, to])
      if (!done.includes(agentId))
        assert.equal(await both.does(agentId, 0, 'mark-consultation-done', { consultation: id }, talk.id), 'accepted')
  for (const { agentId, state } of talk.interaction.parties)
    if (state === 'finishing') assert.equal(await both.does(agentId, 0, 'mark-done', {}, talk.id), 'accepted')
  assert.equal(await both.does(talk.interaction.owner!, 0, 'mark-done', {}, talk.id), 'accepted')
  await both.reads(talk)
  assert.equal(talk.interaction.status, 'done')
}
