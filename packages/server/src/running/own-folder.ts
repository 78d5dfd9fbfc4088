import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartProblem } from './start-problem.ts'

const lockName = 'owner.lock'

/** A data folder that belongs to this process until it gives it back or dies. */
export interface OwnedFolder {
  /** The path of a file in it. */
  file(name: string): string
  release(): void
}

/**
 * Makes the folder where it is missing, and becomes its only owner. The lock is the operating system's, held through
 * an open SQLite file: it ends with the process however that ends, so no stale lock has ever to be removed.
 *
 * @throws StartProblem when the folder cannot be written, or has an owner.
 */
export function ownFolder(folder: string): OwnedFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartProblem(
      `PARLEY_DATA is "${folder}", which cannot be written (${codeOf(error)}). Give this user the right to, or set another folder.`,
    )
  }
  const lock = lockFile(join(folder, lockName), folder)
  return {
    file: (name) => join(folder, name),
    release: () => lock.close(),
  }
}

/** Whether somebody owns the folder now. Makes nothing, and becomes nobody's owner. */
export function isOwned(folder: string): boolean {
  const path = join(folder, lockName)
  if (!existsSync(path)) return false
  const lock = new DatabaseSync(path, { timeout: 0, readOnly: true })
  try {
    // Whoever holds it lets nobody read.
    lock.prepare('SELECT count(*) FROM sqlite_master').get()
    return false
  } catch (error) {
    return isBusy(error)
  } finally {
    lock.close()
  }
}

function lockFile(path: string, folder: string): DatabaseSync {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(path, { timeout: 0 })
    lock.exec('PRAGMA journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    if (isBusy(error))
      throw new StartProblem(
        `PARLEY_DATA is "${folder}", which another Parley server is using. Stop that one, or set another folder.`,
      )
    throw new StartProblem(
      `PARLEY_DATA is "${folder}", where ${path} cannot be locked (${codeOf(error)}). Use a folder on a local disk.`,
    )
  }
}

const sqliteBusy = 5
const isBusy = (error: unknown): boolean => (error as { errcode?: number }).errcode === sqliteBusy

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown'
