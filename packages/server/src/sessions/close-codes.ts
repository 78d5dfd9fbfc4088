import type { ErrorCode } from '@parley/protocol'

/** Why the server closes a line: an error of the catalogue, or silence. */
export type CutReason = ErrorCode | 'silent'

/**
 * WebSocket close codes, for tools that see no frames: 1008 and 1012 are registered (RFC 6455, IANA), 4000 and above are
 * ours and end like the HTTP status that means the same.
 */
export const closeCodes: { readonly [Reason in CutReason]?: number } = {
  unauthorized: 4401,
  'token-expired': 4401,
  'origin-not-allowed': 4403,
  'unknown-site': 4404,
  'hello-too-late': 4408,
  'reads-too-slowly': 4408,
  silent: 4408,
  'client-too-old': 4426,
  'too-many-commands': 4429,
  'too-many-sockets': 4429,
  'going-away': 1012,
  unavailable: 1013,
}

/** A frame or a step that breaks the protocol's rules. */
export const policyViolation = 1008
