import { lookup as systemLookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

// Where requests that somebody else's address causes may go ([ATK137]). Judged at the connection, on the address that is
// really used: a name may resolve to something else every time.

/** Networks that are not the open internet: this machine, private, link-local, shared, for documents, for many receivers. */
const closedNetworks = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Tunnels and documents inside the part of IPv6 that is open.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const closed = new BlockList()
for (const [network, bits] of closedNetworks) closed.addSubnet(network, bits, isIP(network) === 6 ? 'ipv6' : 'ipv4')

/** All of IPv6 that is given out. What lies beside it (mapped and translated IPv4, too) is somebody's own network. */
const open = new BlockList()
open.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address belongs to the open internet. What is no address does not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4')
    case 6:
      return open.check(address, 'ipv6') && !closed.check(address, 'ipv6')
    default:
      return false
  }
}

/** A connection that may not be made. */
export class EgressRefused extends Error {
  override readonly name = 'EgressRefused'
}

/**
 * Resolves names, and refuses those that lead to an address that is not public, even if only one of several is.
 *
 * @param lookup the system's, unless given
 */
export const publicLookup =
  (lookup: LookupFunction = systemLookup): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      const found = typeof address === 'string' ? [address] : (address ?? []).map((entry) => entry.address)
      const refused = !error && (found.length === 0 || !found.every(isPublicAddress))
      if (refused) callback(new EgressRefused('The name leads to an address that is not public.'), '')
      else callback(error, address, family)
    })

/**
 * Looks at what can be seen before a name is resolved: without `privateNetwork` it takes `https`, and no IP address that is not
 * public.
 *
 * @throws EgressRefused
 */
export function assertMayAsk(url: URL, privateNetwork: boolean): void {
  const schemes = privateNetwork ? ['https:', 'http:'] : ['https:']
  if (!schemes.includes(url.protocol)) throw new EgressRefused('The scheme is not allowed.')
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (!privateNetwork && isIP(host) !== 0 && !isPublicAddress(host))
    throw new EgressRefused('The address is not public.')
}
