import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { newId } from '@parley/protocol'
import type { FileAllowance, FileRow } from '../../../packages/server/src/store/file-rows.ts'
import type { Store } from '../../../packages/server/src/store/store.ts'
import { promisesOf } from './promise.ts'

const conversation = newId()

const row = (parts: Partial<FileRow> = {}): FileRow => ({
  file: newId(),
  conversation,
  by: 'contact:a',
  upload: newId(),
  name: 'plan.pdf',
  type: 'application/pdf',
  bytes: 1_000,
  preview: null,
  state: 'receiving',
  error: null,
  sha256: null,
  createdAt: 5_000,
  touchedAt: 5_000,
  ...parts,
})

const plenty: FileAllowance = { maxCount: 100, activeSince: 0, dailyBytes: 1_000_000, since: 0 }

/** What every store promises about files. Each test has a store of its own from `open`. */
export function fileRowsContract(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(open)

  describe(`files: ${name}`, () => {
    promise('[STO20] a file is found as it was added, with and without a small picture', async (store) => {
      const plain = row()
      const picture = row({
        preview: { type: 'image/webp', width: 320, height: 200 },
        error: '{"code":"file-refused"}',
        sha256: 'abc',
        bytes: 5_000_000_000,
      })
      assert.deepEqual(await store.addFile(plain, plenty), { is: 'added' })
      assert.deepEqual(await store.addFile(picture, { ...plenty, dailyBytes: 1e12 }), { is: 'added' })
      assert.deepEqual(await store.findFile(plain.file), plain)
      assert.deepEqual(await store.findFile(picture.file), picture)
      assert.equal(await store.findFile(newId()), undefined)
    })

    promise(
      '[STO20] what its sender calls a file names one file for ever; others may call theirs the same',
      async (store) => {
        const first = row()
        await store.addFile(first, plenty)
        const again = await store.addFile({ ...row(), upload: first.upload }, { ...plenty, maxCount: 0 })
        assert.deepEqual(again, { is: 'known', row: first })
        assert.deepEqual(await store.findUpload(first.by, first.upload), first)
        assert.equal(await store.findUpload('contact:b', first.upload), undefined)
        const anothers = await store.addFile(row({ by: 'contact:b', upload: first.upload }), plenty)
        assert.deepEqual(anothers, { is: 'added' })
      },
    )

    promise(
      '[STO21] files under way are counted, but for those that were given up, stored or refused',
      async (store) => {
        const two = { ...plenty, maxCount: 2, activeSince: 4_000 }
        await store.addFile(row({ touchedAt: 3_999 }), two)
        await store.addFile(row({ state: 'stored' }), two)
        await store.addFile(row({ state: 'refused' }), two)
        await store.addFile(row({ by: 'contact:b' }), two)
        assert.deepEqual(await store.addFile(row({ state: 'checking' }), two), { is: 'added' })
        assert.deepEqual(await store.addFile(row({ state: 'kept' }), two), { is: 'added' })
        assert.deepEqual(await store.addFile(row(), two), { is: 'too-many' })
      },
    )

    promise('[STO21] bytes of a day are counted, those of refused files and of others are not', async (store) => {
      const day = { ...plenty, dailyBytes: 2_500, since: 4_000 }
      await store.addFile(row({ createdAt: 3_999, state: 'stored' }), day)
      await store.addFile(row({ createdAt: 4_100, state: 'refused' }), day)
      await store.addFile(row({ createdAt: 4_200, state: 'stored' }), day)
      await store.addFile(row({ createdAt: 4_300, by: 'contact:b' }), day)
      assert.deepEqual(await store.addFile(row({ createdAt: 4_400 }), day), { is: 'added' })
      assert.deepEqual(await store.addFile(row(), day), { is: 'over-quota', oldestAt: 4_200 })
      assert.deepEqual(await store.addFile(row({ bytes: 500 }), day), { is: 'added' })
    })

    promise('[STO22] a file changes and goes only from the state that it is thought to be in', async (store) => {
      const file = row()
      await store.addFile(file, plenty)
      assert.equal(await store.changeFile(file.file, 'checking', { state: 'kept' }), false)
      const preview = { type: 'image/png', width: 1, height: 2 }
      const change = { state: 'checking', sha256: 'x', error: 'e', preview, touchedAt: 6_000 } as const
      assert.equal(await store.changeFile(file.file, 'receiving', change), true)
      assert.deepEqual(await store.findFile(file.file), { ...file, ...change })
      assert.equal(await store.changeFile(file.file, 'checking', { error: null, preview: null }), true)
      assert.deepEqual(await store.findFile(file.file), { ...file, ...change, error: null, preview: null })
      assert.equal(await store.dropFile(file.file, 'receiving'), false)
      assert.equal(await store.dropFile(file.file, 'checking'), true)
      assert.equal(await store.findFile(file.file), undefined)
      assert.equal(await store.dropFile(file.file, 'checking'), false)
    })

    promise('[STO23] a conversation has the files that stand in it, in their order', async (store) => {
      const [second, first] = [row({ createdAt: 2, state: 'stored' }), row({ createdAt: 1, state: 'kept' })]
      for (const each of [
        second,
        first,
        row(),
        row({ state: 'refused' }),
        row({ conversation: newId(), state: 'stored' }),
      ])
        await store.addFile(each, plenty)
      assert.deepEqual(await store.filesOf(conversation), [first, second])
      assert.deepEqual(await store.filesOf(newId()), [])
    })

    promise('[STO23] what was not touched for long is found, the longest first', async (store) => {
      const [late, early] = [row({ touchedAt: 20 }), row({ touchedAt: 10, state: 'refused' })]
      for (const each of [late, early, row({ touchedAt: 30 }), row({ touchedAt: 1, state: 'checking' })])
        await store.addFile(each, plenty)
      const ask = (limit: number) => store.filesIn(['receiving', 'refused'], { before: 30, limit })
      assert.deepEqual(await ask(10), [early, late])
      assert.deepEqual(await ask(1), [early])
    })
  })
}
