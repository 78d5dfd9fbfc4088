import { statSync } from 'node:fs'
import type { Settings } from '../../settings.ts'
import type { Check, Examined } from '../examination.ts'
import { findingsOf, wordOf, type Finding } from '../finding.ts'

const found = findingsOf('keys')

const dayMs = 86_400_000

/** A secret should be another one at least so often, in days. */
const oldDays = 365

/** A random text of 32 bytes has many different characters; one that somebody thought of has few. */
const leastDifferent = 12

const leastRsaBits = 2_048

/** Whether tokens and requests are signed with keys that deserve it. */
export const checkKeys: Check = async (examined) => {
  const { settings } = examined
  const findings = [
    ...secretsOf(settings).flatMap(([name, secret]) => guessable(name, secret)),
    ...aged(examined),
    ...(await publicKeys(examined)),
  ]
  if (settings.fileSecret === null && !settings.demo)
    findings.push(
      found.warning(
        'Addresses of files hold only until the next start, and on this server alone.',
        'Set PARLEY_FILE_SECRET, from `openssl rand -base64 48`.',
      ),
    )
  return findings.length > 0 ? findings : [found.ok('Secrets are long enough.')]
}

/** All secrets, by the names of their settings. */
function secretsOf({ agentSecret, fileSecret, metricsToken, bots, sites }: Settings): (readonly [string, string])[] {
  const named: (readonly [string, string | null | undefined])[] = [
    ['PARLEY_AGENT_SECRET', agentSecret],
    ['PARLEY_FILE_SECRET', fileSecret],
    ['PARLEY_METRICS_TOKEN', metricsToken],
    ...Object.entries(bots).flatMap(
      ([key, { token, webhook }]) =>
        [
          [`bots.${key}.token`, token],
          [`bots.${key}.webhook.secret`, webhook?.secret],
        ] as const,
    ),
    ...Object.entries(sites).map(([key, { identity }]) => [`sites.${key}.identity.secret`, identity.secret] as const),
  ]
  return named.flatMap(([name, secret]) => (secret ? [[name, secret] as const] : []))
}

const guessable = (name: string, secret: string): Finding[] =>
  new Set(secret).size >= leastDifferent
    ? []
    : [
        found.problem(
          `${name} is long, and easy to guess: it has few different characters.`,
          'Take one from `openssl rand -base64 48`.',
        ),
      ]

/** The file says at least how old the secrets in it are. */
function aged({ configFile, settings, now }: Examined): Finding[] {
  const inFile = secretsOf(settings).filter(([name]) => !name.startsWith('PARLEY_')).length > 0
  if (configFile === null || !inFile) return []
  const { mode, mtimeMs } = statSync(configFile)
  const days = Math.floor((now - mtimeMs) / dayMs)
  return [
    ...(days > oldDays
      ? [
          found.warning(
            `${configFile} was changed last ${days} days ago, so its secrets are older than a year.`,
            'Replace them; for agents and bots first here, then there.',
          ),
        ]
      : []),
    ...((mode & 0o004) !== 0 && process.platform !== 'win32'
      ? [
          found.warning(
            `Every user of this machine may read ${configFile}, in which secrets stand.`,
            `Close it to them: chmod 640 "${configFile}".`,
          ),
        ]
      : []),
  ]
}

interface PublicKey {
  readonly kty?: string
  readonly n?: string
  readonly kid?: string
}

/** What is behind the addresses that keys are fetched from. */
async function publicKeys({ settings, fetch, clocks }: Examined): Promise<Finding[]> {
  const addresses = [
    ['PARLEY_AGENT_JWKS_URL', settings.agentJwksUrl] as const,
    ...Object.entries(settings.sites).map(
      ([key, { identity }]) => [`sites.${key}.identity.jwksUrl`, identity.jwksUrl] as const,
    ),
  ]
  const findings: Finding[] = []
  for (const [name, url] of addresses) {
    if (!url) continue
    const remedy = 'Correct the address, or ask whoever serves it.'
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
      const date = Date.parse(answer.headers.get('date') ?? '')
      if (Number.isFinite(date)) clocks.set(url.host, date - Date.now())
      if (!answer.ok) {
        findings.push(found.problem(`${name} answers with ${answer.status}.`, remedy))
        continue
      }
      const { keys } = (await answer.json()) as { keys?: readonly PublicKey[] }
      findings.push(...judged(name, keys ?? []))
    } catch (error) {
      findings.push(found.problem(`${name} cannot be fetched (${wordOf((error as Error).cause ?? error)}).`, remedy))
    }
  }
  return findings
}

function judged(name: string, keys: readonly PublicKey[]): Finding[] {
  if (keys.length === 0)
    return [found.problem(`${name} has no keys, so no token is good.`, 'Let it serve a JSON Web Key Set.')]
  const short = keys.filter(({ kty, n = '' }) => kty === 'RSA' && Buffer.from(n, 'base64url').length * 8 < leastRsaBits)
  if (short.length > 0)
    return [
      found.problem(
        `${name} has RSA keys of less than ${leastRsaBits} bits.`,
        'Let it sign with ES256 or EdDSA, or with a longer key.',
      ),
    ]
  return [found.ok(`${name} serves ${keys.length} key${keys.length === 1 ? '' : 's'}.`)]
}
