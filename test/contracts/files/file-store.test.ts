import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openDiskFileStore } from '../../../packages/server/src/files/disk-file-store.ts'
import { createMemoryFileStore } from '../../../packages/server/src/files/memory-file-store.ts'
import { fileStoreContract } from './file-store-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-files-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const freshFolder = () => mkdtempSync(join(folder, 'store-'))

fileStoreContract('memory', async () => createMemoryFileStore())
fileStoreContract('disk', () => openDiskFileStore(freshFolder()))

const bytes = (count: number) =>
  (async function* () {
    yield Buffer.alloc(count, 'x')
  })()

test('[FIL33] [ATK76] on disk nothing is for others to read, and no key leads out of the folder', async () => {
  const place = freshFolder()
  const store = await openDiskFileStore(join(place, 'files'))
  await store.append('a-key', 0, bytes(10))
  assert.equal(statSync(join(place, 'files', 'parts', 'a-key')).mode & 0o077, 0)
  for (const key of ['../a', 'a/b', '..', '.', '', 'a\\b', 'a\0b', 'x'.repeat(65)])
    await assert.rejects(async () => store.append(key, 0, bytes(1)), TypeError, JSON.stringify(key))
  assert.deepEqual(readdirSync(place), ['files'])
})

// Only Linux can change the limits of a process that runs.
if (process.platform === 'linux')
  test('[FIL33] a full disk is told as unavailable; what was there stays, and it goes on when there is room', async (t) => {
    const store = await openDiskFileStore(freshFolder())
    const limitTo = (most: number | 'unlimited') =>
      execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${most}:unlimited`])
    t.after(() => limitTo('unlimited'))
    const ignore = () => {}
    process.on('SIGXFSZ', ignore)
    t.after(() => process.off('SIGXFSZ', ignore))
    await store.append('a-key', 0, bytes(60_000))
    limitTo(65_536)
    await assert.rejects(store.append('a-key', 60_000, bytes(60_000)), { code: 'unavailable', retry: 'later' })
    const end = await store.partBytes('a-key')
    assert.ok(end >= 60_000 && end <= 65_536)
    limitTo('unlimited')
    assert.equal(await store.append('a-key', end, bytes(1_000)), end + 1_000)
  })
