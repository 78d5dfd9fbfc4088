import { ChatError } from '@parley/protocol'

/** What has to wait for a moment; `cause` says to the log why. */
export const unavailableFor = (cause: unknown): ChatError =>
  Object.assign(new ChatError('unavailable', { retryAfterMs: 1_000 }), { cause })

/** What is behind an error: of what is unavailable, why. */
export const causeOf = (error: unknown): unknown => (error instanceof Error && error.cause) || error
