import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { AuditTrail } from '../audit/audit.ts'
import { auditLines, readAuditQuestion } from '../audit/read-audit.ts'
import { assertPermitted } from '../deciding/permit.ts'
import type { AuditRows } from '../store/audit-rows.ts'
import { errorBody } from './errors.ts'
import type { StaffDoor } from './staff-door.ts'

const url = '/v1/audit'

export interface AuditRouteOptions {
  readonly store: AuditRows
  readonly audit: Pick<AuditTrail, 'record' | 'catchUp'>
  readonly door: StaffDoor
}

/** Where the audit log is read by those who may ([AUD10] to [AUD12]). */
export function serveAudit(app: FastifyInstance, { store, audit, door }: AuditRouteOptions): void {
  const { enter, answerPreflight, saying } = door

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(url, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'audit-read')
      const question = readAuditQuestion(request.query)
      await audit.catchUp()
      await audit.record(saying(request, who, 'audit-read'))
      return reply
        .header('content-type', 'application/x-ndjson; charset=utf-8')
        .send(Readable.from(auditLines(store, question)))
    }),
  )
  app.options(url, (request, reply) => answerPreflight(request, reply, 'GET'))
  app.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE'],
    url,
    handler: (_request, reply) => reply.code(405).header('allow', 'GET').send(errorBody(405, 'Use GET.')),
  })
}
