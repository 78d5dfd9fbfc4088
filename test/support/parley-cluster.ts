import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, type Postgres } from '../cluster/support/start-postgres.ts'
import { ParleyServer, type ServerOptions } from './parley-server.ts'

/** What journeys need of a server, be it one or several. */
export interface RunningServer
  extends Pick<ParleyServer, 'url' | 'socketUrl' | 'output' | 'kill' | 'stop' | 'remove' | 'errors'> {
  start(): Promise<unknown>
}

/**
 * Several servers on one PostgreSQL, behind a plain TCP balancer that gives each connection to the next of them: nobody stays with the
 * server they came to first.
 */
export class ParleyCluster implements RunningServer {
  readonly nodes: ParleyServer[] = []
  readonly #count: number
  readonly #options: ServerOptions
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-cluster-'))
  readonly #sockets = new Set<Socket>()
  #postgres: Postgres | undefined
  #balancer: Server | undefined
  #port = 0
  #turn = 0

  constructor(count: number, options: ServerOptions = {}) {
    this.#count = count
    this.#options = options
  }

  get url(): string {
    return `http://localhost:${this.#port}`
  }

  get socketUrl(): string {
    return `${this.url.replace('http', 'ws')}/v1/socket`
  }

  get output(): string[] {
    return this.nodes.flatMap(({ output }) => output)
  }

  /** Starts what is not there yet, also after `kill` and `stop`, on the same data. */
  async start(): Promise<this> {
    this.#postgres ??= await startPostgres()
    this.#balancer ??= await this.#balance()
    while (this.nodes.length < this.#count) this.nodes.push(this.#node(this.nodes.length))
    await Promise.all(this.nodes.map((node) => node.start()))
    return this
  }

  /** kill -9 for all of them. */
  async kill(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()))
  }

  /** SIGTERM for all of them. Gives 0 if all drained. */
  async stop(): Promise<number | null> {
    const codes = await Promise.all(this.nodes.map((node) => node.stop()))
    return codes.find((code) => code !== 0) ?? 0
  }

  async remove(): Promise<void> {
    for (const node of this.nodes) await node.remove()
    for (const socket of this.#sockets) socket.destroy()
    this.#balancer?.close()
    await this.#postgres?.remove()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  errors(): string[] {
    return this.nodes.flatMap((node) => node.errors())
  }

  #node(at: number): ParleyServer {
    const { environment, ...options } = this.#options
    return new ParleyServer({
      ...options,
      dataFolder: join(this.#folder, `node-${at}`),
      environment: {
        PARLEY_DATABASE_URL: this.#postgres!.url,
        PARLEY_FILES: join(this.#folder, 'files'),
        PARLEY_FILE_SECRET: 'what the nodes of the tests sign addresses with',
        PARLEY_PUBLIC_URL: this.url,
        ...environment,
      },
    })
  }

  async #balance(): Promise<Server> {
    const balancer = createServer((near) => void this.#pass(near)).listen(0, 'localhost')
    await once(balancer, 'listening')
    this.#port = (balancer.address() as AddressInfo).port
    return balancer
  }

  /** Joins a connection to the next node that takes it. */
  async #pass(near: Socket): Promise<void> {
    near.on('error', () => {})
    this.#sockets.add(near)
    near.once('close', () => this.#sockets.delete(near))
    const first = this.#turn++
    for (let tries = 0; tries < this.nodes.length; tries++) {
      const node = this.nodes[(first + tries) % this.nodes.length]!
      const far = connect(Number(new URL(node.url).port), 'localhost')
      if (!(await isOpen(far))) continue
      near.once('close', () => far.destroy())
      far.on('error', () => {}).once('close', () => near.destroy())
      near.pipe(far).pipe(near)
      return
    }
    near.destroy()
  }
}

const isOpen = (socket: Socket): Promise<boolean> =>
  new Promise((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })

/** One server, or as many nodes as `PARLEY_TEST_NODES` says: the journeys are the same on both. */
export function serverFor(options: ServerOptions): RunningServer {
  const count = Number(process.env['PARLEY_TEST_NODES'] ?? 1)
  return count > 1 ? new ParleyCluster(count, options) : new ParleyServer(options)
}
