import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { zip, type ZipEntry } from './zip.ts'

const entry = (name: string, ...pieces: string[]): ZipEntry => ({
  name,
  bytes: Buffer.byteLength(pieces.join('')),
  async *read() {
    for (const piece of pieces) yield Buffer.from(piece)
  },
})

/** What unpackers go by: the list at the end of an archive. */
function listed(archive: Buffer) {
  const end = archive.length - 22
  assert.equal(archive.readUInt32LE(end), 0x06054b50)
  let at = archive.readUInt32LE(end + 16)
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    assert.equal(archive.readUInt32LE(at), 0x02014b50)
    const [sum, bytes, nameBytes] = [
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ]
    const start = archive.readUInt32LE(at + 42)
    const name = archive.toString('utf8', at + 46, at + 46 + nameBytes)
    assert.equal(archive.readUInt32LE(start), 0x04034b50)
    const content = archive.subarray(start + 30 + nameBytes, start + 30 + nameBytes + bytes)
    assert.equal(crc32(content), sum, name)
    at += 46 + nameBytes
    return [name, content.toString()]
  })
}

test('[PRV1] an archive has every file with its name, its bytes and their sum', async () => {
  const entries = [
    entry('contact.json', '{}'),
    entry('files/1/größe 東京.txt', 'one ', 'two'),
    entry('files/2/empty.txt'),
  ]
  const pieces: Uint8Array[] = []
  for await (const piece of zip(entries)) pieces.push(piece)
  assert.deepEqual(listed(Buffer.concat(pieces)), [
    ['contact.json', '{}'],
    ['files/1/größe 東京.txt', 'one two'],
    ['files/2/empty.txt', ''],
  ])
})

test('[PRV2] a file goes through piece by piece, and the next one is asked for when it is through', async () => {
  const asked: string[] = []
  async function* entries() {
    for (const name of ['one', 'two']) {
      asked.push(name)
      yield entry(name, 'a', 'b', 'c')
    }
  }
  const pieces: string[] = []
  for await (const piece of zip(entries())) {
    pieces.push(Buffer.from(piece).toString())
    if (piece.length === 1 && pieces.filter((each) => each.length === 1).length <= 3) assert.deepEqual(asked, ['one'])
  }
  assert.deepEqual(
    pieces.filter((piece) => piece.length === 1),
    ['a', 'b', 'c', 'a', 'b', 'c'],
  )
})
