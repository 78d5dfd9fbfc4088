import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import fc from 'fast-check'
import { createMemorySearchIndex } from '../../../packages/server/src/search/memory-search-index.ts'
import { openSqliteSearch } from '../../../packages/server/src/search/open-sqlite-search.ts'
import { createMemoryStore } from '../../../packages/server/src/store/memory-store.ts'
import { openSqlite } from '../../../packages/server/src/store/open-sqlite.ts'
import { asks, batchTo, saying } from '../../../packages/server/src/testing/search-samples.ts'
import { searchContract } from './search-contract.ts'

searchContract('memory', async () => createMemorySearchIndex())
searchContract('SQLite', async () => openSqliteSearch(':memory:'))

const conversation = newId()
const said = (place: number, text: string) => ({ place, conversation, kind: 'message', seq: place, text }) as const

const words = fc.constantFrom(
  'lamp',
  'Lämp',
  'lam',
  'la',
  'straße',
  'STRASSE',
  '東京',
  '京',
  'naïve',
  'x2',
  '½',
  'ﬁn',
  'ة',
)
const signs = fc.constantFrom(' ', '  ', '"', ', ', '-', ' OR ', '*', '\n', ' AND NOT ', ':', '’')
const anyText = fc
  .array(fc.oneof(words, signs, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 })
  .map((parts) => parts.join(''))

test('[SRH1] [SRH2] whatever is said and looked for, both find the same', async () => {
  const hasWord = (text: string) => /[\p{L}\p{N}]/u.test(text)
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyText, { minLength: 1, maxLength: 20 }),
      anyText.filter(hasWord),
      async (texts, text) => {
        const batch = batchTo(texts.length, { things: texts.map((each, place) => said(place + 1, each)) })
        const found = []
        for (const index of [createMemorySearchIndex(), openSqliteSearch(':memory:')]) {
          await index.add(batch)
          found.push(await index.find(asks(text)))
          await index.close()
        }
        assert.deepEqual(found[1], found[0])
      },
    ),
    { numRuns: 300, interruptAfterTimeLimit: 60_000 },
  )
})

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'parley-search-'))
  context.after(() => rmSync(path, { recursive: true, force: true }))
  return join(path, 'search.sqlite')
}

test('[SRH8] what was taken in is there after a restart', async (context) => {
  const path = folder(context)
  const before = openSqliteSearch(path)
  await before.add(batchTo(1, { things: [said(1, 'a lamp')] }))
  await before.close()
  const after = openSqliteSearch(path)
  assert.equal((await after.reached()).place, 1)
  assert.equal((await after.find(asks('lamp'))).things.length, 1)
  await after.close()
})

test('[SRH9] an index that is damaged, or no index at all, begins anew', async (context) => {
  const path = folder(context)
  for (const damage of [
    () => writeFileSync(path, 'this is no database, and was never meant to be one'.repeat(100)),
    () => truncateSync(path, statSync(path).size / 2),
  ]) {
    const whole = openSqliteSearch(path)
    const things = Array.from({ length: 2_000 }, (_, at) => said(at + 1, `a lamp and word${at}`))
    await whole.add(batchTo(2_000, { things }))
    await whole.close()
    damage()
    const index = openSqliteSearch(path)
    // Damage that shows only when it is looked at is refused once.
    await index.find(asks('lamp')).catch(() => undefined)
    await index.add(batchTo(1, { things: [said(1, 'another lamp')] })).catch(() => undefined)
    if ((await index.reached()).place !== 1) await index.add(batchTo(1, { things: [said(1, 'another lamp')] }))
    assert.equal((await index.find(asks('lamp'))).things.length, 1)
    await index.close()
    rmSync(path)
  }
})

const stores = { memory: async () => createMemoryStore(), SQLite: () => openSqlite(':memory:') }
for (const [name, open] of Object.entries(stores))
  test(`[SRH8] feed contract: ${name}: the events of all logs, in the order of writing, from any place on`, async () => {
    const store = await open()
    const [one, other] = [conversationLog(newId()), conversationLog(newId())]
    await store.commit([saying(one, 1, 'first'), saying(other, 1, 'second')])
    await store.commit([saying(one, 2, 'third')])
    const fed = await store.feed!.read(0, 10)
    assert.deepEqual(
      fed.map(({ log, json }) => [log, (JSON.parse(json) as { seq: number }).seq]),
      [
        [one, 1],
        [other, 1],
        [one, 2],
      ],
    )
    assert.deepEqual(await store.feed!.read(fed[0]!.place, 1), [fed[1]])
    assert.deepEqual(await store.feed!.read(fed[2]!.place, 10), [])
    await store.close()
  })

test('[SRH16] [ATK136] [B056] no letter of what was erased stays in the files of the index', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-search-'))
  const index = openSqliteSearch(join(folder, 'search.sqlite'))
  t.after(async () => {
    await index.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const elsewhere = newId()
  for (let place = 1; place <= 3_000; place += 100)
    await index.add(
      batchTo(place + 99, {
        things: Array.from({ length: 100 }, (_, at) => ({
          ...said(place + at, at % 7 === 0 ? `zauberfloete${place + at}` : `lamp ${place + at}`),
          ...(at % 7 === 0 && { conversation: elsewhere }),
        })),
      }),
    )
  // Beginnings of words are left out where words begin alike.
  const left = () =>
    readdirSync(folder).filter((name) => /auberfloete/.test(readFileSync(join(folder, name), 'latin1')))
  assert.ok(left().length > 0)
  await index.add(batchTo(4_000, { forgotten: [elsewhere] }))
  while (await index.purge());
  assert.deepEqual(left(), [])
})
