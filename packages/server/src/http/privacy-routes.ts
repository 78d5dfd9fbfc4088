import { Readable } from 'node:stream'
import { ChatError } from '@parley/protocol'
import type { FastifyInstance } from 'fastify'
import type { Audit } from '../audit/audit.ts'
import { assertPermitted } from '../deciding/permit.ts'
import type { createContactExport } from '../privacy/contact-export.ts'
import type { Eraser } from '../privacy/eraser.ts'
import { zip } from '../privacy/zip.ts'
import { attachment } from './content-disposition.ts'
import { errorBody } from './errors.ts'
import type { StaffDoor } from './staff-door.ts'

const [one, exporting] = ['/v1/contacts/:id', '/v1/contacts/:id/export']

const idPattern = /^[\w-]{22}$/

interface AboutContact {
  Params: { id: string }
}

export interface PrivacyRouteOptions {
  readonly exported: ReturnType<typeof createContactExport>
  readonly eraser: Pick<Eraser, 'contact'>
  readonly audit: Audit
  readonly door: StaffDoor
}

/** Where a contact’s data are handed out, and erased ([PRV1], [PRV10]). */
export function servePrivacy(app: FastifyInstance, { exported, eraser, audit, door }: PrivacyRouteOptions): void {
  const { enter, answerPreflight, saying } = door

  app.get<AboutContact>(exporting, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'contact-export')
      const contact = contactIn(request.params)
      const entries = await audit.around(saying(request, who, 'contact-export', { contact }), () => exported(contact))
      return reply
        .headers({ 'content-type': 'application/zip', 'content-disposition': attachment(`contact-${contact}.zip`) })
        .send(Readable.from(zip(entries), { objectMode: false }))
    }),
  )
  app.delete<AboutContact>(one, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'contact-erase')
      const contact = contactIn(request.params)
      const said = saying(request, who, 'contact-erase', { contact })
      const erased = await audit.around(said, () => eraser.contact(contact, said.actor))
      return reply.send({ ...erased, remains })
    }),
  )
  for (const [url, allow] of [
    [exporting, 'GET'],
    [one, 'DELETE'],
  ] as const) {
    app.options(url, (request, reply) => answerPreflight(request, reply, allow))
    app.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => method !== allow),
      url,
      exposeHeadRoute: false,
      handler: (_request, reply) =>
        reply
          .code(405)
          .header('allow', allow)
          .send(errorBody(405, `Use ${allow}.`)),
    })
  }
}

/** Where something of the contact still is when everything that this server can erase is. */
const remains = [
  'The audit log has ids, and nothing of what was said.',
  'Backups have what was there when they were made, until they are deleted.',
  'Browsers of agents who read it, and bots outside of this server, have what they have kept.',
]

/** @throws ChatError `not-found`. */
function contactIn({ id }: AboutContact['Params']): string {
  if (!idPattern.test(id)) throw new ChatError('not-found')
  return id
}
