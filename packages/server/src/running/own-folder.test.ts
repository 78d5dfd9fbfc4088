import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { isOwned, ownFolder } from './own-folder.ts'
import { StartProblem } from './start-problem.ts'

function freshFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-own-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Another process that owns the folder until it is killed. */
async function otherOwner(folder: string) {
  const script = `
    import { ownFolder } from ${JSON.stringify(new URL('./own-folder.ts', import.meta.url).href)}
    globalThis.owned = ownFolder(${JSON.stringify(folder)})
    process.send('owned')
    setInterval(() => {}, 1_000_000)`
  const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return child
}

test('[RUN1] a folder is made where it is missing, and given back on release', (t) => {
  const folder = join(freshFolder(t), 'a', 'b')
  const first = ownFolder(folder)
  assert.equal(first.file('parley.sqlite'), join(folder, 'parley.sqlite'))
  first.release()
  ownFolder(folder).release()
})

test('[RUN1] a second server on the same folder is told so in one line, in this process or another', async (t) => {
  const folder = freshFolder(t)
  const refusal = (error: Error) =>
    error instanceof StartProblem && /another Parley server is using\. Stop/.test(error.message)
  const own = ownFolder(folder)
  assert.throws(() => ownFolder(folder), refusal)
  own.release()

  const child = await otherOwner(folder)
  t.after(() => child.kill('SIGKILL'))
  assert.throws(() => ownFolder(folder), refusal)
})

test('[RUN1] [OPS30] whoever looks whether a folder has an owner becomes none', async (t) => {
  const folder = freshFolder(t)
  assert.equal(isOwned(folder), false)
  const child = await otherOwner(folder)
  t.after(() => child.kill('SIGKILL'))
  assert.equal(isOwned(folder), true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal(isOwned(folder), false)
  ownFolder(folder).release()
})

test('[RUN1] kill -9 leaves no lock behind', async (t) => {
  const folder = freshFolder(t)
  const child = await otherOwner(folder)
  child.kill('SIGKILL')
  await once(child, 'exit')
  ownFolder(folder).release()
})

test('[RUN2] a folder that cannot be written is named, with the remedy', (t) => {
  const folder = freshFolder(t)
  const file = join(folder, 'file')
  writeFileSync(file, '')
  assert.throws(
    () => ownFolder(file),
    /^StartProblem: PARLEY_DATA is ".*file", which cannot be written \(EEXIST\)\. Give/,
  )
  assert.throws(() => ownFolder(join(file, 'inside')), /cannot be written \(ENOTDIR\)/)
})

test('[RUN2] a folder without the right to write is named, with the remedy', (t) => {
  const folder = freshFolder(t)
  chmodSync(folder, 0o500)
  // Whoever runs as root may write everywhere; there is nothing to complain about then.
  if (process.getuid?.() === 0) return ownFolder(folder).release()
  assert.throws(() => ownFolder(folder), /cannot be written \(EACCES\)/)
})
