import type { TemplateResult } from 'lit'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'

/** What a message is about to be sent into. */
export interface SendContext {
  readonly entry: DeskEntry
  readonly state: DeskState
  /** Now by the server's clock: milliseconds since 1970. */
  readonly now: number
}

export type Verdict = 'send' | 'hold'

/**
 * Looks at what the agent is about to send. Whoever holds it says why, and lets it go when the agent sends once more; the draft
 * stays in place meanwhile.
 */
export interface BeforeSending {
  check(text: string, context: SendContext): Verdict | Promise<Verdict>
  /** Why the message is held, drawn above the input; nothing while it is not. */
  draw(): TemplateResult | undefined
  /** The agent writes on, looks at another conversation, or has sent it: what was held is no more. */
  forget(): void
}

/** Whether `text` may go: all of `checks` are asked in order, up to the first that holds it. */
export async function mayBeSent(
  checks: readonly BeforeSending[],
  text: string,
  context: SendContext,
): Promise<Verdict> {
  for (const check of checks) if ((await check.check(text, context)) === 'hold') return 'hold'
  return 'send'
}
