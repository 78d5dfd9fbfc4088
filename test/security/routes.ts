import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

/** One route as the server has it: a method and a path with its parameters, such as `/v1/files/:file`. */
export interface Route {
  readonly method: string
  readonly path: string
}

/** What is made in `start` with all routes of its HTTP server, so that no list of them can grow old. */
export async function withRoutes<Made>(start: () => Promise<Made>): Promise<Made & { readonly routes: Route[] }> {
  const routes: Route[] = []
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) routes.push({ method: each, path: url })
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    return { ...(await start()), routes }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}
