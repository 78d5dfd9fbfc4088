import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { ChatError, limits, type StandardResponse } from '@parley/protocol'
import { messageProblem } from './managed.ts'
import { mediaTypeOf } from './media-types.ts'
import type { ConfiguredResponse, ManagedResponse } from '../settings/read-responses.ts'
import type { Store } from '../store/store.ts'

/** A file that goes with a standard response. */
export interface ResponseFile {
  readonly path: string
  readonly name: string
  readonly mediaType: string
}

export interface ResponseLibraryOptions {
  /** Those of the configuration, with absolute paths. */
  readonly configured: readonly ConfiguredResponse[]
  readonly store: Pick<Store, 'managedResponses' | 'putManagedResponse' | 'dropManagedResponse'>
  /** Called when the list has become another one. */
  readonly changed: () => void
}

/** The standard responses that all agents have: those of the configuration, and over them those that were changed over HTTP. */
export interface ResponseLibrary {
  /** In the order of the configuration, then the others by id. */
  all(): Promise<readonly StandardResponse[]>
  /** @throws ChatError `bad-request` when it cannot be, or there would be too many. */
  put(response: ManagedResponse): Promise<StandardResponse>
  /** Takes a response away, also one of the configuration. Returns whether there was one. */
  remove(id: string): Promise<boolean>
  /** The file at `place` of a response; nothing where there is none. */
  file(id: string, place: number): Promise<ResponseFile | undefined>
}

export function createResponseLibrary({ configured, store, changed }: ResponseLibraryOptions): ResponseLibrary {
  const files = new Map(configured.map(({ id, attachments = [] }) => [id, attachments.map(fileAt)]))
  const ofConfiguration = configured.map((response) => withFiles(response, files.get(response.id) ?? []))

  async function all(): Promise<readonly StandardResponse[]> {
    const managed = new Map((await store.managedResponses()).map(({ id, response }) => [id, response]))
    const standing = ofConfiguration.flatMap((response) => {
      const json = managed.get(response.id)
      managed.delete(response.id)
      return json === undefined ? [response] : json === null ? [] : [read(json)]
    })
    return [...standing, ...[...managed.values()].flatMap((json) => (json === null ? [] : [read(json)]))]
  }

  /** A response that replaces one of the configuration keeps its files. */
  function read(json: string): StandardResponse {
    const response = JSON.parse(json) as ManagedResponse
    return withFiles(response, files.get(response.id) ?? [])
  }

  return {
    all,
    async put(response) {
      const problem = response.message && messageProblem(response.message)
      if (problem) throw new ChatError('bad-request', problem)
      const others = (await all()).filter(({ id }) => id !== response.id)
      const collision = others.find((other) => isSameShortcut(other, response))
      if (collision)
        throw new ChatError('bad-request', { field: 'shortcut', problem: `is the shortcut of ${collision.id} already` })
      if (others.length >= limits.responses)
        throw new ChatError('bad-request', { field: 'id', problem: `would be more than ${limits.responses} responses` })
      const bytes = Buffer.byteLength(JSON.stringify([...others, response]))
      if (bytes > limits.responsesBytes)
        throw new ChatError('bad-request', {
          field: 'text',
          problem: `makes all responses ${bytes} bytes, more than ${limits.responsesBytes}`,
        })
      await store.putManagedResponse({ id: response.id, response: JSON.stringify(response) })
      changed()
      return withFiles(response, files.get(response.id) ?? [])
    },
    async remove(id) {
      const isThere = (await all()).some((response) => response.id === id)
      if (!isThere) return false
      if (files.has(id)) await store.putManagedResponse({ id, response: null })
      else await store.dropManagedResponse(id)
      changed()
      return true
    },
    async file(id, place) {
      const response = (await all()).find((other) => other.id === id)
      return response && files.get(id)?.[place]
    },
  }
}

const fileAt = (path: string): ResponseFile => ({ path, name: basename(path), mediaType: mediaTypeOf(path) })

/** The response as agents get it: what it says of its files instead of where they lie. */
function withFiles(response: ConfiguredResponse, files: readonly ResponseFile[]): StandardResponse {
  const attachments = files.map(({ path, name, mediaType }) => ({ name, mediaType, bytes: statSync(path).size }))
  return { ...response, attachments: attachments.length > 0 ? attachments : undefined }
}

/** Whether nobody could tell them apart by what is typed: two languages may share one, and so may two sites. */
function isSameShortcut(one: ManagedResponse, other: ManagedResponse): boolean {
  if (one.shortcut === undefined || one.shortcut.toLowerCase() !== other.shortcut?.toLowerCase()) return false
  if ((one.language ?? '') !== (other.language ?? '')) return false
  return !one.sites || !other.sites || one.sites.some((site) => other.sites?.includes(site))
}
