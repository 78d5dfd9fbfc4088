import type { Settings } from '../settings.ts'

/** Which pages may open a line, and as whom. Origins are compared whole, as strings. */
export interface OriginRules {
  /** Whether some page of this origin may open a socket at all. Without an origin it is no browser: the token decides. */
  mayConnect(origin: string | null): boolean
  mayBeContact(origin: string, site: string): boolean
  mayBeAgent(origin: string): boolean
}

/**
 * The rules of the settings. `ownOrigins` are the server's own addresses: allowed in demo mode only, because only then
 * does the server itself serve pages. They are asked for each time, for a port is known only after listening.
 */
export function createOriginRules(
  { sites, agentOrigins, demo }: Pick<Settings, 'sites' | 'agentOrigins' | 'demo'>,
  ownOrigins: () => ReadonlySet<string>,
): OriginRules {
  const bySite = new Map(Object.entries(sites).map(([key, { origins }]) => [key, new Set(origins)]))
  const ofAllSites = new Set(Object.values(sites).flatMap(({ origins }) => origins))
  const ofAgents = new Set(agentOrigins)
  const isOwn = (origin: string) => demo && ownOrigins().has(origin)
  return {
    mayConnect: (origin) => origin === null || ofAllSites.has(origin) || ofAgents.has(origin) || isOwn(origin),
    mayBeContact: (origin, site) => bySite.get(site)?.has(origin) === true || isOwn(origin),
    mayBeAgent: (origin) => ofAgents.has(origin) || isOwn(origin),
  }
}

/** The origins under which a browser on this machine, or behind the configured address, finds the server. */
export function ownOriginsOf({ publicUrl }: Pick<Settings, 'publicUrl'>, port: number): ReadonlySet<string> {
  const hosts = ['localhost', '127.0.0.1', '[::1]']
  const own = hosts.map((host) => new URL(`http://${host}:${port}`).origin)
  return new Set(publicUrl ? [...own, publicUrl.origin] : own)
}
