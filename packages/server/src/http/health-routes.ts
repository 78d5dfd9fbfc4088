import { timingSafeEqual, createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { type ClientAddress, isFromThisMachine } from './client-address.ts'
import { errorBody } from './errors.ts'
import type { Metrics } from '../metrics/metrics.ts'

export interface HealthOptions {
  /** Why no traffic should come now; nothing when all is well. */
  readonly whyNotReady: () => Promise<string | undefined>
  readonly metrics: Metrics
  readonly metricsToken: string | null
  readonly clientAddress: ClientAddress
}

/** What load balancers, process managers and Prometheus ask. */
export function serveHealth(app: FastifyInstance, options: HealthOptions): void {
  const { whyNotReady, metrics, metricsToken, clientAddress } = options

  app.get('/healthz', async () => ({ status: 'ok' }))

  app.get('/readyz', async (_request, reply) => {
    const why = await whyNotReady()
    return why === undefined ? { status: 'ready' } : reply.code(503).send({ status: 'not-ready', why })
  })

  app.get('/metrics', async (request, reply) => {
    const isAllowed = isFromThisMachine(request.raw, clientAddress(request.raw)) || bears(request.raw, metricsToken)
    if (!isAllowed)
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send(errorBody(401, 'Ask from the server’s own machine, or send PARLEY_METRICS_TOKEN as a bearer token.'))
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}

function bears({ headers }: IncomingMessage, secret: string | null): boolean {
  const token = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  return secret !== null && token !== undefined && isSame(token, secret)
}

/** Takes equally long wherever the difference is. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
