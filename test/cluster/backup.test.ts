import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPostgres } from '../../packages/server/src/store/open-postgres.ts'
import { startPostgres } from './support/start-postgres.ts'
import { Writers } from './support/writers.ts'
import { appending } from './support/writes.ts'

const postgres = await startPostgres()
after(() => postgres.remove())

test('[STO64] a backup that is taken under load and put back holds what was acknowledged before it, and goes on', async () => {
  const url = await postgres.createDatabase()
  const store = await openPostgres(url, { node: 'a' })
  const writers = new Writers([store])
  await writers.progress(100)
  const acknowledged = new Set(writers.acknowledged)
  const backup = join(postgres.folder, 'parley.dump')
  // As docs/operating.md says.
  postgres.run('pg_dump', '--format=custom', `--file=${backup}`, `--dbname=${url}`)
  await writers.progress(100)
  await writers.stop()
  const fed = await store.feed!.read(0, 100_000)
  await store.close()

  const restoredUrl = await postgres.createDatabase()
  postgres.run('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${restoredUrl}`, backup)
  const restored = await openPostgres(restoredUrl, { node: 'a' })
  const kept = await restored.feed!.read(0, 100_000)
  assert.deepEqual(kept, fed.slice(0, kept.length), 'the events up to one moment, each in its place')
  const causes = new Set(kept.map(({ json }) => (JSON.parse(json) as { cause: string }).cause))
  assert.deepEqual(
    [...acknowledged].filter((command) => !causes.has(command)),
    [],
  )

  const log = writers.logs[0]!
  const count = (await restored.readEvents(log, { limit: 100_000 })).length
  assert.deepEqual(await restored.commit([appending(log, count + 1)]), [{ is: 'written' }])
  assert.equal((await restored.feed!.read(kept.at(-1)!.place, 9)).length, 1)
  await restored.close()
})
