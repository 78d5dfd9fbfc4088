import { Readable } from 'node:stream'
import { ChatError } from '@parley/protocol'
import type { FastifyInstance } from 'fastify'
import type { Audit } from '../audit/audit.ts'
import { assertPermitted } from '../deciding/permit.ts'
import { actorOf } from '../sessions/sign-in.ts'
import type { TranscriptExport } from '../transcripts/transcript-export.ts'
import { attachment } from './content-disposition.ts'
import { errorBody } from './errors.ts'
import type { StaffDoor } from './staff-door.ts'

const [exporting, telling] = ['/v1/conversations/:id/transcript', '/v1/transcript-key']

const idPattern = /^[\w-]{22}$/

export interface TranscriptRouteOptions {
  readonly exported: TranscriptExport
  readonly audit: Audit
  readonly door: StaffDoor
}

/** Where transcripts are handed out that can be checked, and the key to check them with ([VER1], [VER5]). */
export function serveTranscripts(app: FastifyInstance, { exported, audit, door }: TranscriptRouteOptions): void {
  const { enter, answerPreflight, saying } = door

  app.get<{ Params: { id: string } }>(exporting, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'transcript-export')
      const { id: conversation } = request.params
      if (!idPattern.test(conversation)) throw new ChatError('not-found')
      const said = saying(request, who, 'transcript-export', { conversation })
      const pieces = await audit.around(said, () => exported.transcript(actorOf(who), conversation))
      return reply
        .headers({
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': attachment(`transcript-${conversation}.json`),
        })
        .send(Readable.from(pieces, { objectMode: false }))
    }),
  )
  app.options(exporting, (request, reply) => answerPreflight(request, reply, 'GET'))

  // For everybody: it is how strangers check what they were handed.
  app.get(telling, (_request, reply) => reply.send(exported.publicKey))

  for (const url of [exporting, telling])
    app.route({
      method: ['POST', 'PUT', 'PATCH', 'DELETE'],
      url,
      handler: (_request, reply) => reply.code(405).header('allow', 'GET').send(errorBody(405, 'Use GET.')),
    })
}
