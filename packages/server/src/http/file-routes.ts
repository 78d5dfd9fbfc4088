import type { Readable } from 'node:stream'
import { ChatError, type Clock, type ErrorCode, limits as shared } from '@parley/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, actorKey } from '../deciding/actor.ts'
import type { Log } from '../core.ts'
import { assertMay, noteNotPermitted } from '../deciding/permit.ts'
import type { Disposition } from '../files/addresses.ts'
import { announcementBytes, readAnnouncement } from '../files/read-announcement.ts'
import type { FileProgress, Uploads } from '../files/uploads.ts'
import type { LimitSettings } from '../settings.ts'
import type { BearerDoor } from './bearer-door.ts'
import { errorBody } from './errors.ts'
import { type DownloadOptions, sendFile } from './file-download.ts'
import { sendRefusal } from './refused-command.ts'
import { createUploadAllowance } from './upload-allowance.ts'

export interface FileRouteOptions extends DownloadOptions {
  readonly uploads: Uploads
  readonly door: BearerDoor
  readonly limits: Pick<LimitSettings, 'contactUploadsPerMinute' | 'agentUploadsPerMinute'>
  readonly clock: Clock
  readonly log: Log
  /** Called with every refusal. */
  readonly refused?: (code: ErrorCode) => void
}

/** Of a refused piece so much is still read, so that its sender hears why; of a longer one the connection ends. */
const drainedBytes = 1_048_576

const idPattern = /^[\w-]{22}$/

interface AboutFile {
  Params: { file: string }
}
interface AboutConversation {
  Querystring: { conversation?: unknown }
}
interface Piece extends AboutFile {
  Querystring: { offset?: unknown }
}
type OfFile = FastifyRequest<AboutFile>

