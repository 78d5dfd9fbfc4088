import type { ErrorFacts } from '../errors.ts'
import type { ConversationId, FileId } from '../ids.ts'
import type { Message } from '../message-kinds/index.ts'

/** Where a server is asked, and as whom. */
export interface FileServer {
  /** The server's address; it may lie in a folder. */
  readonly server: string
  /** The contact's session token, or a fresh one of the agent. Nothing: nobody is signed in yet. */
  readonly token: () => Promise<string | undefined>
  readonly fetch?: typeof globalThis.fetch
}

/** A refusal of the server, or `unreachable` where there was no answer at all. */
export interface FileError {
  readonly code: string
  readonly facts: ErrorFacts
}

/** Why a request failed. */
export class FileRequestError extends Error implements FileError {
  override readonly name = 'FileRequestError'
  readonly code: string
  readonly facts: ErrorFacts
  /** Whether the same request may succeed after a while. */
  readonly mayRetry: boolean

  constructor({ code, facts }: FileError, mayRetry: boolean) {
    super(code)
    this.code = code
    this.facts = facts
    this.mayRetry = mayRetry
  }
}

/** A small picture of a picture: at most `limits.previewBytes`, and `limits.previewPixels` a side. */
export interface UploadPreview {
  /** `image/webp`, `image/jpeg` or `image/png`. */
  readonly type: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly bytes: Blob
}

/** What a file is announced as. */
export interface Announcement {
  /** Made by the client; the same file again has the same. */
  readonly id: string
  readonly conversation: ConversationId
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly preview?: UploadPreview | undefined
}

/** How far the server is with a file. `checking`: all bytes are there, and are looked at. */
export interface FileProgress {
  readonly file: FileId
  readonly offset: number
  readonly state: 'receiving' | 'checking' | 'stored' | 'refused'
  /** Why it was refused. */
  readonly error?: FileError
}

/** Addresses of one file, absolute; they hold for five minutes, for whoever asked. */
export interface FileAddresses {
  /** Fetch it, and show what is a picture from a `blob:` address. */
  readonly open: string
  /** Opened, it is saved under its name. */
  readonly save: string
  /** The small picture, where there is one. */
  readonly preview?: string
  /** Milliseconds since 1970, by the server's clock. */
  readonly expiresAt: number
}

/** How long one request may take, in milliseconds: as long as half a megabyte takes on a bad line. */
const requestMs = 60_000

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly json?: unknown
  readonly bytes?: ArrayBuffer
  readonly signal?: AbortSignal | undefined
}

