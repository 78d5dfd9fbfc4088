import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@parley/protocol'
import { startServer } from '../support/parley-server.ts'
import { demoToken } from '../support/people.ts'
import { runCommand } from '../support/run-command.ts'
import { Wire } from '../support/wire.ts'
import { startPostgres } from './support/start-postgres.ts'

// The commands of the server's operator, where what is kept is on PostgreSQL.

const postgres = await startPostgres()
after(() => postgres.remove())

test('[AUD7] [AUD8] the command finds the audit log whole, and afterwards the row that was changed', async (t) => {
  const settings = { PARLEY_DATABASE_URL: await postgres.createDatabase() }
  const server = await startServer({ environment: settings })
  t.after(() => server.remove())
  const contact = await Wire.open(server, { role: 'contact', site: 'shop' })
  const body = { message: { kind: 'text', text: 'Hello' } }
  await contact.ask({ type: 'command', id: newId(), name: 'start-conversation', in: newId(), body } as never)
  for (const who of ['ada', 'cleo'])
    await (await Wire.open(server, { role: 'agent', token: await demoToken(server, who) })).close()
  await contact.close()
  await server.stop()

  const whole = await runCommand(['audit', 'verify'], settings)
  assert.match(whole.printed, /^The audit log is whole: \d+ rows/)
  assert.equal(whole.code, 0)
  await postgres.ask(
    `UPDATE audit SET entry = replace(entry, 'demo-cleo', 'demo-ada') WHERE entry LIKE '%demo-cleo%'`,
    [],
    settings.PARLEY_DATABASE_URL,
  )
  const broken = await runCommand(['audit', 'verify'], settings)
  assert.match(broken.printed, /^The audit log is broken: row \d+ was changed, or one before it was\.$/m)
  assert.equal(broken.code, 1)
})

test('[OPS30] [OPS31] [OPS32] the doctor looks at the database on PostgreSQL: new, at work, and gone', async (t) => {
  const url = (await postgres.createDatabase()).replace('parley@', 'parley:secret-password@')
  const dataFolder = await startServer({ environment: { PARLEY_DATABASE_URL: url } }).then(async (server) => {
    t.after(() => server.remove())
    await server.stop()
    return server.dataFolder
  })
  const examine = async (databaseUrl: string) => {
    const settings = { PARLEY_DEMO: '1', PARLEY_DATA: dataFolder, PARLEY_PORT: '0', PARLEY_DISK_FREE_PERCENT: '0' }
    const { code, out } = await runCommand(['doctor'], { ...settings, PARLEY_DATABASE_URL: databaseUrl })
    assert.doesNotMatch(out, /secret-password/)
    return { code, out }
  }

  const used = await examine(url)
  assert.match(used.out, /PostgreSQL [\d.]+.* answers\./)
  assert.match(used.out, /The database has version \d+, as this program wants it\./)
  assert.equal(used.code, 0, used.out)

  assert.match((await examine(await postgres.createDatabase())).out, /It is empty; the first start makes its tables\./)

  const gone = await examine('postgres://parley:secret-password@127.0.0.1:1/parley')
  assert.match(gone.out, /The database does not answer \(.*\)\./)
  assert.match(gone.out, /Start it, or correct PARLEY_DATABASE_URL/)
  assert.equal(gone.code, 1)
})
