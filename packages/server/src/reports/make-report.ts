import type { Figures, Report, ReportAgent, ReportGroup, ReportKeys, ReportQueue } from '@parley/protocol'
import { placeOf } from './days.ts'
import type { FactIndex, Page, Place, Range, Row, RowsOf } from './fact-index.ts'
import type { ReportQuestion } from './read-question.ts'
import { Tally } from './tally.ts'

type Groups = { readonly [Group in ReportGroup]?: Map<string, Tally> }

const keyOfQueue = ({ site, skill }: ReportQueue): string => JSON.stringify([site, skill])

/**
 * Counts what is asked for. Reads page by page and lets everybody else have their turn in between.
 *
 * Where it is about one agent, their parts are counted; agents beside each other are counted by their parts, too.
 */
export async function makeReport(
  facts: FactIndex,
  question: ReportQuestion,
  { complete, nextTurn }: { complete: boolean; nextTurn: () => Promise<void> },
): Promise<Report> {
  const { days, endsAt, zone, agentId, by } = question
  const range = { from: days[0]!.startsAt, before: endsAt }
  const total = new Tally()
  const groups: Groups = Object.fromEntries(by.map((group) => [group, new Map<string, Tally>()]))
  const queues = new Map<string, ReportQueue>()

  const read = async (of: RowsOf, take: (row: Row) => void) => {
    for await (const page of pagesOf(facts, range, of)) {
      for (const row of page) take(row)
      await nextTurn()
    }
  }
  const isAboutAll = agentId === undefined
  const note = (row: Row) => {
    queues.set(keyOfQueue(row), { site: row.site, skill: row.skill })
    if (isWanted(row, question)) count(row)
  }
  if (isAboutAll) await read('conversations', note)
  if (!isAboutAll || groups.agent)
    await read('parts', (row) => {
      if (row.agentId === agentId) note(row)
      const isListed = isAboutAll || row.agentId === agentId
      if (groups.agent && isListed && isWanted(row, question)) tallyIn(groups.agent, row.agentId!).add(row)
    })

  function count(row: Row): void {
    total.add(row)
    if (groups.day) tallyIn(groups.day, days[placeOf(row.openedAt, days)]!.day).add(row)
    if (groups.site) tallyIn(groups.site, row.site).add(row)
    if (groups.queue) tallyIn(groups.queue, keyOfQueue(row)).add(row)
  }

  const names = await facts.names()
  const agentOf = (id: string): ReportAgent => ({ agentId: id, name: names.get(id) ?? id })
  const keys: { readonly [Group in ReportGroup]: (key: string) => ReportKeys[Group] } = {
    day: (day) => ({ day }),
    site: (site) => ({ site }),
    queue: (key) => queues.get(key)!,
    agent: agentOf,
  }
  if (groups.day) for (const { day } of days) tallyIn(groups.day, day)

  const drawn: Record<string, unknown> = {}
  for (const group of by) {
    const rows: (ReportKeys[ReportGroup] & { figures: Figures })[] = []
    for (const [key, tally] of sorted(group, groups[group]!)) {
      rows.push({ ...keys[group](key), figures: await tally.figures(nextTurn) })
    }
    drawn[group] = rows
  }
  return {
    from: days[0]!.day,
    to: days.at(-1)!.day,
    zone,
    complete,
    total: await total.figures(nextTurn),
    by: drawn,
    queues: [...queues.values()].sort((one, other) => (keyOfQueue(one) < keyOfQueue(other) ? -1 : 1)),
    agents: [...names.keys()].map(agentOf).sort((one, other) => one.name.localeCompare(other.name)),
  }
}

/** All rows of a range, page by page. */
export async function* pagesOf(facts: FactIndex, range: Range, of: RowsOf): AsyncGenerator<readonly Row[]> {
  for (let after: Place | null = null; ; ) {
    const { rows, next }: Page = await facts.page(range, of, after)
    yield rows
    if (!next) return
    after = next
  }
}

const isWanted = ({ site, skill }: Row, asked: ReportQuestion): boolean =>
  (asked.site === undefined || site === asked.site) && (asked.skill === undefined || skill === asked.skill)

function tallyIn(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key) ?? new Tally()
  tallies.set(key, known)
  return known
}

/** Days in their order, all others with the most conversations first. */
const sorted = (group: ReportGroup, tallies: Map<string, Tally>): [string, Tally][] =>
  [...tallies].sort(
    ([one, { conversations: many }], [other, { conversations: more }]) =>
      (group === 'day' ? 0 : more - many) || (one < other ? -1 : 1),
  )
