import { existsSync } from 'node:fs'
import { whyOf } from '../running/explain.ts'
import { StartProblem } from '../running/start-problem.ts'
import { copyToPostgres, NotCopied } from './copy-to-postgres.ts'

/**
 * Copies the embedded database at `path` to the PostgreSQL database at `url`, and gives what to say of it, line by line.
 *
 * @throws StartProblem when it was not done.
 */
export async function migrateCommand(path: string, url: string): Promise<string[]> {
  if (!existsSync(path))
    throw new StartProblem(`There is no database at ${path}. Set PARLEY_DATA to the data folder of the server.`)
  const { rows, events, logs } = await copyToPostgres(path, url).catch((error: unknown) => {
    throw explained(error)
  })
  return [
    ...Object.entries(rows).map(([table, count]) => `${String(count).padStart(10)}  ${table}`),
    `Copied, read back and compared: ${events} events in ${logs} logs, and everything beside them.`,
    `${path} is as it was. Files lie where they lay: all servers need to reach that folder, as PARLEY_FILES.`,
    'Start the server with PARLEY_DATABASE_URL set to the address that you copied to.',
  ]
}

function explained(error: unknown): unknown {
  if (error instanceof NotCopied) return new StartProblem(error.message)
  return error instanceof Error ? new StartProblem(`Nothing was copied: ${whyOf(error)}`) : error
}
