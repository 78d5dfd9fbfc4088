import type { Log } from '../core.ts'
import type { Settings } from '../settings.ts'

const loopback = ['localhost', '127.0.0.1', '::1']

/** Says what is allowed and yet probably not meant. */
export function warnAbout({ demo, host, sites, agentSecret, agentJwksUrl }: Settings, log: Log): void {
  if (Object.keys(sites).length === 0) log('start-without-sites')
  if (!demo && !agentSecret && !agentJwksUrl) log('start-without-agent-keys')
  if (demo && !loopback.includes(host)) log('start-demo-for-everybody')
}
