import type {} from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Kept for a year: the name changes with the content. */
const forever = 'public, max-age=31536000, immutable'
/** Kept for five minutes, then asked for again: the name stays and the content changes. */
const briefly = 'public, max-age=300, must-revalidate'

const entries = [
  'parley.js',
  'parley.js.map',
  'parley-agent.js',
  'parley-agent.js.map',
  'parley-spelling.js',
  'parley-gallery.js',
]

/**
 * The scripts that other people's pages load. Every origin may read them, without credentials; they are the same for all.
 *
 * @param folder where the build has put them
 */
export function serveScripts(app: FastifyInstance, folder: string): void {
  const send = (reply: FastifyReply, file: string, cacheControl: string) => {
    reply.headers({
      'access-control-allow-origin': '*',
      // The emoji picker asks whether its emojis are others by now.
      'access-control-expose-headers': 'etag',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': cacheControl,
    })
    return reply.sendFile(file, folder, { cacheControl: false, dotfiles: 'deny', index: false })
  }
  for (const entry of entries) app.get(`/${entry}`, (_request, reply) => send(reply, entry, briefly))
  app.get<{ Params: { '*': string } }>('/c/*', ({ params }, reply) => send(reply, `c/${params['*']}`, forever))
}
