import { constants, createReadStream } from 'node:fs'
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ChatError } from '@parley/protocol'
import type { FileStore, Part } from './file-store.ts'

const keyPattern = /^[\w-][\w.-]{0,63}$/

/** Codes of the system that say: not now. Everything else is a mistake of ours. */
const temporary: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EROFS',
  'EIO',
  'EMFILE',
  'ENFILE',
  'EBUSY',
])

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? ''

const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'

const translate = (error: unknown): unknown =>
  temporary.has(codeOf(error)) ? new ChatError('unavailable', { retryAfterMs: 5_000 }) : error

/**
 * Files in a folder of this machine: `parts` has what grows, `files` what is finished, in subfolders by the first two letters. Names
 * of people's files are no part of any path.
 */
export async function openDiskFileStore(folder: string): Promise<FileStore> {
  await mkdir(join(folder, 'parts'), { recursive: true, mode: 0o700 })
  await mkdir(join(folder, 'files'), { recursive: true, mode: 0o700 })

  const checked = (key: string): string => {
    if (!keyPattern.test(key)) throw new TypeError('not a key of a file')
    return key
  }
  const partPath = (key: string) => join(folder, 'parts', checked(key))
  const filePath = (key: string) => join(folder, 'files', checked(key).slice(0, 2), key)

  async function* bytesAt(path: string, from: number, to: number): AsyncIterable<Uint8Array> {
    if (to <= from) return
    try {
      for await (const chunk of createReadStream(path, { start: from, end: to - 1 })) yield chunk as Buffer
    } catch (error) {
      if (!isMissing(error)) throw translate(error)
    }
  }

  return {
    async append(key, offset, source) {
      let handle: FileHandle
      try {
        handle = await open(partPath(key), constants.O_RDWR | constants.O_CREAT, 0o600)
      } catch (error) {
        throw translate(error)
      }
      try {
        const { size } = await handle.stat()
        if (size !== offset) throw new ChatError('wrong-offset', { offset: size })
        let end = offset
        try {
          for await (const chunk of source) end = await writeAll(handle, chunk, end)
        } finally {
          await handle.datasync()
        }
        return end
      } catch (error) {
        throw translate(error)
      } finally {
        await handle.close()
      }
    },

    async partBytes(key) {
      try {
        return (await stat(partPath(key))).size
      } catch (error) {
        if (isMissing(error)) return 0
        throw translate(error)
      }
    },

    readPart: (key, { from, to }) => bytesAt(partPath(key), from, to),

    async finish(key) {
      const [from, to] = [partPath(key), filePath(key)]
      try {
        const handle = await open(from, 'r+')
        await handle.sync().finally(() => handle.close())
        await mkdir(dirname(to), { recursive: true, mode: 0o700 })
        await rename(from, to)
      } catch (error) {
        if (!isMissing(error)) throw translate(error)
        if (!(await exists(to))) throw new ChatError('not-found')
      }
      for (const made of [dirname(to), join(folder, 'files')]) await syncFolder(made)
    },

    async read(key, { from, to }) {
      const path = filePath(key)
      return (await exists(path)) ? bytesAt(path, from, to) : undefined
    },

    async remove(key) {
      for (const path of [partPath(key), filePath(key)]) await rm(path, { force: true })
    },

    async parts() {
      const keys = await readdir(join(folder, 'parts'))
      const found = await Promise.all(keys.filter((key) => keyPattern.test(key)).map(partAt))
      return found.filter((part) => part !== undefined)
    },

    async space() {
      const { bavail, blocks, bsize } = await statfs(folder)
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
    },
  }

  async function partAt(key: string): Promise<Part | undefined> {
    try {
      const { size, mtimeMs } = await stat(partPath(key))
      return { key, bytes: size, touchedAt: mtimeMs }
    } catch (error) {
      // It was finished or taken away meanwhile.
      if (isMissing(error)) return undefined
      throw translate(error)
    }
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<number> {
  for (let at = 0; at < chunk.length; ) {
    const { bytesWritten } = await handle.write(chunk, at, chunk.length - at, position + at)
    at += bytesWritten
  }
  return position + chunk.length
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw translate(error)
  }
}

/** A name is durable when its folder is. Windows has no such thing, and needs none. */
async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EACCES'].includes(codeOf(error))) throw translate(error)
  }
}