/** What lies at `path` on the server. */
const addressOn = (server: string, path: string): string =>
  new URL(path.replace(/^\//, ''), server.endsWith('/') ? server : `${server}/`).href

/** The answer's JSON. @throws FileRequestError */
async function ask({ server, token, fetch = globalThis.fetch }: FileServer, request: Request): Promise<unknown> {
  const { method, path, json, bytes, signal } = request
  const bearer = await token().catch(() => undefined)
  if (bearer === undefined) throw new FileRequestError({ code: 'unreachable', facts: {} }, true)
  const type = bytes ? 'application/octet-stream' : 'application/json'
  const body = bytes ?? (json === undefined ? undefined : JSON.stringify(json))
  let answer: Response
  let said: unknown
  try {
    const timeLimit = AbortSignal.timeout(requestMs)
    answer = await fetch(addressOn(server, path), {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { body }),
      signal: signal ? AbortSignal.any([signal, timeLimit]) : timeLimit,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
    const text = await answer.text()
    said = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new FileRequestError({ code: 'unreachable', facts: {} }, true)
  }
  if (answer.ok) return said
  const { error: code = 'unreachable', remedy: _, ...facts } = said as { error?: string } & Record<string, unknown>
  const { status } = answer
  // The line, the token or the server may be better after a while; what the file itself is will not.
  const mayRetry = status >= 500 || status === 408 || status === 429 || code === 'token-expired'
  throw new FileRequestError({ code, facts: facts as ErrorFacts }, mayRetry)
}

const pathOf = (file: FileId) => `v1/files/${encodeURIComponent(file)}`

/** Announces a file, or asks how far it has come: the same `id` is the same file. */
export async function announce(
  server: FileServer,
  { preview, ...announced }: Announcement,
  signal?: AbortSignal,
): Promise<FileProgress & { readonly chunkBytes: number }> {
  const json = { ...announced, ...(preview && { preview: await asJson(preview) }) }
  return (await ask(server, { method: 'POST', path: 'v1/files', json, signal })) as never
}

async function asJson({ bytes, ...preview }: UploadPreview) {
  let data = ''
  for (const byte of new Uint8Array(await bytes.arrayBuffer())) data += String.fromCharCode(byte)
  return { ...preview, data: btoa(data) }
}

/** Sends the bytes at `offset`. @throws FileRequestError `wrong-offset` with the right `offset` when that is another one. */
export const sendBytes = async (
  server: FileServer,
  { file, offset, bytes }: { file: FileId; offset: number; bytes: ArrayBuffer },
  signal?: AbortSignal,
): Promise<FileProgress> =>
  (await ask(server, { method: 'PATCH', path: `${pathOf(file)}?offset=${offset}`, bytes, signal })) as never

export const progressOf = async (server: FileServer, file: FileId, signal?: AbortSignal): Promise<FileProgress> =>
  (await ask(server, { method: 'GET', path: pathOf(file), signal })) as never

/** Takes back a file that was not sent to its end. */
export const takeBack = async (server: FileServer, file: FileId): Promise<void> =>
  void (await ask(server, { method: 'DELETE', path: pathOf(file) }))

/** One file of a conversation, as it stands in its transcript. */
export type SentFile = Pick<Message<'file'>, 'file' | 'name' | 'type' | 'bytes'>

/**
 * All files of a conversation, sent by anybody, oldest first; at most `limits.filesListed`.
 *
 * @throws FileRequestError `not-found` for whoever may not see it.
 */
export async function filesIn(
  server: string,
  token: FileServer['token'],
  conversation: ConversationId,
): Promise<readonly SentFile[]> {
  const path = `/v1/files?conversation=${encodeURIComponent(conversation)}`
  return ((await ask({ server, token }, { method: 'GET', path })) as { files: readonly SentFile[] }).files
}

/**
 * Where a file's bytes are had.
 *
 * @throws FileRequestError `not-found` for whoever may not see it.
 */
export async function fileAddresses(
  server: string,
  token: FileServer['token'],
  file: FileId,
  fetch?: FileServer['fetch'],
): Promise<FileAddresses> {
  const asked = { server, token, ...(fetch && { fetch }) }
  const { open, save, preview, expiresAt } = (await ask(asked, {
    method: 'POST',
    path: `${pathOf(file)}/addresses`,
  })) as FileAddresses
  const absolute = (address: string) => addressOn(server, address)
  return { open: absolute(open), save: absolute(save), ...(preview && { preview: absolute(preview) }), expiresAt }
}

/**
 * The bytes behind an address that `fileAddresses` gave, as a blob of the type that the server says.
 *
 * @throws FileRequestError `address-expired`: ask for new addresses; `not-found`, or `unreachable`.
 */
export async function readFile(
  address: string,
  {
    signal,
    fetch = globalThis.fetch,
  }: { readonly signal?: AbortSignal; readonly fetch?: typeof globalThis.fetch } = {},
): Promise<Blob> {
  let answer: Response
  try {
    answer = await fetch(address, {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      ...(signal && { signal }),
    })
    if (answer.ok) return await answer.blob()
  } catch {
    throw new FileRequestError({ code: 'unreachable', facts: {} }, true)
  }
  const { error = 'unreachable' } = (await answer.json().catch(() => ({}))) as { error?: string }
  throw new FileRequestError({ code: error, facts: {} }, answer.status >= 500 || answer.status === 429)
}
