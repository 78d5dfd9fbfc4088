import type { ChatError } from '@parley/protocol'

/** What can be put off while the server has all it can do, the most dispensable first. */
export type Dispensable = 'upload' | 'sign-in' | 'staff-sign-in' | 'message'

/** Says whether something may begin now ([OPS10] to [OPS13]). */
export interface Admission {
  /** Why not now: `unavailable`, with when to come again; nothing when it may. */
  refusal(what: Dispensable): ChatError | undefined
}

export const admitsAll: Admission = { refusal: () => undefined }

/** @throws ChatError `unavailable`. */
export function assertAdmitted(admission: Admission, what: Dispensable): void {
  const refusal = admission.refusal(what)
  if (refusal) throw refusal
}
