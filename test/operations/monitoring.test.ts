import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { newId } from '@parley/protocol'
import { ownMetrics } from '@parley/server'
import { startServer, type ParleyServer } from '../support/parley-server.ts'
import { Wire } from '../support/wire.ts'

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8')

let server: ParleyServer
/** What `/metrics` says after somebody has said something. */
let text: string

before(async () => {
  server = await startServer()
  const wire = await Wire.open(server, { role: 'contact', site: 'shop' })
  const body = { message: { kind: 'text', text: 'Hello' } }
  wire.send({ type: 'command', id: newId(), name: 'start-conversation', in: newId(), body })
  await wire.next('accepted')
  text = await (await fetch(`${server.url}/metrics`)).text()
  await wire.close()
})
after(() => server.remove())

/** The value of one line. */
const valueOf = (line: string) =>
  Number(
    text
      .split('\n')
      .find((candidate) => candidate.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? Number.NaN,
  )

/** Every name that a query can ask for: of a histogram its parts. */
function namesIn(metrics: string): ReadonlySet<string> {
  const types = [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)]
  return new Set(
    types.flatMap(([, name, type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((part) => name + part) : [name!],
    ),
  )
}
const asked = (document: string) => new Set(document.match(/\b(?:parley|process|nodejs)_[a-z_]+\b/g) ?? [])

test('[OPS40] [B057] every number that the dashboard and the alerts ask for is there', () => {
  const names = namesIn(text)
  for (const path of ['operating/grafana-dashboard.json', 'operating/alerts.yml']) {
    const missing = [...asked(read(path))].filter((name) => !names.has(name))
    assert.deepEqual(missing, [], path)
  }
})

test('[OPS40] every number is documented, and everything that is documented is there', () => {
  const documented = new Set([...read('reference/metrics.md').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name))
  const there = new Set([...text.matchAll(/^# TYPE (parley_\S+)/gm)].map(([, name]) => name))
  assert.deepEqual(there, documented)
})

test('[OPS41] a label that is asked for is one that the number has', () => {
  const labels = new Map(ownMetrics().map(({ name, label }) => [name, label]))
  const queries = `${read('operating/grafana-dashboard.json').replaceAll('\\"', '"')}\n${read('operating/alerts.yml')}`
  for (const [, name = '', selector = ''] of queries.matchAll(/\b(parley_[a-z_]+)\{([^}]*)\}/g))
    for (const [, label = ''] of selector.matchAll(/(\w+)=~?"/g))
      assert.ok(['instance', 'job', labels.get(name)].includes(label), `${name} has no label ${label}`)
})

test('[OPS41] what happens is counted: lines, commands, events, time, room', () => {
  assert.equal(valueOf('parley_sessions{role="contact"}'), 1)
  assert.ok(valueOf('parley_commands_accepted_total') >= 1)
  assert.equal(valueOf('parley_events_total{name="message-sent"}'), 1)
  assert.equal(valueOf('parley_channel_state{channel="chat"}'), 0)
  assert.equal(valueOf('parley_load_level'), 0)
  assert.ok(valueOf('parley_disk_free_bytes') > 0)
  assert.ok(valueOf('parley_commit_duration_seconds_count') >= 1)
  assert.equal(valueOf('parley_follower_lag_seconds{follower="search"}'), 0)
})

test('[OPS42] an alert says how bad it is and what to do, and asks no dashboard’s variables', () => {
  const alerts = read('operating/alerts.yml').split('- alert: ').slice(1)
  assert.ok(alerts.length > 10)
  for (const alert of alerts) {
    assert.match(alert, /severity: (page|ticket)\n/)
    assert.match(alert, /summary: '.+'\n\s+description: '.+'/)
    assert.doesNotMatch(alert, /\$(instance|__)/)
  }
})
