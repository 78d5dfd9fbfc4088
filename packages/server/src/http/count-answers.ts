import type { FastifyInstance } from 'fastify'

/** Counts HTTP answers by their status, from here on. */
export function countAnswers(app: FastifyInstance): Readonly<Record<string, number>> {
  const answers: Record<string, number> = {}
  app.addHook('onResponse', async (_request, { statusCode }) => {
    answers[statusCode] = (answers[statusCode] ?? 0) + 1
  })
  return answers
}
