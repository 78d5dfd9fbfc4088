import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Finds out where a request comes from. */
export type ClientAddress = (request: IncomingMessage) => string

/**
 * The address of whoever sent a request: the other end of the connection or, where that is a trusted proxy, the
 * right-most address in `X-Forwarded-For` that is not one. From everybody else the header is ignored.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList()
  for (const network of trustedProxies) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(prefix), family)
  }
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (request) => {
    let address = plain(request.socket.remoteAddress ?? '')
    const hops = String(request.headers['x-forwarded-for'] ?? '').split(',')
    while (hops.length > 0 && isTrusted(address)) {
      const hop = plain((hops.pop() ?? '').trim())
      if (isIP(hop) === 0) break
      address = hop
    }
    return address
  }
}

/** IPv4 that arrives as IPv6 (`::ffff:192.0.2.1`) is IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/**
 * What limits count by. One household or company has a whole IPv6 /64, so that is what counts as one address.
 */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const front = head === '' ? [] : head.split(':')
  const back = !tail ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : 8 - front.length - back.length
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** Whether the request comes from this machine itself, and not through a proxy that runs on it. */
export function isFromThisMachine(request: IncomingMessage, address: string): boolean {
  const isLoopback = address === '::1' || address.startsWith('127.')
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers
  return isLoopback && !isForwarded
}
