import type { Settings } from '../settings.ts'
import { StartProblem } from './start-problem.ts'

/** Turns what the system says about a port into one line with a remedy. @throws StartProblem, or what it cannot explain. */
export function explainListenError(error: unknown, { host, port }: Pick<Settings, 'host' | 'port'>): never {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const explain = listenProblems[code]
  throw explain ? new StartProblem(explain(host, port)) : error
}

const listenProblems: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) =>
    `PARLEY_PORT is ${port}, which another program is using. Stop that one, or set another port; 0 takes any free one.`,
  EACCES: (_host, port) =>
    `PARLEY_PORT is ${port}, which this user may not use. Set a port from 1024 to 65535, or 0 for any free one.`,
  EADDRNOTAVAIL: (host) =>
    `PARLEY_HOST is "${host}", which is no address of this machine. Set localhost, 0.0.0.0 or an address of a network interface.`,
  ENOTFOUND: (host) =>
    `PARLEY_HOST is "${host}", which names no machine. Set localhost, 0.0.0.0 or an address of a network interface.`,
}

/** Turns what the database says into one line. The store's own errors have it already. @throws StartProblem */
export function explainStoreError(error: unknown): never {
  if (!(error instanceof Error)) throw new StartProblem(String(error))
  const remedy = storeRemedies[(error as NodeJS.ErrnoException).code ?? '']
  throw new StartProblem(`The database cannot be opened: ${whyOf(error)}${remedy === undefined ? '' : `. ${remedy}`}`)
}

const startIt = 'Start it, or correct PARLEY_DATABASE_URL.'
const correctSignIn = 'Correct the name and the password in PARLEY_DATABASE_URL.'

/** What to do, by the codes of the system and of PostgreSQL. SQLite's errors say it themselves. */
const storeRemedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: startIt,
  ECONNRESET: startIt,
  EHOSTUNREACH: startIt,
  ENOTFOUND: startIt,
  ETIMEDOUT: startIt,
  '57P03': 'It is starting or stopping. Start the server when it is ready.',
  '53300': 'It has no connection left. Raise its max_connections: a server of Parley takes nine.',
  '28P01': correctSignIn,
  '28000': correctSignIn,
  '3D000': 'Make the database with createdb, or correct PARLEY_DATABASE_URL.',
  '42501': 'Let the user make tables: the simplest way is to own the database.',
}

/** One error for several addresses of a machine has no words of its own. */
export const whyOf = (error: Error): string =>
  error.message ||
  (error instanceof AggregateError ? error.errors.map((each) => errorText(each)).join('; ') : error.name)

const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error))
