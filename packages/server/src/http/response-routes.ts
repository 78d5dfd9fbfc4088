import { createReadStream } from 'node:fs'
import { ChatError } from '@parley/protocol'
import type { FastifyInstance } from 'fastify'
import { assertPermitted } from '../deciding/permit.ts'
import type { ResponseLibrary } from '../responses/library.ts'
import { readManaged } from '../responses/managed.ts'
import { errorBody } from './errors.ts'
import type { StaffDoor } from './staff-door.ts'

/** Bytes that a request may have: the longest text, or the largest rich content. */
const bodyBytes = 131_072

export interface ResponseRouteOptions {
  readonly library: ResponseLibrary
  readonly door: StaffDoor
}

/** Where standard responses are read by staff, and changed by those who may ([RSP20] to [RSP24]). */
export function serveResponses(app: FastifyInstance, { library, door }: ResponseRouteOptions): void {
  const { enter, answerPreflight, saying, audit } = door

  app.get('/v1/responses', (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'responses')
      return reply.send({ responses: await library.all() })
    }),
  )
  app.options('/v1/responses', (request, reply) => answerPreflight(request, reply, 'GET'))

  const one = '/v1/responses/:id'
  app.get<{ Params: { id: string } }>(one, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'responses')
      const response = (await library.all()).find(({ id }) => id === request.params.id)
      if (!response) throw new ChatError('not-found')
      return reply.send(response)
    }),
  )
  app.put<{ Params: { id: string } }>(one, { bodyLimit: bodyBytes, onRequest: door.onRequest }, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'responses-manage')
      const { id } = request.params
      const response = readManaged(id, request.body)
      const said = saying(request, who, 'response-put', { response: id })
      return reply.send(await audit.around(said, () => library.put(response)))
    }),
  )
  app.delete<{ Params: { id: string } }>(one, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'responses-manage')
      const { id } = request.params
      if (!(await library.all()).some((each) => each.id === id)) throw new ChatError('not-found')
      const said = saying(request, who, 'response-delete', { response: id })
      await audit.around(said, async () => {
        if (!(await library.remove(id))) throw new ChatError('not-found')
      })
      return reply.code(204).send()
    }),
  )
  app.options(one, (request, reply) => answerPreflight(request, reply, 'GET, PUT, DELETE'))

  const file = '/v1/responses/:id/attachments/:place'
  app.get<{ Params: { id: string; place: string } }>(file, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'responses')
      const { id, place } = request.params
      const found = /^\d{1,2}$/.test(place) ? await library.file(id, Number(place)) : undefined
      if (!found) throw new ChatError('not-found')
      // Nothing of it is shown here: whoever opens the address saves a file.
      return reply
        .headers({
          'content-type': found.mediaType,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
        })
        .send(createReadStream(found.path))
    }),
  )
  app.options(file, (request, reply) => answerPreflight(request, reply, 'GET'))

  for (const [url, allow] of [
    ['/v1/responses', 'GET'],
    [file, 'GET'],
    [one, 'GET, PUT, DELETE'],
  ] as const)
    app.route({
      method: allow === 'GET' ? ['POST', 'PUT', 'PATCH', 'DELETE'] : ['POST', 'PATCH'],
      url,
      handler: (_request, reply) =>
        reply
          .code(405)
          .header('allow', allow)
          .send(errorBody(405, `Use ${allow}.`)),
    })
}
