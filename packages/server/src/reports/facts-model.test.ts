import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOf, type LoggedEvent } from '@parley/protocol'
import fc from 'fast-check'
import { fakeClock } from '@parley/protocol/testing'
import { Told } from '../testing/report-samples.ts'
import { FactKeeper } from './fact-keeper.ts'
import { createMemoryFactIndex } from './memory-fact-index.ts'
import { pagesOf } from './make-report.ts'
import { openSqliteFacts } from './open-sqlite-facts.ts'
import type { Row } from './fact-index.ts'

// Whatever happens: the facts are those that a slow, naive reading of the whole logs gives.

type Step = (told: Told) => unknown

const steps: readonly Step[] = [
  (told) => told.says('p1'),
  (told) => told.says('p2'),
  (told) => told.says('p3'),
  (told) => told.says('p9'),
  (told) => told.chooses(),
  (told) => told.chooses(null),
  (told) => told.accepts('ada'),
  (told) => told.accepts('ben', { how: 'conference-accepted' }),
  (told) => told.accepts('ben', { how: 'transfer-accepted', replaces: 'p2' }),
  (told) => told.leaves('p2'),
  (told) => told.leaves('p3'),
  (told) => told.handsOver('tea'),
  (told) => told.rates(4),
]

const anyTold = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.constantFrom(...steps)), { maxLength: 25 }),
    fc.option(
      fc.tuple(fc.integer({ min: 0, max: 90 }), fc.constantFrom('ended-by-staff', 'contact-left', 'inactivity')),
    ),
    fc.option(fc.constantFrom('ada', 'ben', undefined)),
  )
  .map(([bot, happened, end, done]) => {
    const told = new Told({ bot })
    for (const [seconds, step] of happened) step(told.after(seconds))
    if (end) told.after(end[0]).ends(end[1])
    if (end && done !== null) told.after(30).done(done)
    return told
  })

type Logged = LoggedEvent<string, Record<string, never>>

/** The numbers of a conversation, each looked for in the whole logs. */
function naive({ events }: Told) {
  const all = events.map(({ log, json }) => ({ kind: kindOf(log), ...(JSON.parse(json) as Logged) }))
  const said = all.filter(({ kind }) => kind === 'conversation')
  const named = (name: string) => all.find((event) => event.name === name)
  const end = named('conversation-ended')
  const isStaff = (id: string) => id === 'p2' || id === 'p3'
  const isBot = named('bot-assigned') !== undefined
  const queuedAt = isBot ? named('interaction-handed-over')?.at : named('interaction-opened')?.at
  const joinedOf = (event: Logged) =>
    event.name === 'participant-joined' ? event.body['participant']!['id'] : undefined
  const came = said.find((event) => isStaff(joinedOf(event) ?? ''))
  const answered = said.find(({ name, by }, place) => name === 'message-sent' && isStaff(by) && wasKnown(by, place))
  const since = (at: number | undefined) =>
    queuedAt === undefined || at === undefined ? null : Math.max(0, at - queuedAt)

  function wasKnown(id: string, before: number): boolean {
    return said.slice(0, before).some((event) => joinedOf(event) === id)
  }
  function isIn(id: string, before: number): boolean {
    return said.slice(0, before).reduce<boolean>((is, event) => {
      if (joinedOf(event) === id) return true
      const goes = (event.name === 'participant-left' && event.by === id) || event.body['replaces'] === id
      return goes || event.name === 'conversation-ended' ? false : is
    }, false)
  }
  function handlingOf(id: string, agentId: string): number {
    // Second by second: whether they were in it, and at the end whether they finished it.
    const moments = said.map((event, place) => ({ at: event.at, isIn: isIn(id, place + 1) }))
    const inIt = moments.reduce(
      (sum, { at, isIn: is }, place) => sum + (is ? (moments[place + 1]?.at ?? at) - at : 0),
      0,
    )
    const place = said.findIndex(({ name }) => name === 'conversation-ended')
    const done = named('interaction-done')
    const wasThere = place >= 0 && isIn(id, place)
    const leftAt = said.findLast((event, at) => isIn(id, at) && !isIn(id, at + 1))?.at
    const finished = done?.body['agentId'] === (agentId as unknown) && (wasThere || leftAt === end?.at)
    return inIt + (done && finished && end ? done.at - end.at : 0)
  }
  const waits: boolean[] = []
  let asked: number | undefined
  said.forEach((event, place) => {
    const asks =
      (event.name === 'message-sent' && event.by === 'p1') || (event.name === 'choice-made' && 'key' in event.body)
    const someone = isIn('p2', place) || isIn('p3', place)
    const answers =
      event.name === 'conversation-ended' ||
      (event.name === 'message-sent' &&
        (isStaff(event.by) ? wasKnown(event.by, place) || !someone : event.by === 'p9' && !someone))
    if (asks) asked ??= event.at
    if (answers && asked !== undefined) {
      waits.push(event.at - asked > 60_000)
      asked = undefined
    }
  })
  const agents = [
    ['ada', 'p2'],
    ['ben', 'p3'],
  ].filter(([, id]) => said.some((event) => joinedOf(event) === id)) as [string, string][]
  return {
    outcome: !end ? 'open' : came ? 'handled' : queuedAt === undefined ? 'bot' : 'abandoned',
    firstResponseMs: since(answered?.at),
    waitedMs: since(came?.at ?? end?.at),
    handlingMs:
      end && agents.length > 0 ? agents.reduce((sum, [agentId, id]) => sum + handlingOf(id, agentId), 0) : null,
    waits: waits.length,
    late: waits.filter(Boolean).length,
    stars: named('rated') ? 4 : null,
    agents: agents.map(([agentId]) => agentId).sort(),
  }
}

