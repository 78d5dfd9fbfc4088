import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { type ChatError, newId } from '@parley/protocol'
import { asks, batchTo } from '../testing/search-samples.ts'
import { openIndexes } from './open-indexes.ts'

const said = { place: 1, conversation: newId(), kind: 'message', seq: 1, text: 'the green lamp' } as const

function folderOf(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-indexes-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return { search: join(folder, 'search.sqlite'), facts: join(folder, 'reports.sqlite') }
}

function opened(context: TestContext, paths = folderOf(context)) {
  const lines: string[] = []
  const indexes = openIndexes(paths, (name) => lines.push(name))
  const close = async () => {
    await indexes.searchIndex.close()
    await indexes.factIndex.close()
  }
  return { ...indexes, close, lines }
}

test('[SRH8] [REP20] what the worker took in is there after a restart', async (context) => {
  const paths = folderOf(context)
  const first = opened(context, paths)
  await first.searchIndex.add(batchTo(1, { things: [said] }))
  await first.factIndex.put([], { place: 7, mark: 'so far' })
  await first.close()
  const { searchIndex, factIndex, close } = opened(context, paths)
  const { text: _text, ...thing } = said
  assert.deepEqual(await searchIndex.find(asks('green')), { things: [thing], before: null })
  assert.deepEqual(await factIndex.reached(), { place: 7, mark: 'so far' })
  await close()
})

test('[SRH9] [REP20] a file that cannot be opened is tried again each time, and keeps nothing else from working', async (context) => {
  const paths = folderOf(context)
  mkdirSync(paths.search)
  const { searchIndex, factIndex, close } = opened(context, paths)
  await assert.rejects(searchIndex.reached(), (error: ChatError) => {
    assert.equal(error.code, 'unavailable')
    assert.match(String(error.cause), /unable to open database file/)
    return true
  })
  assert.equal((await factIndex.reached()).place, 0)
  rmSync(paths.search, { recursive: true })
  assert.equal((await searchIndex.reached()).place, 0)
  await close()
})

test('[SRH9] what is asked after the end is refused, and does not hang', async (context) => {
  const { searchIndex, close } = opened(context)
  await searchIndex.reached()
  await close()
  await assert.rejects(searchIndex.reached(), { code: 'unavailable' })
})
