import { ChatError } from '@parley/protocol'
import type { FileStore } from './file-store.ts'

interface Kept {
  readonly chunks: Uint8Array[]
  bytes: number
  touchedAt: number
}

/** Files in memory, for tests. `roomBytes` is what it holds at most; it can be changed at any time. */
export function createMemoryFileStore({ roomBytes = 1_000_000_000, now = Date.now } = {}): FileStore & {
  roomBytes: number
} {
  const parts = new Map<string, Kept>()
  const files = new Map<string, Buffer>()
  const used = () =>
    [...parts.values()].reduce((sum, { bytes }) => sum + bytes, 0) +
    [...files.values()].reduce((sum, { length }) => sum + length, 0)

  async function* piece(bytes: Buffer | undefined, from: number, to: number): AsyncIterable<Uint8Array> {
    const found = bytes?.subarray(from, Math.max(from, to))
    if (found && found.length > 0) yield found
  }

  const store = {
    roomBytes,
    async append(key: string, offset: number, source: AsyncIterable<Uint8Array>) {
      const part = parts.get(key) ?? { chunks: [], bytes: 0, touchedAt: now() }
      if (part.bytes !== offset) throw new ChatError('wrong-offset', { offset: part.bytes })
      parts.set(key, part)
      for await (const chunk of source) {
        if (used() + chunk.length > store.roomBytes) throw new ChatError('unavailable', { retryAfterMs: 5_000 })
        part.chunks.push(Uint8Array.from(chunk))
        part.bytes += chunk.length
        part.touchedAt = now()
      }
      return part.bytes
    },
    partBytes: async (key: string) => parts.get(key)?.bytes ?? 0,
    readPart: (key: string, { from, to }: { from: number; to: number }) =>
      piece(Buffer.concat(parts.get(key)?.chunks ?? []), from, to),
    async finish(key: string) {
      const part = parts.get(key)
      if (part) files.set(key, Buffer.concat(part.chunks))
      else if (!files.has(key)) throw new ChatError('not-found')
      parts.delete(key)
    },
    read: async (key: string, { from, to }: { from: number; to: number }) =>
      files.has(key) ? piece(files.get(key), from, to) : undefined,
    async remove(key: string) {
      parts.delete(key)
      files.delete(key)
    },
    parts: async () => [...parts].map(([key, { bytes, touchedAt }]) => ({ key, bytes, touchedAt })),
    space: async () => ({ freeBytes: store.roomBytes - used(), totalBytes: store.roomBytes }),
  }
  return store
}
