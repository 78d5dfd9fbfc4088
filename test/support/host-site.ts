import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page of somebody else's website. */
export interface HostPage {
  readonly html: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Another website, with an origin of its own, whose pages the test writes. */
export class HostSite {
  readonly #server: Server
  readonly #pages = new Map<string, HostPage>()

  private constructor() {
    this.#server = createServer(({ url = '/' }, response) => {
      const page = this.#pages.get(url.split('?')[0] ?? '/')
      if (!page) return void response.writeHead(404).end()
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html)
    })
  }

  static async open(): Promise<HostSite> {
    const site = new HostSite()
    site.#server.listen(0, 'localhost')
    await once(site.#server, 'listening')
    return site
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  /** Puts a page at a path. Gives its address. */
  page(path: string, page: HostPage): string {
    this.#pages.set(path, page)
    return this.origin + path
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

/** A plain page with this in its body. */
export const plainPage = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title><link rel="icon" href="data:,">${head}</head><body><h1>Host</h1>${body}</body></html>`
