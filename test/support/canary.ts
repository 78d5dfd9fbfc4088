import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page of a stranger that notes who asks for it, with what. */
export class Canary {
  /** What was asked for: paths in their order, with what came along. */
  readonly visits: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = []
  readonly #server: Server

  private constructor() {
    this.#server = createServer(({ url = '/', headers }, response) => {
      if (url !== '/favicon.ico') this.visits.push({ path: url, headers })
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(
        `<!doctype html><html lang="en"><title>Page ${url}</title><link rel="icon" href="data:,"><h1>${url}</h1></html>`,
      )
    })
  }

  static async open(): Promise<Canary> {
    const canary = new Canary()
    canary.#server.listen(0, '127.0.0.1')
    await once(canary.#server, 'listening')
    return canary
  }

  /** Another host than that of the pages under test. */
  address(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
