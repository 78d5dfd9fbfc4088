import { connect } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { assertMayAsk, EgressRefused, publicLookup } from '../bots/egress.ts'
import { wordOf } from './finding.ts'

/** How long connecting may take, in milliseconds. */
const connectMs = 5_000

/** What came of connecting: nothing was sent. */
export type Reached =
  | {
      readonly is: 'reached' /** Until when the certificate holds: milliseconds since 1970. */
      readonly certifiedUntil?: number
    }
  | { readonly is: 'refused'; readonly why: string }

export type Reach = (url: URL, options: { readonly privateNetwork: boolean }) => Promise<Reached>

/** Connects to where a URL leads, by the rules that requests go by, looks at the certificate, and hangs up. */
export const reach: Reach = (url, { privateNetwork }) =>
  new Promise((resolve) => {
    try {
      assertMayAsk(url, privateNetwork)
    } catch (error) {
      return resolve({ is: 'refused', why: wordOf(error) })
    }
    const isTls = url.protocol === 'https:'
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    const port = Number(url.port || (isTls ? 443 : 80))
    const options = { host, port, ...(!privateNetwork && { lookup: publicLookup() }) }
    const socket = isTls ? connectTls({ ...options, servername: host }) : connect(options)
    const end = (reached: Reached) => {
      socket.destroy()
      resolve(reached)
    }
    socket.setTimeout(connectMs, () => end({ is: 'refused', why: 'timeout' }))
    socket.once('error', (error) =>
      end({ is: 'refused', why: error instanceof EgressRefused ? error.message : wordOf(error) }),
    )
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      if (!isTls) return end({ is: 'reached' })
      const until = Date.parse((socket as TLSSocket).getPeerCertificate().valid_to)
      end({ is: 'reached', ...(Number.isFinite(until) && { certifiedUntil: until }) })
    })
  })
