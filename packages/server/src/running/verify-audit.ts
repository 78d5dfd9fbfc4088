import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Head, verifyChain } from '../audit/chain.ts'
import type { Settings } from '../settings.ts'
import type { AuditRows } from '../store/audit-rows.ts'
import { openSqliteToRead } from '../store/open-sqlite.ts'
import { StartProblem } from './start-problem.ts'

/** What a command has to say, and with what the process ends. */
export interface Outcome {
  readonly text: string
  readonly exitCode: number
}

/** A database that is only read, whoever writes to it meanwhile. */
export interface AuditReader extends Pick<AuditRows, 'auditHead' | 'auditRows'> {
  close(): Promise<void>
}

/**
 * Checks the audit log of the database that the settings name, beside a server that may be running, and that it has a head that somebody
 * has noted.
 *
 * @throws StartProblem where there is no database.
 */
export async function verifyAudit(settings: Settings, noted: Head | undefined): Promise<Outcome> {
  const reader = await openReader(settings)
  try {
    const verdict = await verifyChain(reader, noted)
    if (verdict.is === 'broken')
      return { text: `The audit log is broken: row ${verdict.no} ${verdict.why}.`, exitCode: 1 }
    const { rows, hash } = verdict
    return { text: `The audit log is whole: ${rows} rows, its head is ${rows}:${hash}`, exitCode: 0 }
  } finally {
    await reader.close()
  }
}

async function openReader({ databaseUrl, dataFolder }: Settings): Promise<AuditReader> {
  if (databaseUrl !== null) return (await import('./postgres-audit-reader.ts')).openPostgresToRead(databaseUrl)
  const path = join(dataFolder, 'parley.sqlite')
  if (existsSync(path)) return openSqliteToRead(path)
  throw new StartProblem(`PARLEY_DATA is "${dataFolder}", where there is no database. Set the server’s folder.`)
}
