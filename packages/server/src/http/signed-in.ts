import type { Authenticate } from '../core.ts'

type Line = Parameters<Authenticate>[1]

/** Which lines belong to staff: they may send longer frames. Forgets a line with the line itself. */
export interface SignedIn {
  isStaff(line: Line): boolean
  /** The same authentication, and its outcome is remembered here. */
  remember(authenticate: Authenticate): Authenticate
}

export function createSignedIn(): SignedIn {
  const staff = new WeakSet<Line>()
  return {
    isStaff: (line) => staff.has(line),
    remember: (authenticate) => async (hello, line) => {
      const identity = await authenticate(hello, line)
      if (identity.role !== 'contact') staff.add(line)
      return identity
    },
  }
}
