import assert from 'node:assert/strict'
import { test } from 'node:test'
import { migrations } from '../../../packages/server/src/store/migrations/migrations.ts'
import { migrate } from '../../../packages/server/src/store/sql/migrate.ts'
import { rowsOf, type SqlDriver, type Statement, type Steps } from '../../../packages/server/src/store/sql/steps.ts'

/** The driver, with its `at`-th statement of all transactions replaced by one that ends them. */
function interrupted(driver: SqlDriver, at: number, by: Statement): SqlDriver & { readonly count: number } {
  let count = 0
  function* counted<T>(steps: Steps<T>): Steps<T> {
    let step = steps.next()
    while (!step.done) step = steps.next(yield ++count === at ? by : step.value)
    return step.value
  }
  return {
    ...driver,
    transact: (begin) => driver.transact(() => counted(begin())),
    get count() {
      return count
    },
  }
}

/**
 * What holds for migrations that are interrupted. `open` gives a driver on an empty database; `by` is a statement that ends the
 * transaction it is in, as a crash does. `every`: only at each so-manieth statement, where it takes long.
 */
export function migrationsContract(name: string, open: () => Promise<SqlDriver>, by: Statement, every = 1): void {
  test(`[STO12] [STO18] ${name}: migrations that are cut off at any statement leave a database that the next start finishes`, async () => {
    const whole = await open()
    const counting = interrupted(whole, 0, by)
    await migrate(counting)
    await whole.close()
    assert.ok(counting.count > migrations.length, 'there are statements to be cut off at')

    for (let at = 1; at <= counting.count; at += every) {
      const driver = await open()
      await assert.rejects(migrate(interrupted(driver, at, by)))
      await migrate(driver)
      const versions = await driver.read(rowsOf('SELECT version FROM schema_versions ORDER BY version'))
      assert.deepEqual(
        versions.map(({ version }) => Number(version)),
        migrations.map(({ version }) => version),
        `after statement ${at}`,
      )
      await driver.close()
    }
  })
}
