import type { Figures, Report, ReportGroup, Spread } from '@parley/protocol'

type Cell = string | number | null

const before: { readonly [Group in ReportGroup]: readonly string[] } = {
  day: ['day'],
  site: ['site'],
  queue: ['site', 'skill'],
  agent: ['agent_id', 'agent'],
}

const columns: readonly (readonly [name: string, cell: (figures: Figures) => Cell])[] = [
  ['conversations', ({ conversations }) => conversations],
  ['handled', ({ handled }) => handled],
  ['abandoned', ({ abandoned }) => abandoned],
  ['by_bot', ({ byBot }) => byBot],
  ['open', ({ open }) => open],
  ['ended_by_staff', ({ endedByStaff }) => endedByStaff],
  ['ended_by_contact', ({ endedByContact }) => endedByContact],
  ['ended_by_silence', ({ endedBySilence }) => endedBySilence],
  ...spread('first_response', ({ firstResponse }) => firstResponse),
  ...spread('waiting', ({ waiting }) => waiting),
  ...spread('handling', ({ handling }) => handling),
  ['answers', ({ answers }) => answers.count],
  ['late_answers', ({ answers }) => answers.late],
  ['late_share', ({ answers }) => answers.lateShare],
  ['ratings', ({ rating }) => rating.count],
  ['rating_mean', ({ rating }) => rating.mean],
  ...[1, 2, 3, 4, 5].map((stars) => [`stars_${stars}`, ({ rating }: Figures) => rating.stars[stars - 1] ?? 0] as const),
]

function spread(name: string, of: (figures: Figures) => Spread): (typeof columns)[number][] {
  const seconds = (ms: number | null) => (ms === null ? null : ms / 1_000)
  return [
    [`${name}_count`, (figures) => of(figures).count],
    [`${name}_mean_s`, (figures) => seconds(of(figures).meanMs)],
    [`${name}_median_s`, (figures) => seconds(of(figures).medianMs)],
    [`${name}_p90_s`, (figures) => seconds(of(figures).p90Ms)],
  ]
}

/**
 * A report as a table for spreadsheets (RFC 4180, UTF-8 with its mark, so that spreadsheets read it as that). Times are seconds.
 */
export function csvOf({ by, from, to, total }: Report, group: ReportGroup | undefined): string {
  const names = columns.map(([name]) => name)
  const numbers = (figures: Figures) => columns.map(([, cell]) => cell(figures))
  const rows: Cell[][] = group
    ? [
        [...before[group], ...names],
        ...(by[group] ?? []).map((row) => [
          ...keyCells(group, row as unknown as Record<string, Cell>),
          ...numbers(row.figures),
        ]),
      ]
    : [
        ['from', 'to', ...names],
        [from, to, ...numbers(total)],
      ]
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}

const keyCells = (group: ReportGroup, row: Readonly<Record<string, Cell>>): Cell[] =>
  (group === 'agent' ? ['agentId', 'name'] : before[group]).map((name) => row[name] ?? null)

/**
 * One cell. Names can be anything, also a formula: an apostrophe before it keeps spreadsheets from working it out, as OWASP
 * advises against CSV injection. A number is a number: it stays as it is, also below zero.
 */
function cellOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) ? `'${cell}` : cell
  return /[",;\r\n\t']/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
