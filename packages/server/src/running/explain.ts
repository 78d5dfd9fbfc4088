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
  throw new StartProblem(error instanceof Error ? `The database cannot be opened: ${error.message}` : String(error))
}
