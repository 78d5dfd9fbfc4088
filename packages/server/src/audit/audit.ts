import type { ErrorCode } from '@parley/protocol'
import type { AuditEntry } from './entry.ts'

/** What happened, as far as whoever tells it knows. */
export type Said = Pick<AuditEntry, 'actor' | 'action'> & Partial<AuditEntry>

/** The audit log as everybody has it who has something to put into it. */
export interface Audit {
  /** Is written soon, while everybody goes on. What was noted in the last moment before a kill is lost. */
  note(said: Said): void
  /** Is written first, and is durable when resolved. @throws ChatError `unavailable`: then it must not be done. */
  record(said: Said): Promise<void>
  /** Does something that is written down before, and why it failed after. @throws what `act` throws, or ChatError `unavailable`. */
  around<T>(said: Said, act: () => Promise<T>): Promise<T>
  /** Somebody could not show who of staff they are. So many a minute are written, all others are only in the server’s log. */
  refused(line: { readonly origin: string | null; readonly address: string }, code: ErrorCode): void
}

/** An audit log that also takes in what is in the logs. */
export interface AuditTrail extends Audit {
  start(): void
  /** Something was written to the logs. */
  committed(): void
  stop(): void
  /** Resolves when nothing is being written. */
  idle(): Promise<void>
  /** Takes in what is in the logs. Returns whether all of it is there. */
  catchUp(): Promise<boolean>
}

/** Nothing is written down. */
export const silent: AuditTrail = {
  note() {},
  record: async () => {},
  around: async (_said, act) => act(),
  refused() {},
  start() {},
  committed() {},
  stop() {},
  idle: async () => {},
  catchUp: async () => true,
}
