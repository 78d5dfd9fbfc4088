import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { serverOptions } from '../../scripts/server-options.mjs'
import { root } from '../root.ts'
import type { Usage } from './report-usage.ts'

/** What is measured, and where it begins. */
const files = {
  floor: 'bench/server/floor.ts',
  'postgres floor': 'bench/postgres/floor.ts',
  parley: 'packages/server/src/main.ts',
} as const
export type Kind = keyof typeof files

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
  PARLEY_SIGN_INS_PER_SECOND: '10000',
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
  /** Holds what it has written, but for what is in PostgreSQL. */
  readonly folder: string

  private constructor(kind: Kind, port: number, child: ChildProcess, folder: string) {
    this.kind = kind
    this.port = port
    this.#child = child
    this.folder = folder
  }

  /** `environment`: settings besides those of the bench. */
  static async start(kind: Kind, environment: Readonly<Record<string, string>> = {}): Promise<MeasuredServer> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
    const child = spawn(
      process.execPath,
      [
        ...serverOptions,
        '--conditions=source',
        '--disable-warning=ExperimentalWarning',
        '--expose-gc',
        '--import',
        join(root, 'bench/server/report-usage.ts'),
        join(root, files[kind]),
      ],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: {
          ...process.env,
          ...(kind === 'parley' && { ...parleySettings, PARLEY_DATA: join(folder, 'data') }),
          ...environment,
        },
      },
    )
    for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
      const port = /listens on http:\/\/localhost:(\d+)$/.exec(line)?.[1]
      if (port) return new MeasuredServer(kind, Number(port), child, folder)
    }
    throw new Error(`The ${kind} did not start; it says why above.`)
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${this.port}/v1/socket`
  }

  /** Microseconds of CPU that its process has used until now. */
  async cpuMicros(): Promise<number> {
    return (await this.#ask('report')).cpuMicros
  }

  /** Bytes that its process holds, its garbage collected. */
  async rssBytes(): Promise<number> {
    return (await this.#ask('collect and report')).rssBytes
  }

  /** Ends it and leaves what it has written. */
  async end(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    await ended
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  async stop(): Promise<void> {
    await this.end()
    this.remove()
  }

  async #ask(what: string): Promise<Usage> {
    const answer = once(this.#child, 'message')
    this.#child.send(what)
    return (await answer)[0] as Usage
  }
}
