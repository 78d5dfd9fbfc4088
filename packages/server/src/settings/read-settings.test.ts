import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import {
  groups,
  serverSettings,
  siteFileSettings,
  siteIdentitySettings,
  sitePendingSettings,
  siteSettings,
} from '../settings.ts'
import { defaultOf } from './read-table.ts'
import { readSettings, SettingsError } from './read-settings.ts'

type Environment = Record<string, string>

const problemsOf = (environment: Environment, json?: unknown): readonly string[] => {
  try {
    readSettings({ environment, ...(json !== undefined && { file: { name: 'parley.config.json', json } }) })
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

const shop = { origins: ['https://shop.example'] }

test('[SET1] nothing said means the defaults, and demo mode has its own where strangers share one machine', () => {
  const plain = readSettings({ environment: {} })
  const demoFile = { name: 'demo.json', json: { sites: { travel: {} } } }
  const demo = readSettings({ environment: { PARLEY_DEMO: '1' }, demoFile })

  assert.equal(plain.port, 8_080)
  assert.deepEqual(plain.sites, {})
  assert.equal(demo.limits.hellosPerMinute, 10_000)
  assert.deepEqual(Object.keys(demo.sites), ['travel'])
})

test('[SET1] a file of one’s own wins over the demo’s, site by site, and the demo’s holds in demo mode alone', () => {
  const demoFile = { name: 'demo.json', json: { sites: { shop: { name: 'Demo' }, travel: {} }, port: 9_001 } }
  const file = { name: 'parley.config.json', json: { sites: { shop: { name: 'Mine' } } } }
  const demo = readSettings({ environment: { PARLEY_DEMO: '1' }, file, demoFile })

  assert.deepEqual([demo.sites['shop']?.name, Object.keys(demo.sites), demo.port], ['Mine', ['shop', 'travel'], 9_001])
  assert.deepEqual(Object.keys(readSettings({ environment: {}, demoFile }).sites), [])
})

test('[SET1] the environment wins over the file; an empty variable says nothing', () => {
  const file = { name: 'parley.config.json', json: { port: 9_000, logLevel: 'debug' } }
  const settings = readSettings({ environment: { PARLEY_PORT: '0', PARLEY_LOG_LEVEL: '' }, file })

  assert.equal(settings.port, 0)
  assert.equal(settings.logLevel, 'debug')
})

test('[SET2] a site’s own entry wins over the variable that speaks for all sites', () => {
  const sites = { shop: { ...shop, invitationTimeoutMs: 30_000 }, travel: shop }
  const settings = readSettings({
    environment: { PARLEY_INVITATION_TIMEOUT_MS: '15000' },
    file: { name: 'parley.config.json', json: { sites } },
  })

  assert.equal(settings.sites['shop']?.invitationTimeoutMs, 30_000)
  assert.equal(settings.sites['travel']?.invitationTimeoutMs, 15_000)
})

test('[A049] [PND5] [SET2] when a pending response is late is set per site, else for all, and sooner in demo mode', () => {
  const sites = { shop: { pendingResponse: { warningMs: 30_000 } }, travel: {} }
  const read = (environment: Environment) =>
    readSettings({ environment, file: { name: 'parley.config.json', json: { sites } } }).sites
  const all = read({ PARLEY_PENDING_WARNING_MS: '45000', PARLEY_PENDING_LATE_MS: '90000' })
  assert.deepEqual(all['shop']?.pendingResponse, { warningMs: 30_000, lateMs: 90_000 })
  assert.deepEqual(all['travel']?.pendingResponse, { warningMs: 45_000, lateMs: 90_000 })
  assert.deepEqual(read({ PARLEY_DEMO: '1' })['travel']?.pendingResponse, { warningMs: 20_000, lateMs: 40_000 })
})

test('[SET1] lists are separated by commas in the environment', () => {
  const settings = readSettings({ environment: { PARLEY_AGENT_ORIGINS: 'https://crm.example, http://localhost:3000' } })
  assert.deepEqual(settings.agentOrigins, ['https://crm.example', 'http://localhost:3000'])
})

const wrongEnvironment: readonly (readonly [environment: Environment, said: RegExp])[] = [
  [{ PARLEY_PORT: 'eighty' }, /^PARLEY_PORT is "eighty"\. It takes a whole number from 0 to 65535\. .*8080\.$/],
  [{ PARLEY_PORT: '65536' }, /PARLEY_PORT is 65536\. .*0 to 65535/],
  [{ PARLEY_PORT: '-1' }, /PARLEY_PORT is -1/],
  [{ PARLEY_PORT: '80.5' }, /PARLEY_PORT is "80\.5"/],
  [{ PARLEY_PORT: '1e3' }, /PARLEY_PORT is "1e3"/],
  [{ PARLEY_DEMO: 'yes' }, /PARLEY_DEMO is "yes"\. It takes 1 or 0/],
  [{ PARLEY_LOG_LEVEL: 'loud' }, /PARLEY_LOG_LEVEL is "loud"\. It takes one of debug, info/],
  [{ PARLEY_AGENT_ORIGINS: 'https://crm.example/' }, /entry "https:\/\/crm\.example\/" does not fit.*without path/],
  [{ PARLEY_AGENT_ORIGINS: 'https://*.example' }, /PARLEY_AGENT_ORIGINS/],
  [{ PARLEY_AGENT_ORIGINS: 'HTTPS://CRM.EXAMPLE' }, /PARLEY_AGENT_ORIGINS/],
  [{ PARLEY_AGENT_ORIGINS: 'null' }, /PARLEY_AGENT_ORIGINS/],
  [{ PARLEY_TRUSTED_PROXIES: '10.0.0.0/33' }, /PARLEY_TRUSTED_PROXIES.*network/],
  [{ PARLEY_PUBLIC_URL: 'chat.example' }, /PARLEY_PUBLIC_URL is "chat\.example"/],
  [{ PARLEY_AGENT_JWKS_URL: 'file:///keys' }, /PARLEY_AGENT_JWKS_URL is/],
  [{ PARLEY_AGENT_JWKS_URL: 'https://me:pass@idp.example/' }, /PARLEY_AGENT_JWKS_URL is/],
  [
    { PARLEY_DATABASE_URL: 'mysql://me:pass@db/x' },
    /^PARLEY_DATABASE_URL does not fit\. It takes an address such as postgres:/,
  ],
  [{ PARLEY_DATABASE_URL: 'postgres://db' }, /^PARLEY_DATABASE_URL does not fit \(it names no database\)\./],
  [{ PARLEY_INACTIVITY_END_MS: '2000' }, /^$/],
  [{ PARLEY_AGENT_LOST_MS: '20000' }, /agentLostMs .* is 20000 and has to be longer than timers\.agentAwayMs, 30000/],
  [{ PARLEY_PROT: '1' }, /^PARLEY_PROT is unknown\. Did you mean PARLEY_PORT\?/],
  [{ PARLEY_WHATEVER: '1' }, /^PARLEY_WHATEVER is unknown\. Correct the name or remove it\.$/],
]

for (const [environment, said] of wrongEnvironment)
  test(`[SET3] ${JSON.stringify(environment)} is answered with one line that helps`, () => {
    const problems = problemsOf(environment)
    // Without sites, nothing is wrong with the timers of a site.
    if (said.source === '^$') return assert.deepEqual(problems, [])
    assert.equal(problems.length, 1)
    assert.match(problems[0] ?? '', said)
    assert.doesNotMatch(problems[0] ?? '', /\n/)
  })

const wrongFiles: readonly (readonly [json: unknown, said: RegExp])[] = [
  [{ limts: {} }, /^limts in parley\.config\.json is unknown\. Did you mean limits\?/],
  [{ port: '8080' }, /^port in parley\.config\.json is "8080"\. It takes a whole number/],
  [{ demo: true }, /^demo in parley\.config\.json is not read from there\. Set PARLEY_DEMO in the environment\.$/],
  [{ limits: 4 }, /^limits in parley\.config\.json is 4\. It takes an object/],
  [[], /^parley\.config\.json is \[\]\. It takes an object/],
  [{ sites: [] }, /^sites in parley\.config\.json takes an object/],
  [{ sites: { Shop: shop } }, /^The site "Shop" .* lower-case/],
  [{ sites: { shop: { origin: [] } } }, /^sites\.shop\.origin in .* Did you mean origins\?/],
  [{ sites: { shop: { texts: { en: { title: 4 } } } } }, /the text en\.title does not fit/],
  [{ sites: { shop: { texts: { 'not a language': {} } } } }, /not a language is not a language/],
  [
    { sites: { shop: { pendingResponse: { warningMs: 20_000, lateMs: 20_000 } } } },
    /^sites\.shop\.pendingResponse\.lateMs .* is 20000 and has to be longer than warningMs, 20000/,
  ],
  [
    { sites: { shop: { pendingResponse: { late: 20_000 } } } },
    /^sites\.shop\.pendingResponse\.late in parley\.config\.json is unknown\. Did you mean lateMs/,
  ],
  [
    { sites: { shop: { inactivityEndMs: 480_000 } } },
    /^sites\.shop\.inactivityEndMs .* longer than inactivityWarningMs, 480000/,
  ],
  [{ sites: { shop: { name: 'two\nlines' } } }, /^sites\.shop\.name .* one line/],
  [JSON.parse('{"__proto__": {"port": 1}}'), /^__proto__ in parley\.config\.json is unknown/],
]

for (const [json, said] of wrongFiles)
  test(`[SET3] ${JSON.stringify(json)} in the file is answered with one line that helps`, () => {
    const problems = problemsOf({}, json)
    assert.equal(problems.length, 1)
    assert.match(problems[0] ?? '', said)
  })

test('[SET3] all problems are told at once', () => {
  assert.equal(problemsOf({ PARLEY_PORT: 'x', PARLEY_HOST: '', PARLEY_DEMO: 'maybe' }, { nothing: 1 }).length, 3)
})

test('[SET4] a secret is never repeated in a complaint', () => {
  const [problem = ''] = problemsOf({ PARLEY_AGENT_SECRET: 'hunter2' })
  assert.match(
    problem,
    /^PARLEY_AGENT_SECRET does not fit \(it has 7 bytes\)\. It takes a random secret of at least 32 bytes/,
  )
  assert.doesNotMatch(problem, /hunter2/)
})

test('[SET4] a shared secret has at least 32 bytes, and comes instead of a key address', () => {
  const PARLEY_AGENT_SECRET = 'b'.repeat(32)
  assert.deepEqual(problemsOf({ PARLEY_AGENT_SECRET }), [])
  const both = problemsOf({ PARLEY_AGENT_SECRET, PARLEY_AGENT_JWKS_URL: 'https://idp.example/keys' })
  assert.match(both[0] ?? '', /are both set.*Remove one/)
})

test('the core’s own defaults are the defaults of the settings', () => {
  const defaults = (table: Record<string, { default: unknown }>, names: object) =>
    Object.fromEntries(Object.keys(names).map((name) => [name, table[name]?.default]))
  for (const key of ['limits', 'timers', 'agents'] as const)
    assert.deepEqual(defaultCoreSettings[key], defaults(groups[key], defaultCoreSettings[key]))
  const { bot: _, files, identity, pendingResponse, ...plain } = defaultSiteSettings
  assert.deepEqual(plain, defaults(siteSettings, plain))
  assert.deepEqual(files, defaults(siteFileSettings, files))
  assert.deepEqual(identity, defaults(siteIdentitySettings, identity))
  assert.deepEqual(pendingResponse, defaults(sitePendingSettings, pendingResponse))
})

test('[SEC22] [CTC35] an identity that nobody can have, and a short secret, stop the start', () => {
  const problems = (identity: object) => problemsOf({}, { sites: { shop: { ...shop, identity } } })
  assert.match(problems({ required: true })[0] ?? '', /identity.required is true.*Add jwks, jwksUrl or secret/)
  assert.deepEqual(problems({ required: true, secret: 's'.repeat(32) }), [])
  assert.match(problems({ secret: 'a short secret' })[0] ?? '', /^sites.shop.identity.secret .* does not fit/)
  assert.doesNotMatch(problems({ secret: 'a short secret' }).join(), /a short secret/)
})

test('every default fits its own range', () => {
  for (const table of [
    serverSettings,
    siteSettings,
    siteFileSettings,
    siteIdentitySettings,
    sitePendingSettings,
    ...Object.values(groups),
  ])
    for (const [name, setting] of Object.entries(table))
      for (const demo of [true, false])
        assert.deepEqual(setting.kind.read(defaultOf(setting, demo) as never), defaultOf(setting, demo), name)
})

test('[B033] [PSH5] a site’s own hosts are hosts and nothing else', () => {
  const problems = (linkHosts: unknown) =>
    problemsOf({}, { sites: { shop: { ...shop, linkHosts } } }).filter((problem) => problem.includes('linkHosts'))
  assert.deepEqual(problems(['shop.example', 'xn--bcher-kva.example', '127.0.0.1']), [])
  for (const wrong of [
    'https://shop.example',
    'shop.example:8080',
    'Shop.example',
    'shop.example/a',
    '*.example',
    'bücher.example',
  ])
    assert.equal(problems([wrong]).length, 1, wrong)
})