/** Where files are sent and had ([FIL1] to [FIL15]). */
export async function serveFiles(app: FastifyInstance, options: FileRouteOptions): Promise<void> {
  const { uploads, door, addresses, limits, clock, log } = options
  const allowance = createUploadAllowance(limits, clock)
  const signedIn = new WeakMap<FastifyRequest, Actor>()

  /** Before the body is read: strangers do not make us read. */
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    door.share(request, reply)
    try {
      signedIn.set(request, await door.signIn(request))
    } catch (error) {
      return refuse(request, reply, error)
    }
  }
  const acting =
    <Request extends FastifyRequest>(
      needed: 'files-send' | 'files-receive',
      act: (actor: Actor, request: Request, reply: FastifyReply) => Promise<unknown>,
    ) =>
    async (request: Request, reply: FastifyReply) => {
      const actor = signedIn.get(request)!
      try {
        assertMay(actor, needed)
        return await act(actor, request, reply)
      } catch (error) {
        if (error instanceof ChatError) noteNotPermitted(log, actor.id, error)
        if (error instanceof ChatError) options.refused?.(error.code)
        return refuse(request, reply, error)
      }
    }

  await app.register(async (scope) => {
    // Bytes go by as they come: nobody holds a file in memory.
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

    scope.post(
      '/v1/files',
      { bodyLimit: announcementBytes, onRequest },
      acting('files-send', async (actor, request, reply) => {
        const announced = readAnnouncement(request.body)
        const { isNew, progress } = await uploads.announce(actor, announced, () => allowance.spend(actor))
        return reply.code(isNew ? 201 : 200).send({ ...told(progress), chunkBytes: shared.fileChunkBytes })
      }),
    )
    scope.get<AboutConversation>(
      '/v1/files',
      { onRequest },
      acting('files-receive', async (actor, request: FastifyRequest<AboutConversation>) => {
        const { conversation } = request.query
        if (typeof conversation !== 'string' || !idPattern.test(conversation)) throw new ChatError('not-found')
        const rows = await uploads.listOf(actor, conversation)
        return { files: rows.map(({ file, name, type, bytes }) => ({ file, name, type, bytes })) }
      }),
    )
    scope.get<AboutFile>(
      '/v1/files/:file',
      { onRequest },
      acting('files-send', async (actor, request: OfFile) => told(await uploads.progressOf(actor, fileIn(request)))),
    )
    scope.patch<Piece>(
      '/v1/files/:file',
      { onRequest },
      acting('files-send', async (actor, request: FastifyRequest<Piece>) => {
        const piece = { offset: offsetIn(request.query), source: bytesIn(request) }
        const { offset, state, error } = await uploads.receive(actor, fileIn(request), piece)
        if (error) throw new ChatError(error.code as never, error.facts)
        return { offset, state }
      }),
    )
    scope.delete<AboutFile>(
      '/v1/files/:file',
      { onRequest },
      acting('files-send', async (actor, request: OfFile, reply) => {
        await uploads.takeBack(actor, fileIn(request))
        return reply.code(204).send()
      }),
    )
    scope.post<AboutFile>(
      '/v1/files/:file/addresses',
      { onRequest },
      acting('files-receive', async (actor, request: OfFile) => {
        const { file, conversation, preview } = await uploads.readable(actor, fileIn(request))
        const expiresAt = addresses.expiry()
        const sign = (disposition: Disposition) =>
          addresses.sign({ file, conversation, audience: actorKey(actor), disposition }, expiresAt)
        return { open: sign('open'), save: sign('save'), ...(preview && { preview: sign('preview') }), expiresAt }
      }),
    )
    scope.get<AboutFile>('/f/:file', { exposeHeadRoute: false }, async (request, reply) => {
      door.share(request, reply)
      try {
        return await sendFile(options, request as never, reply)
      } catch (error) {
        return refuse(request, reply, error)
      }
    })

    for (const [url, methods] of [
      ['/v1/files', ['GET', 'POST']],
      ['/v1/files/:file', ['GET', 'PATCH', 'DELETE']],
      ['/v1/files/:file/addresses', ['POST']],
      ['/f/:file', ['GET']],
    ] as const) {
      const allow = methods.join(', ')
      scope.options(url, (request, reply) => door.answerPreflight(request, reply, allow))
      scope.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !methods.includes(method as never)),
        url,
        exposeHeadRoute: false,
        // Nothing of it is read.
        onRequest: async (_request, reply) =>
          reply
            .code(405)
            .header('allow', allow)
            .send(errorBody(405, `Use ${allow}.`)),
        handler: () => {},
      })
    }
  })
}

/** As its sender is told. */
const told = ({ file, offset, bytes, state, error }: FileProgress) => ({
  file,
  offset,
  bytes,
  state,
  ...(error && { error }),
})

/** @throws ChatError `not-found`. */
function fileIn({ params: { file } }: OfFile): string {
  if (!idPattern.test(file)) throw new ChatError('not-found')
  return file
}

/** @throws ChatError `bad-request`. */
function offsetIn({ offset }: { offset?: unknown }): number {
  if (typeof offset !== 'string' || !/^\d{1,15}$/.test(offset))
    throw new ChatError('bad-request', { field: 'offset', problem: 'is not a number of bytes' })
  return Number(offset)
}

/** @throws ChatError `bad-request`. */
function bytesIn({ headers, body }: FastifyRequest): AsyncIterable<Uint8Array> {
  if (headers['content-encoding'] !== undefined)
    throw new ChatError('bad-request', {
      field: 'Content-Encoding',
      problem: 'is not taken: send the bytes as they are',
    })
  if (headers['content-type'] !== 'application/octet-stream')
    throw new ChatError('bad-request', { field: 'Content-Type', problem: 'is not application/octet-stream' })
  // Whoever stops reading still has something to say: the connection stays.
  return (body as Readable).iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
}

/** @throws what is no refusal */
function refuse({ raw }: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof ChatError)) throw error
  const length = Number(raw.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  const hasBody = raw.headers['transfer-encoding'] !== undefined || raw.headers['content-length'] !== undefined
  if (hasBody && !raw.complete) {
    if (length <= drainedBytes) raw.resume()
    else reply.header('connection', 'close')
  }
  return sendRefusal(reply, error)
}