test('[REP1] [REP2] [REP3] [REP4] [REP5] [REP7] whatever happens, the facts are those of a naive reading', () => {
  fc.assert(
    fc.property(anyTold, (told) => {
      const { outcome, firstResponseMs, waitedMs, handlingMs, waits, late, stars, parts } = told.facts()!
      const agents = parts.map(({ agentId }) => agentId).sort()
      assert.deepEqual({ outcome, firstResponseMs, waitedMs, handlingMs, waits, late, stars, agents }, naive(told))
    }),
    { numRuns: 500, interruptAfterTimeLimit: 60_000 },
  )
})

test('[REP20] the facts are the same in whatever order the two logs are read beside each other', () => {
  fc.assert(
    fc.property(anyTold, fc.infiniteStream(fc.boolean()), (told, choices) => {
      const logs = [
        told.events.filter(({ log }) => kindOf(log) === 'conversation'),
        told.events.filter(({ log }) => kindOf(log) === 'interaction'),
      ]
      const woven = told.events.map(() => {
        const [first, second] = choices.next().value ? [0, 1] : [1, 0]
        return (logs[first]!.shift() ?? logs[second]!.shift())!
      })
      assert.deepEqual(told.facts(woven), told.facts())
    }),
    { numRuns: 300, interruptAfterTimeLimit: 60_000 },
  )
})

for (const [where, open] of [
  ['SQLite', () => openSqliteFacts(':memory:')],
  ['memory', createMemoryFactIndex],
] as const)
  test(`[REP20] kept in slices, the rows are those of the facts: ${where}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTold, { maxLength: 60 }), async (all) => {
        const fed = all.flatMap(({ events }) => events).map((event, place) => ({ ...event, place: place + 1 }))
        const index = open()
        const feed = { read: async (after: number, limit: number) => fed.slice(after, after + limit) }
        const options = { feed, facts: index, late: () => 60_000, rules: '', clock: fakeClock(), log: () => {} }
        await new FactKeeper({ ...options, nextTurn: setImmediate }).catchUp()
        const rows: Row[] = []
        for (const whole of ['conversations', 'parts'] as const)
          for await (const page of pagesOf(index, { from: 0, before: 1e12 }, whole)) rows.push(...page)
        await index.close()
        const wanted = all.flatMap((told) => {
          const { id: _, parts, ...whole } = told.facts()!
          return [{ ...whole, agentId: null }, ...parts.map(({ name: _name, ...part }) => ({ ...whole, ...part }))]
        })
        const inOrder = (each: readonly object[]) =>
          each.map((row) => JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))).sort()
        assert.deepEqual(inOrder(rows), inOrder(wanted))
      }),
      { numRuns: 25, interruptAfterTimeLimit: 60_000 },
    )
  })
