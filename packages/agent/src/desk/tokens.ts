import type { Clock } from '@parley/protocol'

/** A token that is good for less than this is not begun with, in milliseconds. */
const remainderMs = 30_000

/** The agent's tokens: a fresh one for each sign-in, and the last one for everything else as long as it is good. */
export class Tokens {
  readonly #ask: () => Promise<string>
  readonly #clock: Clock
  #last: string | undefined

  constructor(ask: () => Promise<string>, clock: Clock) {
    this.#ask = ask
    this.#clock = clock
  }

  /** A new one, from the page. */
  readonly fresh = async (): Promise<string> => (this.#last = await this.#ask())

  /** The last one; a new one where that is about to expire. */
  readonly current = async (): Promise<string> => {
    const last = this.#last
    return last && expiryOf(last) - remainderMs > this.#clock.now() ? last : this.fresh()
  }
}

/** What a token says, unchecked: only the server can tell whether it is true. Nothing where it says nothing. */
export function claimsOf(token: string): { readonly sub?: unknown; readonly exp?: unknown } {
  try {
    const payload = token.split('.')[1] ?? ''
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(bytes)) as object
  } catch {
    return {}
  }
}

/** When a token expires, in milliseconds since 1970; 0 where it does not say. */
function expiryOf(token: string): number {
  const { exp } = claimsOf(token)
  return typeof exp === 'number' ? exp * 1_000 : 0
}
