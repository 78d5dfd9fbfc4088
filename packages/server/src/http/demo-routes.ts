import type {} from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DemoAgents } from '../auth/demo-agents.ts'
import type { DemoContacts } from '../auth/demo-contacts.ts'
import { errorBody } from './errors.ts'
import { pagePolicy } from './security-headers.ts'

/** Pictures and videos of the demo's bots. */
const media = /^(?:pictures|videos)\//

export interface DemoOptions {
  /** The folder with a folder per page: `shop` and `agent`. */
  readonly folder: string
  readonly agents: DemoAgents
  readonly contacts: DemoContacts
  /** The origins that may frame the desk. */
  readonly frameAncestors: readonly string[]
}

/** The demo's pages, and the tokens of its agents. Only for demo mode: whoever asks is signed in. */
export function serveDemo(app: FastifyInstance, { folder, agents, contacts, frameAncestors }: DemoOptions): void {
  const pages = [
    { path: '/', name: 'shop', ancestors: [] },
    { path: '/travel', name: 'travel', ancestors: [] },
    { path: '/repairs', name: 'repairs', ancestors: [] },
    { path: '/gallery', name: 'gallery', ancestors: [] },
    { path: '/agent', name: 'agent', ancestors: frameAncestors },
  ]
  for (const { path, name, ancestors } of pages) {
    const send = (reply: FastifyReply, file: string) => {
      reply.headers({
        'content-security-policy': pagePolicy(ancestors),
        'cross-origin-opener-policy': 'same-origin-allow-popups',
        'cache-control': 'no-cache',
      })
      // Browsers that know `frame-ancestors` do not look at it; the others cannot be told about several origins.
      if (ancestors.length > 0) reply.removeHeader('x-frame-options')
      // What bots show is seen on the pages of others too: the desk lies inside somebody's CRM.
      if (media.test(file))
        reply.headers({ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' })
      return reply.sendFile(file, `${folder}/${name}`, { cacheControl: false, dotfiles: 'deny', index: false })
    }
    app.get(path, (_request, reply) => send(reply, 'index.html'))
    app.get<{ Params: { '*': string } }>(`/${name}/*`, ({ params }, reply) => send(reply, params['*'] || 'index.html'))
  }

  /** Answers with a token for a page of this server. */
  async function answer(
    { headers }: FastifyRequest,
    reply: FastifyReply,
    { token, who }: { token: Promise<string | undefined> | undefined; who: readonly string[] },
  ) {
    const from = headers['sec-fetch-site']
    if (from !== undefined && from !== 'same-origin' && from !== 'none')
      return reply.code(403).send(errorBody(403, 'Ask from a page of this server.'))
    const made = await token
    if (made === undefined) return reply.code(404).send(errorBody(404, `Ask with ?as= and one of ${who.join(', ')}.`))
    return reply.type('text/plain; charset=utf-8').send(made)
  }

  app.get<{ Querystring: { as?: unknown } }>('/demo/agent-token', (request, reply) => {
    const { as } = request.query
    return answer(request, reply, { token: typeof as === 'string' ? agents.tokenFor(as) : undefined, who: agents.who })
  })

  app.get<{ Querystring: { as?: unknown; site?: unknown } }>('/demo/contact-token', (request, reply) => {
    const { as, site } = request.query
    const isAsked = typeof as === 'string' && typeof site === 'string'
    return answer(request, reply, { token: isAsked ? contacts.tokenFor(as, site) : undefined, who: contacts.who })
  })
}
