import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Chance } from '../../support/random.ts'
import type { Deed } from './recording.ts'

/** What a disk writes whole or not at all, in bytes. */
const sector = 512

type Change = Extract<Deed, { is: 'written' | 'resized' }>
type Naming = { readonly path: string; readonly file: File | undefined }

/** A file: what is on the disk for certain, and what was done to it since. */
class File {
  #bytes: Buffer = Buffer.alloc(0)
  #size = 0
  #unsynced: Change[] = []
  /** As its writer sees it. */
  size = 0

  do(change: Change): void {
    this.#unsynced.push(change)
    this.size = change.is === 'resized' ? change.size : Math.max(this.size, change.at + change.bytes.length)
  }

  sync(): void {
    for (const change of this.#unsynced) this.#keep(change)
    this.#unsynced = []
  }

  /** What is found after a power loss: of what was not synced any part, sector by sector. */
  torn(chance: Chance): Buffer {
    const share = chance.oneOf([0, chance.next(), 1]) ?? 0
    for (const change of this.#unsynced) {
      if (change.is === 'resized') {
        if (chance.happens(share)) this.#keep(change)
        continue
      }
      for (const part of sectorsOf(change)) if (chance.happens(share)) this.#keep(part)
    }
    return this.#bytes.subarray(0, this.#size)
  }

  #keep(change: Change): void {
    if (change.is === 'resized') {
      this.#bytes.fill(0, Math.min(change.size, this.#size), this.#size)
      this.#grow(change.size)
      this.#size = change.size
      return
    }
    const end = change.at + change.bytes.length
    this.#grow(end)
    change.bytes.copy(this.#bytes, change.at)
    this.#size = Math.max(this.#size, end)
  }

  #grow(size: number): void {
    if (size <= this.#bytes.length) return
    this.#bytes = Buffer.concat([this.#bytes], Math.max(size, this.#bytes.length * 2))
  }
}

/** The parts of a write that the disk does one by one. */
function* sectorsOf({ file, at, bytes }: Extract<Change, { is: 'written' }>): Generator<Change> {
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + sector - ((at + from) % sector))
    yield { is: 'written', file, at: at + from, bytes: bytes.subarray(from, to) }
    from = to
  }
}

/**
 * A disk without power: what was synced is there, and of everything else whatever chance gives. Files come, go and change their names in
 * the order in which they did, up to some point after the folder was synced last, as with every file system that keeps a journal.
 */
export function diskAfter(deeds: readonly Deed[], chance: Chance): Map<string, Buffer> {
  const inodes = new Map<string, File>()
  const seen = new Map<string, File>()
  const certain = new Map<string, File>()
  let unsynced: Naming[] = []

  const name = (path: string, file: File | undefined) => {
    unsynced.push({ path, file })
    put(seen, { path, file })
  }
  const opened = ({ file, path, size }: Extract<Deed, { is: 'opened' }>) => {
    if (!seen.has(path)) name(path, new File())
    const found = seen.get(path) as File
    inodes.set(file, found)
    // It was opened to be emptied.
    if (size < found.size) found.do({ is: 'resized', file, size })
  }

  for (const deed of deeds) {
    if (deed.is === 'opened') opened(deed)
    else if (deed.is === 'written' || deed.is === 'resized') inodes.get(deed.file)?.do(deed)
    else if (deed.is === 'synced') inodes.get(deed.file)?.sync()
    else if (deed.is === 'unlinked') name(deed.path, undefined)
    else if (deed.is === 'renamed') {
      name(deed.to, seen.get(deed.from))
      name(deed.from, undefined)
    } else if (deed.is === 'folder-synced') {
      for (const naming of unsynced) put(certain, naming)
      unsynced = []
    }
  }
  for (const naming of unsynced.slice(0, chance.between(0, unsynced.length))) put(certain, naming)

  // What is shared memory is made anew by whoever opens the database first.
  const kept = [...certain].filter(([path]) => !path.endsWith('-shm'))
  return new Map(kept.map(([path, file]) => [path, file.torn(chance)]))
}

function put(names: Map<string, File>, { path, file }: Naming): void {
  if (file) names.set(path, file)
  else names.delete(path)
}

/** Writes what is left of `folder` to another place. */
export function writeDisk(disk: ReadonlyMap<string, Buffer>, folder: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const [path, bytes] of disk) {
    const target = join(to, relative(folder, path))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
}
