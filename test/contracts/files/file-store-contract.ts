import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '@parley/protocol'
import type { FileStore } from '../../../packages/server/src/files/file-store.ts'

async function* pieces(...texts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

/** Some bytes, and then the line is cut. */
async function* cutAfter(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
  throw new Error('the line was cut')
}

async function textOf(bytes: AsyncIterable<Uint8Array> | undefined): Promise<string | undefined> {
  if (!bytes) return undefined
  const found: Uint8Array[] = []
  for await (const chunk of bytes) found.push(chunk)
  return Buffer.concat(found).toString()
}

const all = { from: 0, to: 1_000_000 }

/** What every file store promises. Each test has a store of its own from `open`. */
export function fileStoreContract(name: string, open: () => Promise<FileStore>): void {
  describe(`file store contract: ${name}`, () => {
    test('[FIL30] a part grows at its end and nowhere else, and says where that is', async () => {
      const [store, key] = [await open(), newId()]
      assert.equal(await store.partBytes(key), 0)
      assert.equal(await store.append(key, 0, pieces('one ', 'two ')), 8)
      assert.equal(await store.append(key, 8, pieces('three')), 13)
      for (const offset of [0, 8, 14])
        await assert.rejects(store.append(key, offset, pieces('x')), { code: 'wrong-offset', facts: { offset: 13 } })
      await assert.rejects(store.append(newId(), 5, pieces('x')), { code: 'wrong-offset', facts: { offset: 0 } })
      assert.equal(await textOf(store.readPart(key, all)), 'one two three')
      assert.equal(await textOf(store.readPart(key, { from: 4, to: 7 })), 'two')
      assert.equal(await textOf(store.readPart(newId(), all)), '')
    })

    test('[FIL30] what came before the line was cut stays, and the rest goes on behind it', async () => {
      const [store, key] = [await open(), newId()]
      await assert.rejects(store.append(key, 0, cutAfter('half')), /the line was cut/)
      assert.equal(await store.partBytes(key), 4)
      assert.equal(await store.append(key, 4, pieces(' and half')), 13)
      assert.equal(await textOf(store.readPart(key, all)), 'half and half')
    })

    test('[FIL31] a file is there when it is finished and not before, whole and in ranges; finishing twice is finishing once', async () => {
      const [store, key] = [await open(), newId()]
      await store.append(key, 0, pieces('a whole file'))
      assert.equal(await store.read(key, all), undefined)
      await store.finish(key)
      await store.finish(key)
      assert.equal(await textOf(await store.read(key, all)), 'a whole file')
      assert.equal(await textOf(await store.read(key, { from: 2, to: 7 })), 'whole')
      assert.equal(await textOf(await store.read(key, { from: 12, to: 12 })), '')
      assert.equal(await store.partBytes(key), 0)
      assert.deepEqual(await store.parts(), [])
      await assert.rejects(store.finish(newId()), { code: 'not-found' })
    })

    test('[FIL32] parts and files can be taken away, what is unknown too', async () => {
      const [store, part, file] = [await open(), newId(), newId()]
      for (const key of [part, file]) await store.append(key, 0, pieces('x'))
      await store.finish(file)
      for (const key of [part, file, newId()]) await store.remove(key)
      assert.equal(await store.partBytes(part), 0)
      assert.equal(await store.read(file, all), undefined)
    })

    test('[FIL32] every part is listed with its size and when it last grew', async () => {
      const [store, key] = [await open(), newId()]
      const before = Date.now() - 2_000
      await store.append(key, 0, pieces('12345'))
      const [part, ...others] = await store.parts()
      assert.deepEqual({ key: part?.key, bytes: part?.bytes, others }, { key, bytes: 5, others: [] })
      assert.ok(part && part.touchedAt > before && part.touchedAt < Date.now() + 2_000)
    })

    test('[FIL32] it tells how much room there is', async () => {
      const { freeBytes, totalBytes } = await (await open()).space()
      assert.ok(freeBytes > 0 && freeBytes <= totalBytes)
    })

    test('[FIL31] many files are taken at once', async () => {
      const store = await open()
      const keys = Array.from({ length: 20 }, newId)
      await Promise.all(
        keys.map(async (key) => {
          await store.append(key, 0, pieces(key))
          await store.finish(key)
        }),
      )
      for (const key of keys) assert.equal(await textOf(await store.read(key, all)), key)
    })
  })
}
