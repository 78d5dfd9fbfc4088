import { type AuditHead, type AuditRow, type AuditRows, noAudit } from './audit-rows.ts'

/** The audit log in memory. */
export function memoryAuditRows(): AuditRows {
  const all: AuditRow[] = []
  const sources = new Set<string>()
  let head: AuditHead = noAudit

  return {
    auditHead: async () => head,
    async appendAudit({ from, rows, to }) {
      if (head.no !== from.no || head.place !== from.place) return false
      for (const row of rows) {
        all.push(row)
        if (row.source !== null) sources.add(row.source)
      }
      head = to
      return true
    },
    auditRows: async (after, limit) => all.slice(after, after + limit),
    auditedSources: async (asked) => asked.filter((source) => sources.has(source)),
  }
}
