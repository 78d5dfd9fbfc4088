import { subprotocol } from '@parley/protocol'
import { type Dial, dialWebSocket } from '@parley/protocol/client'

/** Where the widget stands: `floating` over the page with its launcher, `inline` in the page's flow, or as the whole `page`. */
export type Mode = 'floating' | 'inline' | 'page'

/** The server's address with one slash at its end; it may lie in a folder. The page's own server unless given. */
export function serverAddress(server: string): string {
  const { href } = new URL(server || '/', document.baseURI)
  return href.endsWith('/') ? href : `${href}/`
}

/** Dials the socket of a server. */
export function dialServer(server: string): Dial {
  const url = new URL('v1/socket', server)
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:'
  const dial = dialWebSocket(url.href, subprotocol)
  return (events) => {
    try {
      return dial(events)
    } catch {
      // The browser forbids it outright, as it does `ws:` on a secure page. Told like any other failure.
      queueMicrotask(() => events.closed())
      return { send() {}, close() {} }
    }
  }
}

/** The language that the widget speaks: as asked for, else the page's, else the browser's. */
export const languageOf = (locale: string): string =>
  locale || document.documentElement.lang || navigator.language || 'en'
