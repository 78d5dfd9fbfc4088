import type { Report, ReportGroup } from '@parley/protocol'
import type { Desk } from '../desk/desk.ts'
import { ownZone, type Range } from './ranges.ts'

/** Of which conversations; nothing: of all. */
export interface Chosen {
  readonly site?: string
  readonly skill?: string | null
  readonly agent?: string
}

/** Why there is no report. */
export type Refusal = 'failed' | 'notKept' | 'notAllowed'

/** The server has no report for us. */
export class ReportRefused extends Error {
  constructor(readonly why: Refusal) {
    super(why)
  }
}

type Http = Desk['http']

/** @throws ReportRefused */
export async function readReport(
  http: Http,
  range: Range,
  chosen: Chosen,
  by: readonly ReportGroup[],
): Promise<Report> {
  const answer = await ask(http, 'v1/reports', range, chosen, by)
  return (await answer.json()) as Report
}

/** The same as a table. @throws ReportRefused */
export async function readTable(http: Http, range: Range, chosen: Chosen, by: ReportGroup): Promise<Blob> {
  return (await ask(http, 'v1/reports.csv', range, chosen, [by])).blob()
}

async function ask(
  { server, token }: Http,
  path: string,
  { from, to }: Range,
  { site, skill, agent }: Chosen,
  by: readonly ReportGroup[],
): Promise<Response> {
  const address = new URL(path, server)
  const query = { from, to, zone: ownZone(), site, skill: skill === null ? '' : skill, agent, by: by.join(',') }
  for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, value)
  const headers = { authorization: `Bearer ${await token().catch(failed)}` }
  const answer = await fetch(address, { headers, credentials: 'omit', cache: 'no-store' }).catch(failed)
  if (answer.ok) return answer
  if (answer.status === 403) throw new ReportRefused('notAllowed')
  // A minute away: it is not there at all. What comes back sooner is tried again.
  throw new ReportRefused(Number(answer.headers.get('retry-after')) >= 60 ? 'notKept' : 'failed')
}

const failed = (): never => {
  throw new ReportRefused('failed')
}

/** Lets the browser save something. */
export function save(blob: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
