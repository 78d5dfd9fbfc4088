import type { FileLimits } from '@parley/protocol'

// The two modes of A131: files come from the agent's own machine, and with standard responses.

/** Whether agents may attach files of their own machine. */
export const takesOwnFiles = (limits: FileLimits | undefined): boolean =>
  limits?.send === true && limits.from?.workstation !== false

/** Whether the files of standard responses are attached with them. */
export const takesResponseFiles = (limits: FileLimits | undefined): boolean =>
  limits?.send === true && limits.from?.responses !== false
