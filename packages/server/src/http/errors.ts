import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import type { Log } from '../core.ts'

/** What every refused HTTP request gets: what it is, and what to do. */
export interface ErrorBody {
  readonly error: string
  readonly remedy: string
}

export const errorBody = (status: number, remedy: string): ErrorBody => ({
  error: (STATUS_CODES[status] ?? 'error').toLowerCase().replaceAll(' ', '-'),
  remedy,
})

const remedies: Readonly<Record<number, string>> = {
  400: 'Correct the request.',
  403: 'Ask whoever runs this server for access.',
  404: 'Check the address. The demo pages exist in demo mode only (PARLEY_DEMO=1).',
  413: 'Send less.',
  414: 'Shorten the address.',
  415: 'Send another content type.',
  429: 'Wait, then try again.',
}

/** Answers everything that no route answers, and everything that fails in one. Nothing of the cause leaves the server. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD')
      return reply.code(404).send(errorBody(404, remedies[404] ?? ''))
    return reply.code(405).header('allow', 'GET, HEAD').send(errorBody(405, 'Use GET.'))
  })

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (isCut(request, error)) {
      log('request-cut', { route: request.routeOptions.url ?? 'none' })
      return reply.hijack()
    }
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send(errorBody(status, remedies[status] ?? 'Correct the request.'))
    log('request-failed', { route: request.routeOptions.url ?? 'none', problem: error.code ?? error.name })
    return reply.code(500).send(errorBody(500, 'Try again; the server’s log says more.'))
  })
}

/** Whoever has gone hears no answer, and it is no fault of ours: a file that breaks off goes on later. */
function isCut({ raw }: FastifyRequest, { code }: FastifyError): boolean {
  const hasBrokenOff = raw.destroyed && !raw.complete
  return hasBrokenOff || (code === 'ECONNRESET' && raw.socket.destroyed)
}
