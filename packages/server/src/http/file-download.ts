import { Readable } from 'node:stream'
import { ChatError } from '@parley/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Audit } from '../audit/audit.ts'
import { actorKey, actorOfKey } from '../deciding/actor.ts'
import { allPermissions } from '../deciding/permit.ts'
import type { Addresses, AddressQuery } from '../files/addresses.ts'
import { previewKey } from '../files/examination.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Uploads } from '../files/uploads.ts'
import type { FileRow } from '../store/file-rows.ts'
import { byteRange } from './byte-range.ts'
import { addressKey, type ClientAddress } from './client-address.ts'
import { attachment } from './content-disposition.ts'

export interface DownloadOptions {
  readonly addresses: Addresses
  readonly uploads: Pick<Uploads, 'readable'>
  readonly files: Pick<FileStore, 'read'>
  readonly audit: Audit
  readonly clientAddress: ClientAddress
}

type FileRequest = FastifyRequest<{ Params: { file: string }; Querystring: AddressQuery }>

/** What is served, and as what. */
interface Served {
  readonly key: string
  readonly name: string
  readonly type: string
}

/**
 * Gives a file to whom its address was made for, while the conversation is theirs to read ([FIL11], [FIL12]): to be saved, never as a
 * page, in no browser's cache.
 */
export async function sendFile(
  { addresses, uploads, files, audit, clientAddress }: DownloadOptions,
  request: FileRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { params, query } = request
  const { audience, disposition } = addresses.read(query)
  // Whoever was given the address was allowed to ask for it.
  const actor = actorOfKey(audience, allPermissions)
  if (!actor || actorKey(actor) !== audience) throw new ChatError('not-allowed')
  const row = await uploads.readable(actor, params.file)
  addresses.check({ file: row.file, conversation: row.conversation, audience, disposition }, query)
  const { key, name, type } = served(row, disposition === 'preview')
  // Small pictures come by themselves; of what comes in pieces, the first one counts.
  if (actor.role !== 'contact' && disposition !== 'preview' && isFirstPart(request))
    audit.note({
      actor: audience,
      action: 'file-read',
      objects: { file: row.file, conversation: row.conversation },
      origin: request.headers.origin ?? null,
      address: addressKey(clientAddress(request.raw)),
    })
  reply.headers({
    'content-type': type,
    'content-disposition': attachment(name),
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-site',
    'cache-control': 'private, no-store',
    'access-control-expose-headers': 'content-disposition, content-range',
  })
  if (disposition === 'preview') return reply.send(await all(files, key))
  return sendRange(files, { key, bytes: row.bytes, tag: `"${row.sha256}"` }, request, reply)
}

const isFirstPart = ({ headers: { range } }: FastifyRequest): boolean => range?.startsWith('bytes=0-') ?? true

/** @throws ChatError `not-found` where there is no small picture. */
function served({ file, name, type, preview }: FileRow, isPreview: boolean): Served {
  if (!isPreview) return { key: file, name, type }
  if (!preview) throw new ChatError('not-found')
  return { key: previewKey(file), name: `preview.${preview.type.slice('image/'.length)}`, type: preview.type }
}

async function sendRange(
  files: DownloadOptions['files'],
  { key, bytes, tag }: { key: string; bytes: number; tag: string },
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.headers({ 'accept-ranges': 'bytes', etag: tag })
  const isAnother = headers['if-range'] !== undefined && headers['if-range'] !== tag
  const range = isAnother ? undefined : byteRange(headers.range, bytes)
  if (range === 'unsatisfiable')
    return reply.code(416).header('content-range', `bytes */${bytes}`).removeHeader('content-disposition').send()
  const { from, to } = range ?? { from: 0, to: bytes }
  const content = await files.read(key, { from, to })
  if (!content) throw new ChatError('not-found')
  if (range) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${bytes}`)
  return reply.header('content-length', to - from).send(Readable.from(content, { objectMode: false }))
}

/** @throws ChatError `not-found`. */
async function all(files: DownloadOptions['files'], key: string): Promise<Buffer> {
  const content = await files.read(key, { from: 0, to: Number.MAX_SAFE_INTEGER })
  if (!content) throw new ChatError('not-found')
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}
