import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../root.ts'
import type { Order, Sent } from './load.ts'
import type { MeasuredServer } from './measured-server.ts'

/** The load generator's process, as the bench sees it. */
export class Generator {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  /** A generator that talks to this server, or to these in turn: they are nodes of one. */
  static async for(...servers: readonly MeasuredServer[]): Promise<Generator> {
    const child = fork(join(root, 'bench/server/load.ts'), {
      execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    })
    const generator = new Generator(child)
    const kind = servers[0]?.kind ?? 'parley'
    await generator.order({ do: 'connect', kind, ports: servers.map(({ port }) => port) })
    return generator
  }

  /** Resolves when it is done; with the figures, where the order has some. */
  async order(order: Order): Promise<void> {
    await this.#ask(order)
  }

  /** Sends messages and gives the figures. */
  async send(order: Extract<Order, { do: 'send' | 'fill' }>): Promise<Sent> {
    return (await this.#ask(order)) as Sent
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.kill()
    await ended
  }

  #ask(order: Order): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('The load generator ended; it says why above.'))
      this.#child.once('exit', ended)
      this.#child.once('message', (result) => {
        this.#child.off('exit', ended)
        resolve(result)
      })
      this.#child.send(order)
    })
  }
}
