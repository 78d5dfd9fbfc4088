// `npm run bench [server|postgres|coming-back|search|reports|page|desk|leftovers] [-- --write]`: measures side by side with a reference in one run, and prints ratios.
// Asserts nothing: machines differ. `--write` puts the figures into docs/performance.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './root.ts'

/** Each part gives its section of the report in Markdown, beginning with its heading. */
const parts: Readonly<Record<string, { readonly heading: string; readonly run: () => Promise<string> }>> = {
  server: {
    heading: '## The server',
    run: async () => (await import('./server/index.ts')).benchServer(say),
  },
  postgres: {
    heading: '## PostgreSQL',
    run: async () => (await import('./postgres/index.ts')).benchPostgres(say),
  },
  'coming-back': {
    heading: '## Coming back',
    run: async () => (await import('./coming-back/index.ts')).benchComingBack(say),
  },
  search: {
    heading: '## The search',
    run: async () => (await import('./search/index.ts')).benchSearch(say),
  },
  reports: {
    heading: '## Reports',
    run: async () => (await import('./reports/index.ts')).benchReports(say),
  },
  desk: {
    heading: '## The desk',
    run: async () => (await import('./desk/index.ts')).benchDesk(say),
  },
  leftovers: {
    heading: '## What conversations leave behind',
    run: async () => (await import('./leftovers/index.ts')).benchLeftovers(say),
  },
  page: {
    heading: '## The page',
    run: async () => (await import('./page/index.ts')).benchPage(say),
  },
}
const report = `${root}/docs/performance.md`

const words = process.argv.slice(2)
const asked = words.filter((word) => word in parts)
const unknown = words.filter((word) => !(word in parts) && word !== '--write')
if (unknown.length > 0) {
  say(`${unknown.join(', ')} is no part of the bench; its parts are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}

for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const part = parts[name]
  if (!part) continue
  const section = await part.run()
  console.log(`\n${section}\n`)
  if (words.includes('--write')) writeFileSync(report, withSection(part.heading, section))
}

/** The report with one section put in, in place of the one with the same heading. All else stays as it is. */
function withSection(heading: string, section: string): string {
  const before = existsSync(report) ? readFileSync(report, 'utf8') : '# Performance\n'
  const sections = before.split(/^(?=## )/m)
  const known = sections.findIndex((text) => text.startsWith(`${heading}\n`))
  sections.splice(known < 0 ? sections.length : known, 1, section)
  return `${sections.map((text) => text.trimEnd()).join('\n\n')}\n`
}

function say(what: string): void {
  console.error(`  ${what}`)
}
