import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Scripts } from './bundles.ts'

/** What a page of the site carries: nothing but a text field, a floor, or Parley. */
export const subjects = ['empty', 'windowed', 'whole', 'parley'] as const
export type Subject = (typeof subjects)[number]

const scriptOf: Readonly<Record<Exclude<Subject, 'empty'>, string>> = {
  windowed: '/floor/windowed.js',
  whole: '/floor/whole.js',
  parley: '/parley.js',
}

/** A website with an ordinary article and one script tag. All subjects get the same article. */
export class BenchSite {
  readonly #server: Server

  private constructor(scripts: Scripts) {
    this.#server = createServer(({ url = '/' }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost')
      const script = scripts.get(pathname)
      if (script !== undefined) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
      if (pathname !== '/') return void response.writeHead(404).end()
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageWith(searchParams))
    })
  }

  static async open(scripts: Scripts): Promise<BenchSite> {
    const site = new BenchSite(scripts)
    site.#server.listen(0, 'localhost')
    await once(site.#server, 'listening')
    return site
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  /** The address of a subject's page, with its chat open or closed. `server`: the origin of a real server, if it shall have one. */
  page(subject: Subject, { open, server }: { open: boolean; server?: string }): string {
    const query = new URLSearchParams({ subject, open: open ? 'auto' : '', server: server ?? '' })
    return `${this.origin}/?${query}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const article = Array.from(
  { length: 20 },
  (_, index) =>
    `<h2>Lamp ${index + 1}</h2><p>Brass, linen, 40 W. It reads well in bed, and it is not afraid of children.</p>`,
).join('')

function pageWith(query: URLSearchParams): string {
  const subject = query.get('subject') as Subject
  const server = query.get('server') ?? ''
  const open = query.get('open') ? ' data-open="auto"' : ''
  // Parley comes from its server; a floor knows its server by an attribute.
  const source = subject === 'empty' ? '' : subject === 'parley' ? server + scriptOf.parley : scriptOf[subject]
  const chat =
    source &&
    `<script async src="${source}" data-site="shop" data-locale="en"${open}${server && ` data-server="${server}"`}></script>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Lamps</title><link rel="icon" href="data:,">${chat}</head>
    <body><h1>Lamps</h1>${subject === 'empty' ? '<textarea aria-label="Message"></textarea>' : ''}${article}</body></html>`
}
