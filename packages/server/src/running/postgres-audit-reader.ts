import pg from 'pg'
import { createPostgresDriver } from '../store/postgres/postgres-driver.ts'
import { auditHead, auditRows } from '../store/sql/audit-rows.ts'
import type { AuditReader } from './verify-audit.ts'

/** The audit log in the PostgreSQL database at `url`. Nothing is brought to another shape. */
export function openPostgresToRead(url: string): AuditReader {
  const pool = new pg.Pool({ connectionString: url, max: 1, pipeline: true })
  // Whoever is using it is told.
  pool.on('error', () => {})
  const driver = createPostgresDriver(pool)
  return {
    auditHead: () => driver.read(auditHead()),
    auditRows: (after, limit) => driver.read(auditRows(after, limit)),
    close: () => driver.close(),
  }
}
