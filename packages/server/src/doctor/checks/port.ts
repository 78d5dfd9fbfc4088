import { createServer } from 'node:net'
import type { Check, Examined } from '../examination.ts'
import { findingsOf, wordOf, type Finding } from '../finding.ts'

const found = findingsOf('port')

/** Whether the server can listen, or is listening already. */
export const checkPort: Check = async (examined) => {
  const { host, port } = examined.settings
  const where = `${host}:${port}`
  const code = await whyNotListening(host, port)
  if (code === undefined) {
    if (examined.isRunning && port !== 0)
      return [
        found.warning(
          `A server is at work on the data folder, and nobody listens on ${where}.`,
          'Run the doctor with the environment of the server, or wait until it has started.',
        ),
      ]
    return [found.ok(port === 0 ? 'Any free port is taken.' : `${where} is free.`)]
  }
  if (code !== 'EADDRINUSE')
    return [
      found.problem(
        `${where} cannot be used (${code}).`,
        code === 'EACCES'
          ? 'Set a port from 1024 to 65535.'
          : 'Set PARLEY_HOST to localhost, 0.0.0.0 or an own address.',
      ),
    ]
  return [await whoIsThere(examined, where)]
}

async function whoIsThere({ settings, isRunning, fetch }: Examined, where: string): Promise<Finding> {
  const { host, port } = settings
  const asked = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${asked}:${port}/readyz`, { signal: AbortSignal.timeout(5_000) })
    const { status, why } = (await answer.json()) as { status?: string; why?: string }
    if (status === 'ready') return found.ok(`A Parley server listens on ${where} and is ready.`)
    if (status === 'not-ready')
      return found.problem(`A Parley server listens on ${where} and is not ready: ${why}.`, 'Look at its log.')
  } catch {
    // Whoever is there does not speak as we do.
  }
  return found.problem(
    `${where} is in use${isRunning ? ', and not by a Parley server' : ' by another program'}.`,
    'Stop that one, or set another PARLEY_PORT.',
  )
}

/** Listens for a moment. Returns the system's code when that is not possible. */
const whyNotListening = (host: string, port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(wordOf(error)))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
