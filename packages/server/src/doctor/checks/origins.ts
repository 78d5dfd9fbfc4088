import type { Check } from '../examination.ts'
import { findingsOf, type Finding } from '../finding.ts'

const found = findingsOf('origins')

const isLocal = (origin: string) => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin)

/** Which pages may open a line, and whether that is what was meant. */
export const checkOrigins: Check = ({ settings }) => {
  const { sites, agentOrigins, publicUrl, demo, host } = settings
  const findings: Finding[] = []
  for (const [key, { origins }] of Object.entries(sites)) {
    if (origins.length === 0 && !demo)
      findings.push(
        found.problem(`No page may chat on the site ${key}.`, `List the pages’ origins under sites.${key}.origins.`),
      )
    findings.push(...unsafe(origins, `sites.${key}.origins`))
  }
  if (agentOrigins.length === 0 && !demo)
    findings.push(
      found.warning(
        'No page may show the desk.',
        'List the origins of the pages that embed it in PARLEY_AGENT_ORIGINS, unless agents use a program of their own.',
      ),
    )
  findings.push(...unsafe(agentOrigins, 'agentOrigins'))
  const isOpen = !['localhost', '127.0.0.1', '::1'].includes(host)
  if (!demo && publicUrl === null)
    findings.push(
      found.warning(
        'The address under which browsers reach the server is not known.',
        'Set PARLEY_PUBLIC_URL; with https it also turns on Strict-Transport-Security.',
      ),
    )
  if (publicUrl !== null && publicUrl.protocol !== 'https:' && isOpen)
    findings.push(
      found.problem(
        `PARLEY_PUBLIC_URL is ${publicUrl.origin}, so tokens and messages travel in the open.`,
        'Put a proxy with https in front, and set its address.',
      ),
    )
  if (findings.length > 0) return findings
  return [found.ok(demo ? 'The demo’s own pages may chat.' : 'Every site names its pages, and all of them use https.')]
}

/** Pages over http can be changed on their way; one's own machine is for trying out. */
const unsafe = (origins: readonly string[], setting: string): Finding[] =>
  origins
    .filter((origin) => origin.startsWith('http:'))
    .map((origin) =>
      found.warning(
        `${setting} has ${origin}, ${isLocal(origin) ? 'which is only this machine' : 'whose pages can be changed on their way'}.`,
        'Serve the page over https, and list that origin.',
      ),
    )
