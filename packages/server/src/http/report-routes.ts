import { ChatError, type Report } from '@parley/protocol'
import type { FastifyInstance } from 'fastify'
import { assertPermitted } from '../deciding/permit.ts'
import { csvOf } from '../reports/csv.ts'
import { readQuestion, type ReportQuestion } from '../reports/read-question.ts'
import { attachment } from './content-disposition.ts'
import { errorBody } from './errors.ts'
import type { StaffDoor } from './staff-door.ts'

const [json, csv] = ['/v1/reports', '/v1/reports.csv']

export interface ReportRouteOptions {
  readonly report: (question: ReportQuestion) => Promise<Report>
  readonly door: StaffDoor
}

type Query = { Querystring: Readonly<Record<string, unknown>> }

/** Where reports are read by those who may ([REP10] to [REP13]). */
export function serveReports(app: FastifyInstance, { report, door }: ReportRouteOptions): void {
  const { enter, answerPreflight, saying, audit } = door

  app.get<Query>(json, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'reports')
      const made = await report(readQuestion(request.query))
      audit.note(saying(request, who, 'report-read'))
      return reply.send(made)
    }),
  )
  app.get<Query>(csv, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'reports')
      const question = readQuestion(request.query)
      const [group, ...more] = question.by
      if (more.length > 0)
        throw new ChatError('bad-request', { field: 'by', problem: 'has more than one: a table has one' })
      const made = await report(question)
      audit.note(saying(request, who, 'report-read'))
      return reply
        .headers({
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': attachment(`reports-${group ?? 'total'}-${made.from}-${made.to}.csv`),
        })
        .send(csvOf(made, group))
    }),
  )
  for (const url of [json, csv]) {
    app.options(url, (request, reply) => answerPreflight(request, reply, 'GET'))
    app.route({
      method: ['POST', 'PUT', 'PATCH', 'DELETE'],
      url,
      handler: (_request, reply) => reply.code(405).header('allow', 'GET').send(errorBody(405, 'Use GET.')),
    })
  }
}
