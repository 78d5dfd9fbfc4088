import { trustedPolicy } from '@parley/ui'

/** Why words cannot be checked: the page's policy, or the line. */
export class SpellingUnavailable extends Error {
  override readonly name = 'SpellingUnavailable'
  readonly why: 'blocked' | 'unreachable' | 'broken'

  constructor(why: SpellingUnavailable['why'], options?: ErrorOptions) {
    super(`the spelling check is ${why}`, options)
    this.why = why
  }
}

const path = '/parley-spelling.js'

/**
 * Starts the worker with the script of the server. On a page of another origin its text is fetched first and started from a
 * `blob:` address: browsers start no worker from elsewhere. The page's policy has to allow that (`worker-src blob:`,
 * `connect-src` with the server); where it does not, the worker says so by an `error`.
 *
 * @throws SpellingUnavailable `unreachable`, or `blocked` where the browser says so at once.
 */
export async function startWorker(server: string): Promise<Worker> {
  const address = new URL(path, server || location.href)
  if (address.origin === location.origin) return start(address.href)
  const code = await fetchOrFail(address)
  const blob = URL.createObjectURL(new Blob([await code.blob()], { type: 'text/javascript' }))
  const worker = start(blob)
  // It has its script once it has begun to load it: with the next turn.
  setTimeout(() => URL.revokeObjectURL(blob), 10_000)
  return worker
}

/** @throws SpellingUnavailable `unreachable`. */
export async function fetchOrFail(address: URL): Promise<Response> {
  try {
    const answer = await fetch(address, { credentials: 'omit' })
    if (answer.ok) return answer
  } catch (error) {
    throw new SpellingUnavailable('unreachable', { cause: error })
  }
  throw new SpellingUnavailable('unreachable')
}

function start(address: string): Worker {
  try {
    return new Worker((trustedPolicy()?.createScriptURL(address) as string | undefined) ?? address)
  } catch (error) {
    throw new SpellingUnavailable('blocked', { cause: error })
  }
}
