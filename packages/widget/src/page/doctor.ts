import { type Clock, subprotocol, systemClock } from '@parley/protocol'
import type { ParleyWidget } from '../parley-widget.ts'
import { dialServer, serverAddress } from '../settings.ts'

/** One thing that was looked at. */
export interface Finding {
  readonly what: 'socket' | 'storage' | 'policy' | 'stacking' | 'clock'
  readonly is: 'fine' | 'trouble' | 'unknown'
  /** What was found, in one sentence. */
  readonly found: string
  /** What the owner of the page can do about it. */
  readonly remedy?: string
}

/** How long the socket may take to open, in milliseconds. */
const socketMs = 8_000

/** More than this makes times on screen look wrong, in milliseconds. */
const clockMs = 60_000

/** Looks for what usually goes wrong on a page, and says the fix. Changes nothing. */
export async function examine(widget: ParleyWidget): Promise<readonly Finding[]> {
  const server = serverAddress(widget.server)
  const blocked: string[] = []
  const note = (event: SecurityPolicyViolationEvent) => blocked.push(`${event.effectiveDirective} ${event.blockedURI}`)
  document.addEventListener('securitypolicyviolation', note)
  const socket = await examineSocket(server, widget.chat?.clock ?? systemClock)
  document.removeEventListener('securitypolicyviolation', note)
  return [socket, examinePolicy(blocked, server), examineStorage(widget), examineStacking(widget), examineClock(widget)]
}

async function examineSocket(server: string, clock: Clock): Promise<Finding> {
  const url = new URL('v1/socket', server).href.replace(/^http/, 'ws')
  let callOff = () => {}
  const problem = await new Promise<string | undefined>((resolve) => {
    const stopWaiting = clock.after(socketMs, () => resolve(`No answer from ${url} in ${socketMs / 1_000} seconds.`))
    const socket = dialServer(server)({
      opened: () => resolve(undefined),
      received: () => {},
      closed: () => resolve(`The socket ${url} was refused, by the server, by a proxy or by the page’s policy.`),
    })
    callOff = () => {
      stopWaiting()
      socket.close()
    }
  })
  callOff()
  if (!problem) return { what: 'socket', is: 'fine', found: `The server answers as ${subprotocol}.` }
  return {
    what: 'socket',
    is: 'trouble',
    found: problem,
    remedy: `Let the page connect to ${url} (connect-src), let proxies pass WebSockets, and name ${location.origin} in the site’s "origins".`,
  }
}

function examinePolicy(blocked: readonly string[], server: string): Finding {
  if (blocked.length > 0)
    return {
      what: 'policy',
      is: 'trouble',
      found: `Content-Security-Policy blocked: ${blocked.join('; ')}.`,
      remedy: `Add ${server} to script-src and, as https and wss, to connect-src.`,
    }
  return { what: 'policy', is: 'fine', found: 'Content-Security-Policy and Trusted Types let the chat work.' }
}

function examineStorage({ chat }: ParleyWidget): Finding {
  if (chat?.isDurable) return { what: 'storage', is: 'fine', found: 'The chat survives a reload.' }
  return {
    what: 'storage',
    is: 'trouble',
    found: 'localStorage is forbidden or full: the chat ends with the page.',
    remedy: 'Allow storage for this page: no sandboxed frame without allow-same-origin, no full quota.',
  }
}

function examineStacking(widget: ParleyWidget): Finding {
  const launcher = widget.shadowRoot?.querySelector('.launcher')
  const { x, y, width, height } = launcher?.getBoundingClientRect() ?? new DOMRect()
  if (width === 0) return { what: 'stacking', is: 'unknown', found: 'The launcher is not on screen now.' }
  const top = document.elementFromPoint(x + width / 2, y + height / 2)
  if (top === widget) return { what: 'stacking', is: 'fine', found: 'Nothing lies over the launcher.' }
  const name = top ? `<${top.localName}${top.id && ` id="${top.id}"`}>` : 'Something'
  return {
    what: 'stacking',
    is: 'trouble',
    found: `${name} lies over the launcher.`,
    remedy: 'Move it, or move the launcher with the custom property --parley-inset on parley-widget.',
  }
}

function examineClock({ chat }: ParleyWidget): Finding {
  if (chat?.state.line.is !== 'online')
    return { what: 'clock', is: 'unknown', found: 'Open the chat once, then ask again.' }
  const { serverAheadMs } = chat
  if (Math.abs(serverAheadMs) < clockMs)
    return { what: 'clock', is: 'fine', found: 'This clock agrees with the server’s.' }
  const minutes = Math.round(Math.abs(serverAheadMs) / 60_000)
  return {
    what: 'clock',
    is: 'trouble',
    found: `This machine’s clock is ${minutes} min ${serverAheadMs > 0 ? 'behind' : 'ahead of'} the server’s.`,
    remedy: 'Set the clock of this machine, or of the server. Order and timeouts do not depend on it.',
  }
}
