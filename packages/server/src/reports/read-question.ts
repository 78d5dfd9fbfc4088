import { ChatError, mostReportDays, type ReportGroup, reportGroups } from '@parley/protocol'
import { type Day, daysBetween, daysFrom, utcOf, zoneOf } from './days.ts'

/** What is asked for: all conversations that were opened in some days, or those of a site, a skill, an agent. */
export interface ReportQuestion {
  readonly days: readonly Day[]
  /** The moment after the last day. */
  readonly endsAt: number
  readonly zone: string
  /** `undefined`: all; `null` as a skill: those without one. */
  readonly site: string | undefined
  readonly skill: string | null | undefined
  readonly agentId: string | undefined
  readonly by: readonly ReportGroup[]
}

const names = ['from', 'to', 'zone', 'site', 'skill', 'agent', 'by']

/**
 * Reads the query of an address.
 *
 * @throws ChatError `bad-request` with what is wrong.
 */
export function readQuestion(query: Readonly<Record<string, unknown>>): ReportQuestion {
  for (const [name, value] of Object.entries(query)) {
    if (!names.includes(name)) throw wrong(name, `is not asked for here; there are ${names.join(', ')}`)
    if (typeof value !== 'string') throw wrong(name, 'is there twice')
    if (value.length > 200) throw wrong(name, 'has more than 200 characters')
  }
  const given = query as Readonly<Record<string, string | undefined>>
  const zone = given['zone'] ?? 'UTC'
  const format = zoneOf(zone)
  const [from, to] = [dayOf(given, 'from'), dayOf(given, 'to')]
  if (to < from) throw wrong('to', 'is before `from`')
  const count = daysBetween(from, to)
  if (count > mostReportDays) throw wrong('to', `is ${count} days from \`from\`; at most ${mostReportDays} go together`)
  return {
    ...daysFrom(from, count, format),
    zone,
    site: given['site'],
    skill: given['skill'] === '' ? null : given['skill'],
    agentId: given['agent'],
    by: groupsOf(given['by']),
  }
}

function dayOf(query: Readonly<Record<string, string | undefined>>, name: string): number {
  const day = query[name]
  if (day === undefined) throw wrong(name, 'is missing: a day such as 2026-11-26')
  const utc = utcOf(day)
  if (utc === undefined) throw wrong(name, 'is not a day such as 2026-11-26')
  return utc
}

function groupsOf(by: string | undefined): ReportGroup[] {
  const asked = by === undefined || by === '' ? [] : by.split(',')
  return asked.map((name) => {
    const group = reportGroups.find((each) => each === name)
    if (!group) throw wrong('by', `has what nothing is counted by; there are ${reportGroups.join(', ')}`)
    return group
  })
}

const wrong = (field: string, problem: string) => new ChatError('bad-request', { field, problem })
