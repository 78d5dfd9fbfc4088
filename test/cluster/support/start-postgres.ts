import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** How long a start may take on two busy cores, in milliseconds. */
const startMs = 60_000
const lookEveryMs = 50

/** A PostgreSQL of its own, in a temporary folder that goes with it. */
export interface Postgres {
  /** The address of a database of a superuser's. Its language is one that does not sort by bytes. */
  readonly url: string
  /** The address of a new, empty database like that one. */
  createDatabase(): Promise<string>
  /** The address of a new, empty schema in one database: much faster than a database. */
  createSchema(): Promise<string>
  /** Asks it something, as an administrator, in the database `postgres` unless said otherwise. */
  ask(text: string, values?: readonly unknown[], url?: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  /** A folder in which its programs may write. */
  readonly folder: string
  /** Runs one of the programs that come with it, such as `pg_dump`, and waits for its end. */
  run(program: string, ...args: string[]): void
  /** Ends it: `fast` finishes what is being written; `kill` is SIGKILL for all its processes, as when the machine stops. */
  stop(how: 'fast' | 'kill'): Promise<void>
  /** Starts it again on the same data and port. Resolves when it takes connections. */
  start(): Promise<void>
  /** Ends it for good and removes what it left. */
  remove(): Promise<void>
}

/**
 * Starts a PostgreSQL from the programs of the machine. As root it becomes the user `postgres` or `nobody`, because it runs as no root.
 *
 * @throws One line that says what to install.
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const programs = findPrograms()
  const user = process.getuid?.() === 0 ? unprivileged() : undefined
  const folder = mkdtempSync(join(tmpdir(), 'parley-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const port = await freePort()
  const run = (program: string, ...args: string[]): void => {
    execFileSync(join(programs, program), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  }
  run('initdb', '--pgdata', data, '--auth=trust', '--username=parley', '--encoding=UTF8', '--locale=C.UTF-8')

  const urlOf = (database: string) => `postgres://parley@127.0.0.1:${port}/${database}`
  const url = urlOf('parley')
  let child: ChildProcess | undefined
  let count = 0
  const name = (kind: string) => `${kind}_${process.pid}_${++count}`

  async function ask(text: string, values: readonly unknown[] = [], at = urlOf('postgres')) {
    const client = new pg.Client({ connectionString: at, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    await client.connect()
    try {
      const { rows } = await client.query<Record<string, unknown>>(text, [...values])
      return rows
    } finally {
      await client.end()
    }
  }

  async function start(): Promise<void> {
    const options = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: folder, ...settings }
    const args = Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`])
    const started = spawn(join(programs, 'postgres'), ['-D', data, ...args], { ...user, cwd: folder, stdio: 'ignore' })
    child = started
    const deadline = performance.now() + startMs
    while (!(await ask('SELECT 1').catch(() => undefined))) {
      if (started.exitCode !== null) throw new Error(`PostgreSQL ended with ${started.exitCode} before it was ready.`)
      if (performance.now() > deadline) throw new Error('PostgreSQL was not ready in time.')
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  }

  async function stop(how: 'fast' | 'kill'): Promise<void> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null) return
    const ended = once(ending, 'exit')
    if (how === 'fast') ending.kill('SIGINT')
    else await killAll(ending.pid!)
    await ended
  }

  async function create(database: string): Promise<string> {
    // Before 15 a database cannot have a language that the system does not have.
    const hasLanguages = Number((await ask('SHOW server_version_num'))[0]?.['server_version_num']) >= 150_000
    const language = hasLanguages ? " LOCALE_PROVIDER icu ICU_LOCALE 'en-US'" : ''
    await ask(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'${language}`)
    return urlOf(database)
  }

  const abandon = () => void child?.kill('SIGQUIT')
  const leave = () => process.exit(1)
  process.once('exit', abandon)
  // The runner ends a file that takes too long.
  for (const ending of ['SIGTERM', 'SIGINT'] as const) process.once(ending, leave)
  await start()
  await create('parley')
  return {
    url,
    ask,
    folder,
    run,
    start,
    stop,
    createDatabase: () => create(name('database')),
    async createSchema() {
      const schema = name('schema')
      await ask(`CREATE SCHEMA ${schema}`, [], url)
      return `${url}?options=-c%20search_path%3D${schema}`
    },
    async remove() {
      process.off('exit', abandon)
      for (const ending of ['SIGTERM', 'SIGINT'] as const) process.off(ending, leave)
      await stop('fast')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where `initdb` and `postgres` are: Debian keeps them out of PATH, one folder for each version. */
function findPrograms(): string {
  const folders = [
    ...(process.env['POSTGRES_PROGRAMS'] ? [process.env['POSTGRES_PROGRAMS']] : []),
    ...globSync('/usr/lib/postgresql/*/bin').sort((a, b) => versionOf(b) - versionOf(a)),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
  if (found) return found
  throw new Error(
    'No PostgreSQL found. Install it (Debian: apt-get install postgresql) or set POSTGRES_PROGRAMS to the folder of its programs.',
  )
}

const versionOf = (path: string): number => Number(/\d+/.exec(path)?.[0] ?? 0)

function unprivileged(): { uid: number; gid: number } {
  const idOf = (user: string, which: '-u' | '-g') => Number(execFileSync('id', [which, user], { stdio: 'pipe' }))
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf(user, '-u'), gid: idOf(user, '-g') }
    } catch {
      // The next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as.')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('No free port.')
  return address.port
}

/** Kills a process and its children, none of which is left when it resolves: a database that is still in use does not start again. */
async function killAll(pid: number): Promise<void> {
  // So that it has no more of them meanwhile.
  process.kill(pid, 'SIGSTOP')
  const children = processes('--ppid', String(pid))
  for (const each of [...children, pid]) killNow(each)
  while (children.length > 0 && processes('-p', children.join()).length > 0)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** The processes that `ps` finds, but for those that have ended and wait for their parent to notice. */
function processes(...selection: string[]): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,stat=', ...selection], { encoding: 'utf8' })
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  return lines.filter(([pid, state = '']) => pid && !state.startsWith('Z')).map(([pid]) => Number(pid))
}
