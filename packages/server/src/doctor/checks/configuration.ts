import { warnAbout } from '../../running/warnings.ts'
import type { Check } from '../examination.ts'
import { findingsOf, type Finding } from '../finding.ts'

const found = findingsOf('configuration')

/** What the server warns of at its start, in words. */
const warnings: Readonly<Record<string, readonly [says: string, remedy: string]>> = {
  'start-without-sites': ['There is no site, so no page can chat.', 'Describe one under sites in parley.config.json.'],
  'start-without-agent-keys': [
    'Nothing verifies agents’ tokens, so no agent can sign in.',
    'Set PARLEY_AGENT_JWKS_URL or PARLEY_AGENT_SECRET.',
  ],
  'start-with-file-secret-of-its-own': [
    'Addresses of files hold on the server alone that made them, while others may share its database.',
    'Set PARLEY_FILE_SECRET to the same one on all of them, from `openssl rand -base64 48`.',
  ],
  'start-with-files-of-its-own': [
    'Files are in a folder of this server’s own, while others may share its database: what one was sent the others do not have.',
    'Set PARLEY_FILES to a folder that all of them share.',
  ],
  'start-with-transcript-key-of-its-own': [
    'Transcripts are signed with a key of this server’s own, while others may share its database.',
    'Set PARLEY_TRANSCRIPT_KEY to the same one on all of them, from `openssl genpkey -algorithm ed25519`.',
  ],
  'start-demo-for-everybody': [
    'The demo signs in agents without a password, and PARLEY_HOST lets others reach it.',
    'Turn PARLEY_DEMO off, or set PARLEY_HOST to localhost.',
  ],
}

/** That the settings fit is known before any check runs: here is what is allowed and probably not meant. */
export const checkConfiguration: Check = ({ settings, configFile }) => {
  const count = (what: string, things: object) => {
    const many = Object.keys(things).length
    return `${many} ${what}${many === 1 ? '' : 's'}`
  }
  const { sites, bots, queues } = settings
  const where = configFile === null ? 'There is no configuration file; the environment' : configFile
  const findings: Finding[] = [
    found.ok(`${where} is understood: ${count('site', sites)}, ${count('bot', bots)}, ${count('queue', queues)}.`),
  ]
  warnAbout(settings, (eventName, facts = {}) => {
    const [says, remedy] = warnings[eventName] ?? [
      `${String(facts['bot'] ?? facts['response'] ?? eventName)}: ${String(facts['field'] ?? '')} ${String(facts['problem'] ?? '')}.`,
      'Change the script or the response: it works, and serves people badly.',
    ]
    findings.push(found.warning(says, remedy))
  })
  return findings
}
