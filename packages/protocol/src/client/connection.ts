import type { ErrorCode } from '../errors.ts'

/** Where the line to the server stands. Each state carries only what it needs. */
export type ConnectionState =
  | { readonly is: 'closed' }
  | { readonly is: 'offline'; readonly attempts: number; readonly retryAt: number }
  | { readonly is: 'dialing'; readonly attempts: number }
  | { readonly is: 'greeting'; readonly attempts: number }
  | { readonly is: 'online' }
  | { readonly is: 'refused'; readonly reason: ErrorCode }

/** What happens to the line. `chance` is a random number from 0 to 1: the machine itself stays pure. */
export type ConnectionInput =
  | { readonly is: 'wanted' }
  | { readonly is: 'unwanted' }
  | { readonly is: 'retry-due' }
  | { readonly is: 'hint' } // The browser says that the network, or the page, is back.
  | { readonly is: 'opened' }
  | { readonly is: 'welcomed' }
  | ({ readonly is: 'lost'; readonly now: number; readonly chance: number } & AskedFor)
  | { readonly is: 'turned-away'; readonly reason: ErrorCode }

/** The wait that a server asks for: at least `waitMs`; or `exactMs`, since it has asked others for other ones. Milliseconds. */
export interface AskedFor {
  readonly waitMs?: number
  readonly exactMs?: number
}

/** Back-off with full jitter: a random wait from half a second up to a bound that doubles to half a minute. */
const shortestWaitMs = 500
const longestWaitMs = 30_000

export function waitBeforeRetry(attempts: number, chance: number): number {
  const bound = Math.min(longestWaitMs, shortestWaitMs * 2 ** attempts)
  return Math.round(shortestWaitMs + chance * (bound - shortestWaitMs))
}

/**
 * The state after `input`. Pure: the socket and the timers live in `line.ts`.
 * Inputs that make no sense in a state leave it as it is.
 */
export function nextConnection(state: ConnectionState, input: ConnectionInput): ConnectionState {
  switch (input.is) {
    case 'wanted':
      return state.is === 'closed' || state.is === 'refused' ? { is: 'dialing', attempts: 0 } : state
    case 'unwanted':
      return { is: 'closed' }
    case 'retry-due':
    case 'hint':
      return state.is === 'offline' ? { is: 'dialing', attempts: state.attempts } : state
    case 'opened':
      return state.is === 'dialing' ? { is: 'greeting', attempts: state.attempts } : state
    case 'welcomed':
      return state.is === 'greeting' ? { is: 'online' } : state
    case 'turned-away':
      return state.is === 'closed' ? state : { is: 'refused', reason: input.reason }
    case 'lost': {
      if (state.is === 'closed' || state.is === 'refused' || state.is === 'offline') return state
      const attempts = state.is === 'online' ? 1 : state.attempts + 1
      const waitMs = input.exactMs ?? Math.max(input.waitMs ?? 0, waitBeforeRetry(attempts, input.chance))
      return { is: 'offline', attempts, retryAt: input.now + waitMs }
    }
  }
}
