import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a server on a busy machine must not do unless a test is about it: send people away because there is too much to do. */
export const neverBusy = { PARLEY_BUSY_LOOP_DELAY_MS: '60000', PARLEY_OVERLOADED_LOOP_DELAY_MS: '120000' }

/** How long a start may take on two busy cores, in milliseconds. */
const startMs = 60_000

export interface ServerOptions {
  /** What stands in `parley.config.json`. */
  readonly config?: object
  /** Settings by environment, such as `PARLEY_LOG_LEVEL`. */
  readonly environment?: Readonly<Record<string, string>>
  /** An existing data directory; a fresh one unless given. */
  readonly dataFolder?: string
  /** Lets `memory()` measure it. */
  readonly measured?: boolean
}

/** Where people reach a server, or several. */
export type Address = Pick<ParleyServer, 'url' | 'socketUrl'>

/** Bytes after a garbage collection. */
export interface Memory {
  readonly heapUsed: number
  /** What lies outside the heap, buffers included. */
  readonly external: number
  readonly rss: number
}

/** A real server in a process of its own, as `npm start` runs it. */
export class ParleyServer {
  readonly dataFolder: string
  /** Everything that it printed, line by line, over all its starts. */
  readonly output: string[] = []
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
  readonly #options: ServerOptions
  #child: ChildProcess | undefined
  readonly #endWithTest = () => void this.#child?.kill('SIGKILL')
  #port = 0

  constructor(options: ServerOptions = {}) {
    this.#options = options
    this.dataFolder = options.dataFolder ?? join(this.#folder, 'data')
    if (options.config) writeFileSync(this.#configFile, JSON.stringify(options.config))
    process.once('exit', this.#endWithTest)
  }

  /** The address of its pages. The same after every restart. */
  get url(): string {
    return `http://localhost:${this.#port}`
  }

  get socketUrl(): string {
    return `ws://localhost:${this.#port}/v1/socket`
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Starts it, also after `kill` and `stop`, on the same data and port. Resolves when it is ready for traffic. */
  async start(): Promise<this> {
    const { config, environment, measured } = this.#options
    const child = spawn(
      process.execPath,
      [
        '--conditions=source',
        '--disable-warning=ExperimentalWarning',
        ...(measured ? ['--expose-gc', '--import', join(root, 'test/support/report-memory.ts')] : []),
        join(root, 'packages/server/src/main.ts'),
      ],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe', ...(measured ? (['ipc'] as const) : [])],
        env: {
          ...withoutParley(process.env),
          PARLEY_DEMO: '1',
          PARLEY_DATA: this.dataFolder,
          PARLEY_PORT: String(this.#port),
          ...neverBusy,
          ...(config && { PARLEY_CONFIG: this.#configFile }),
          ...environment,
        },
      },
    )
    this.#child = child
    const ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(this.#failure('was not ready in time')), startMs)
      const hear = (line: string) => {
        this.output.push(line)
        const port = /^Parley listens on http:\/\/localhost:(\d+)$/.exec(line)?.[1]
        if (!port) return
        clearTimeout(timer)
        this.#port = Number(port)
        resolve()
      }
      for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', hear)
      child.once('exit', (code, signal) => {
        clearTimeout(timer)
        reject(this.#failure(`ended with ${signal ?? code} before it was ready`))
      })
    })
    await ready
    return this
  }

  /** kill -9: no goodbye, no last write. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** SIGTERM: it drains. Gives its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  /** Ends it for good and removes what it left. */
  async remove(): Promise<void> {
    await this.stop()
    process.off('exit', this.#endWithTest)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** What it holds after it has collected its garbage. Only for a server that is `measured`. */
  async memory(): Promise<Memory> {
    const child = this.#child
    if (!child?.connected) throw new Error('Start the server with `measured: true`.')
    const answer = once(child, 'message')
    child.send('collect and report')
    return (await answer)[0] as Memory
  }

  /** What it logged as an error. A test that expects none says so at its end. */
  errors(): string[] {
    return this.output.filter((line) => /^\{.*"level":("error"|"fatal"|50|60)/.test(line))
  }

  get #configFile(): string {
    return join(this.#folder, 'parley.config.json')
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }

  #failure(what: string): Error {
    return new Error(`The server ${what}. It printed:\n${this.output.slice(-30).join('\n')}`)
  }
}

/** A running server with fresh data. */
export const startServer = (options?: ServerOptions): Promise<ParleyServer> => new ParleyServer(options).start()

/** The settings of whoever runs the tests are not the tests' settings. */
const withoutParley = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('PARLEY_')))
