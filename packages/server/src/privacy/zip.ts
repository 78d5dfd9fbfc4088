import { crc32 } from 'node:zlib'

/** One file of an archive. Its bytes are read twice: once for the sum that stands before them. */
export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string
  readonly bytes: number
  readonly read: () => AsyncIterable<Uint8Array>
}

/**
 * An archive with these files, uncompressed, piece by piece: never more than a piece of it is in memory. At most 4 GB in all.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export async function* zip(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, bytes, read } of entries) {
    let sum = 0
    for await (const piece of read()) sum = crc32(piece, sum)
    const about = commonHeader(sum, bytes, Buffer.byteLength(name))
    const header = Buffer.concat([signature(0x04034b50), about, Buffer.from(name)])
    yield header
    yield* read()
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signature(0x02014b50), versions(20), about, rest, Buffer.from(name)]))
    offset += header.length + bytes
  }
  const central = Buffer.concat(directory)
  yield central
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  yield Buffer.concat([signature(0x06054b50), end])
}

const signature = (value: number) => {
  const four = Buffer.alloc(4)
  four.writeUInt32LE(value)
  return four
}

const versions = (made: number) => {
  const two = Buffer.alloc(2)
  two.writeUInt16LE(made)
  return two
}

/** What both headers of a file say: needs version 2.0, its name is UTF-8, stored as it is, from the first day that can be said. */
function commonHeader(sum: number, bytes: number, nameBytes: number): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2)
  header.writeUInt16LE(0x0021, 8)
  header.writeUInt32LE(sum, 10)
  header.writeUInt32LE(bytes, 14)
  header.writeUInt32LE(bytes, 18)
  header.writeUInt16LE(nameBytes, 22)
  return header
}
