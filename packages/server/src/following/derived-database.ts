import { rmSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { isDamage } from '../store/open-sqlite.ts'
import { unavailableFor } from './trouble.ts'

/** A database whose statements are prepared once. */
export interface Database {
  readonly at: DatabaseSync
  readonly statement: (text: string) => StatementSync
}

export interface DerivedDatabase {
  /**
   * Does something with it. Damage is no reason to do without: it begins anew, and is filled again.
   *
   * @throws ChatError `unavailable` when it could not be done.
   */
  use<T>(act: (database: Database) => T): T
  /** Forgets everything. */
  clear(): void
  close(): void
}

/**
 * Opens a database at `path` (`:memory:` for none) that holds nothing but what can be made from the logs again. It is beside the
 * store's and apart from it: what is done here makes no message wait for the disk. One of another `shape`, or a damaged one, is
 * thrown away and begins anew with `tables`.
 */
export function openDerived(path: string, { shape, tables }: { shape: number; tables: string }): DerivedDatabase {
  let database = openOrAnew()

  function openOrAnew(): Database {
    let opened: Database | undefined
    try {
      opened = open(path)
      if (Number(opened.at.prepare('PRAGMA user_version').get()?.user_version) === shape) return opened
    } catch (error) {
      if (!isDamage(error)) throw error
    }
    return anew(opened)
  }

  function anew(old: Database | undefined): Database {
    if (old?.at.isOpen) old.at.close()
    if (path !== ':memory:') for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
    const opened = open(path)
    opened.at.exec(`BEGIN; ${tables}; PRAGMA user_version = ${shape}; COMMIT`)
    return opened
  }

  return {
    use(act) {
      try {
        return act(database)
      } catch (error) {
        if (database.at.isOpen && database.at.isTransaction) database.at.exec('ROLLBACK')
        if (isDamage(error)) database = anew(database)
        throw unavailableFor(error)
      }
    },
    clear() {
      database = anew(database)
    },
    close() {
      if (database.at.isOpen) database.at.close()
    },
  }
}

function open(path: string): Database {
  const at = new DatabaseSync(path)
  // Without a wait for the disk: what a loss of power takes away is taken from the logs again.
  // What is taken out is overwritten: some of it was erased for good.
  at.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON')
  const prepared = new Map<string, StatementSync>()
  const statement = (text: string) => {
    const known = prepared.get(text) ?? at.prepare(text)
    prepared.set(text, known)
    return known
  }
  return { at, statement }
}
