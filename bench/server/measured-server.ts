import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../root.ts'
import type { Usage } from './report-usage.ts'

export type Kind = 'floor' | 'parley'

/** The key that signs the agents of the bench. */
export const agentSecret = 'only the bench knows this secret of its agents'

/** All limits stay on, and none of them is what is measured. */
const parleySettings = {
  PARLEY_PORT: '0',
  PARLEY_DEMO: '1',
  PARLEY_LOG_LEVEL: 'error',
  PARLEY_AGENT_SECRET: agentSecret,
  PARLEY_SOCKETS_PER_ADDRESS: '1000000',
  PARLEY_HELLOS_PER_MINUTE: '1000000',
  PARLEY_CONVERSATIONS_PER_MINUTE: '1000000',
  PARLEY_CONTACT_COMMANDS_PER_10S: '1000000',
  PARLEY_CONTACT_COMMAND_BURST: '1000000',
  PARLEY_AGENT_COMMANDS_PER_10S: '1000000',
  PARLEY_AGENT_COMMAND_BURST: '1000000',
}

/** A server in a process of its own, on fresh data. */
export class MeasuredServer {
  readonly kind: Kind
  readonly port: number
  readonly #child: ChildProcess
  readonly #folder: string

  private constructor(kind: Kind, port: number, child: ChildProcess, folder: string) {
    this.kind = kind
    this.port = port
    this.#child = child
    this.#folder = folder
  }

  static async start(kind: Kind): Promise<MeasuredServer> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
    const file = kind === 'floor' ? 'bench/server/floor.ts' : 'packages/server/src/main.ts'
    const child = spawn(
      process.execPath,
      [
        '--conditions=source',
        '--disable-warning=ExperimentalWarning',
        '--expose-gc',
        '--import',
        join(root, 'bench/server/report-usage.ts'),
        join(root, file),
      ],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: { ...process.env, ...(kind === 'parley' && { ...parleySettings, PARLEY_DATA: join(folder, 'data') }) },
      },
    )
    for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
      const port = /listens on http:\/\/localhost:(\d+)$/.exec(line)?.[1]
      if (port) return new MeasuredServer(kind, Number(port), child, folder)
    }
    throw new Error(`The ${kind} did not start; it says why above.`)
  }

  /** Microseconds of CPU that its process has used until now. */
  async cpuMicros(): Promise<number> {
    return (await this.#ask('report')).cpuMicros
  }

  /** Bytes that its process holds, its garbage collected. */
  async rssBytes(): Promise<number> {
    return (await this.#ask('collect and report')).rssBytes
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    await ended
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #ask(what: string): Promise<Usage> {
    const answer = once(this.#child, 'message')
    this.#child.send(what)
    return (await answer)[0] as Usage
  }
}
