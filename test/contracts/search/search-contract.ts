import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId, type ConversationId } from '@parley/protocol'
import type { Question, SearchIndex, Thing } from '../../../packages/server/src/search/search-index.ts'
import { asks, batchTo } from '../../../packages/server/src/testing/search-samples.ts'

const placesOf = (things: readonly Thing[]) => things.map(({ place }) => place)

/** What every index promises. Each test has an index of its own from `open`. */
export function searchContract(name: string, open: () => Promise<SearchIndex>): void {
  describe(`search contract: ${name}`, () => {
    const here = newId()
    const said = (place: number, text: string, conversation: ConversationId = here) =>
      ({ place, conversation, kind: 'message', seq: place * 2, text }) as const
    const texts = ['Is the blue lamp in stock?', 'The Café is closed.', 'a blue, blue LAMP!', 'nothing of it']

    async function filled() {
      const index = await open()
      await index.add(batchTo(4, { things: texts.map((text, place) => said(place + 1, text)) }))
      const find = async (text: string, question: Partial<Question> = {}) =>
        placesOf((await index.find(asks(text, question))).things)
      return { index, find }
    }

    test('[SRH1] all of the words have to be there, in any order; the last one may go on', async () => {
      const { find } = await filled()
      assert.deepEqual(await find('blue lamp'), [3, 1])
      assert.deepEqual(await find('lamp blue'), [3, 1])
      assert.deepEqual(await find('lam'), [3, 1])
      assert.deepEqual(await find('lam blue'), [])
      assert.deepEqual(await find('lamp stock'), [1])
    })

    test('[SRH1] case and accents make no difference, on either side', async () => {
      const { find } = await filled()
      for (const text of ['cafe', 'CAFÉ', 'cafe\u0301', 'Café']) assert.deepEqual(await find(text), [2], text)
    })

    test('[SRH2] what is in quotes stands there as it is', async () => {
      const { find } = await filled()
      assert.deepEqual(await find('"blue lamp"'), [3, 1])
      assert.deepEqual(await find('"lamp blue"'), [])
      assert.deepEqual(await find('"the blue la'), [1])
    })

    test('[SRH2] signs and words of other query languages are what they are', async () => {
      const { index, find } = await filled()
      await index.add(batchTo(5, { things: [said(5, 'either OR neither, NEAR it: text* ^start {a} (b)')] }))
      for (const text of ['lamp OR closed', 'lamp NOT blue', 'lamp -blue closed', 'text:lamp closed', '(lamp closed'])
        assert.deepEqual(await find(text), [], text)
      for (const text of ['either OR neither', 'NEAR', '^start', '{near}', '(start)', 'text*', `'`.concat('either')])
        assert.deepEqual(await find(text), [5], text)
    })

    test('[SRH1] scripts without spaces are found by any row of their characters', async () => {
      const { index, find } = await filled()
      await index.add(batchTo(6, { things: [said(5, '東京タワーへ行きます'), said(6, 'हिन्दी में')] }))
      assert.deepEqual(await find('タワー'), [5])
      assert.deepEqual(await find('京東'), [])
      assert.deepEqual(await find('हिन्दी'), [6])
    })

    test('[SRH3] newest first, page by page, each thing once', async () => {
      const index = await open()
      for (let from = 0; from < 500; from += 50)
        await index.add(
          batchTo(from + 50, { things: Array.from({ length: 50 }, (_, at) => said(from + at + 1, 'the same again')) }),
        )
      const places: number[] = []
      let before: number | null = null
      do {
        const found = await index.find(asks('same', { before, limit: 70 }))
        places.push(...placesOf(found.things))
        before = found.before
      } while (before !== null)
      assert.deepEqual(
        places,
        Array.from({ length: 500 }, (_, at) => 500 - at),
      )
    })

    test('[SRH3] a page that is just filled says whether there is more', async () => {
      const { index } = await filled()
      assert.equal((await index.find(asks('blue', { limit: 2 }))).before, null)
      assert.equal((await index.find(asks('blue', { limit: 1 }))).before, 3)
    })

    test('[SRH3] one kind only, where one is asked for', async () => {
      const { index, find } = await filled()
      await index.add(batchTo(5, { things: [{ ...said(5, 'blue lamp.pdf'), kind: 'file' }] }))
      assert.deepEqual(await find('lamp', { kind: 'file' }), [5])
      assert.deepEqual(await find('lamp', { kind: 'message' }), [3, 1])
      assert.deepEqual(await find('lamp', { kind: 'note' }), [])
    })

    test('[SRH5] an agent finds what is in their conversations, from when they have them to when that is taken back', async () => {
      const { index, find } = await filled()
      const elsewhere = newId()
      await index.add(batchTo(5, { things: [said(5, 'another lamp', elsewhere)] }))
      assert.deepEqual(await find('lamp', { reader: 'ada' }), [])
      await index.add(batchTo(6, { readers: [{ conversation: elsewhere, agents: ['ada', 'ben'] }] }))
      assert.deepEqual(await find('lamp', { reader: 'ada' }), [5])
      assert.deepEqual(await find('lamp', { reader: 'cleo' }), [])
      assert.deepEqual(await find('lamp'), [5, 3, 1])
      await index.add(batchTo(7, { readers: [{ conversation: elsewhere, agents: ['ben'] }] }))
      assert.deepEqual(await find('lamp', { reader: 'ada' }), [])
    })

    test('[SRH8] it knows how far it has come, and forgets that with everything else', async () => {
      const { index, find } = await filled()
      assert.deepEqual(await index.reached(), { place: 4, mark: 'mark 4' })
      await index.clear()
      assert.deepEqual(await index.reached(), { place: 0, mark: '' })
      assert.deepEqual(await find('lamp'), [])
    })

    test('[SRH16] [B056] a conversation that was erased is found no more; what comes after that, and others, are', async () => {
      const { index, find } = await filled()
      const elsewhere = newId()
      const readers = [{ conversation: elsewhere, agents: ['ada'] }]
      await index.add(batchTo(5, { things: [said(5, 'another lamp', elsewhere)], readers }))
      await index.add(batchTo(6, { forgotten: [elsewhere] }))
      assert.deepEqual([await find('lamp'), await find('lamp', { reader: 'ada' })], [[3, 1], []])
      await index.add(batchTo(7, { things: [said(7, 'a new lamp', elsewhere)] }))
      assert.deepEqual(await find('lamp'), [7, 3, 1])
      while (await index.purge());
      assert.deepEqual([await find('lamp'), await index.purge()], [[7, 3, 1], false])
    })

    test('[SRH3] things say where they stand', async () => {
      const { index } = await filled()
      assert.deepEqual((await index.find(asks('closed'))).things, [
        { place: 2, conversation: here, kind: 'message', seq: 4 },
      ])
    })
  })
}
