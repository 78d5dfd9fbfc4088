/** How far the audit log has come. */
export interface AuditHead {
  /** Of the last row; 0 before the first. */
  readonly no: number
  /** Of the last row, in hexadecimal digits; 64 zeros before the first. */
  readonly hash: string
  /** Up to where events are in it, and the event there: see `Reached`. */
  readonly place: number
  readonly mark: string
}

/** One row, as it is written for ever. */
export interface AuditRow {
  /** From 1 on, without gaps. */
  readonly no: number
  /** Names the event that it was made of, so that none is in it twice; `null`: it was made of none. */
  readonly source: string | null
  /** As JSON. What is in it: `audit/entry.ts`. */
  readonly entry: string
  /** Of the row before and of `entry`. */
  readonly hash: string
}

/** The part of the store that keeps the audit log. Rows are added to it, and nothing else is done to it. */
export interface AuditRows {
  auditHead(): Promise<AuditHead>

  /**
   * Adds rows and moves the head, whole or not at all, where the head still is `from`. Durable when resolved. False where somebody
   * else was faster: nothing was written, begin anew.
   */
  appendAudit(step: {
    readonly from: AuditHead
    readonly rows: readonly AuditRow[]
    readonly to: AuditHead
  }): Promise<boolean>

  /** The rows after a number, at most `limit`, in their order. Nothing: there are none yet. */
  auditRows(after: number, limit: number): Promise<readonly AuditRow[]>

  /** Those of these events that are in it already. */
  auditedSources(sources: readonly string[]): Promise<readonly string[]>
}

/** Before the first row. */
export const noAudit: AuditHead = { no: 0, hash: '0'.repeat(64), place: 0, mark: '' }
