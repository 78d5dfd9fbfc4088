import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Log } from '../core.ts'
import type { Settings } from '../settings.ts'
import { addressKey, type ClientAddress } from './client-address.ts'
import { answerErrors, errorBody } from './errors.ts'
import { helmetOptions, permissionsPolicy } from './security-headers.ts'
import { socketPath } from './socket-endpoint.ts'

/** How often the limits on slow requests are looked at, in milliseconds: a slow one is cut at most this much later. */
const connectionsCheckMs = 1_000

/** An HTTP server with every limit set and every header on, and no routes yet. It does not log requests: addresses may hold secrets. */
export async function createHttp(
  settings: Settings,
  { log, clientAddress }: { log: Log; clientAddress: ClientAddress },
): Promise<FastifyInstance> {
  const { limits } = settings
  const app = fastify({
    logger: false,
    trustProxy: false,
    // Until something is uploaded, no route reads a body.
    bodyLimit: 1_024,
    requestTimeout: limits.httpRequestTimeoutMs,
    keepAliveTimeout: 5_000,
    maxRequestsPerSocket: limits.httpRequestsPerConnection,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    http: {
      maxHeaderSize: limits.httpHeaderBytes,
      headersTimeout: Math.min(limits.httpHeadersTimeoutMs, limits.httpRequestTimeoutMs),
      requestTimeout: limits.httpRequestTimeoutMs,
      connectionsCheckingInterval: connectionsCheckMs,
      // Whoever offers to upgrade anything else (h2c, for instance) is answered as if they had not.
      shouldUpgradeCallback: ({ url }) => url === socketPath || url?.startsWith(`${socketPath}?`) === true,
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      const status = error.statusCode ?? 400
      void reply.code(status).send(errorBody(status, 'Correct the address.'))
    },
  })
  app.server.maxConnections = limits.connections

  await app.register(helmet, helmetOptions(settings))
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', permissionsPolicy)
    reply.header('cache-control', 'no-store')
  })
  await app.register(rateLimit, {
    max: limits.httpRequestsPerMinute,
    timeWindow: 60_000,
    cache: 10_000,
    keyGenerator: (request) => addressKey(clientAddress(request.raw)),
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  })
  // Gives replies their `sendFile`; every folder is named where its route is.
  // The build lays compressed files beside the plain ones: nothing is compressed while somebody waits.
  await app.register(serveStatic, { serve: false, preCompressed: true })
  answerErrors(app, log)
  return app
}

/** One short answer to what is no HTTP request; the connection ends with it. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, remedy] = brokenRequests[error.code ?? ''] ?? [400, 'Send an HTTP/1.1 request.']
  const body = JSON.stringify(errorBody(status, remedy))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    'x-content-type-options: nosniff',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}

const brokenRequests: Readonly<Record<string, readonly [status: number, remedy: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Send the request faster.'],
  HPE_HEADER_OVERFLOW: [431, 'Send less in the headers.'],
}
