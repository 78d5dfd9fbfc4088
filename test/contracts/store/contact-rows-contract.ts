import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { newId } from '@parley/protocol'
import type { CallbackRow, ContactChangeRow, HistoryWrite } from '../../../packages/server/src/store/contact-rows.ts'
import type { Store, Write } from '../../../packages/server/src/store/store.ts'
import { promisesOf } from './promise.ts'
import { write } from './writes.ts'

const written = (history: HistoryWrite): Write => write({ history })

const introduced = (id: string, words: string, createdAt = 1_000) => ({
  id,
  site: 'shop',
  profile: `{"name":"${words}"}`,
  words,
  createdAt,
})

const opened = (contact: string, parts: Partial<HistoryWrite> = {}): HistoryWrite => ({
  conversation: newId(),
  contact,
  openedAt: 1_000,
  isDone: false,
  engages: [],
  introduces: introduced(contact, 'maria silva'),
  ...parts,
})

const change = (version: number): ContactChangeRow => ({ version, at: 2_000, by: 'ada', name: 'Ada', change: '[]' })

/** What every store promises about contacts and histories. Each test has a store of its own from `open`. */
export function contactRowsContract(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(open)
  const write = (store: Store, ...histories: HistoryWrite[]) => store.commit(histories.map(written))

  describe(`contacts: ${name}`, () => {
    promise('[STO30] a contact is what they said last, until an agent has changed it', async (store) => {
      const id = newId()
      assert.equal(await store.findContact(id), undefined)
      await write(store, opened(id), opened(id, { introduces: introduced(id, 'maria', 3_000) }))
      const row = { ...introduced(id, 'maria'), verified: false, version: 0, mergedInto: null }
      assert.deepEqual(await store.findContact(id), row)
      const changed = { ...row, words: 'mary', profile: '{}', version: 1 }
      assert.equal(await store.changeContact(changed, 0, change(1)), true)
      await write(store, opened(id, { introduces: introduced(id, 'm') }))
      assert.deepEqual(await store.findContact(id), changed)
    })

    promise(
      '[STO31] a change on another version changes nothing; the changes are kept, newest first',
      async (store) => {
        const id = newId()
        await write(store, opened(id))
        const row = (await store.findContact(id))!
        assert.equal(await store.changeContact({ ...row, version: 1 }, 0, change(1)), true)
        assert.equal(await store.changeContact({ ...row, version: 1, words: 'x' }, 0, change(1)), false)
        assert.equal(await store.changeContact({ ...row, version: 2 }, 1, change(2)), true)
        assert.deepEqual(await store.contactChanges(id, 10), [change(2), change(1)])
        assert.deepEqual(await store.contactChanges(id, 1), [change(2)])
        assert.deepEqual(await store.contactChanges(newId(), 1), [])
      },
    )

    promise(
      '[STO32] contacts are found by all words, changed ones first; who was merged is not found',
      async (store) => {
        const [old, young, changed, merged] = [newId(), newId(), newId(), newId()]
        await write(
          store,
          opened(old, { introduces: introduced(old, 'maria 100%_a', 1) }),
          opened(young, { introduces: introduced(young, 'maria silva', 9) }),
          opened(changed, { introduces: introduced(changed, 'anna maria', 0) }),
          opened(merged, { introduces: introduced(merged, 'maria', 10) }),
        )
        const rowOf = async (id: string) => (await store.findContact(id))!
        await store.changeContact({ ...(await rowOf(changed)), version: 1 }, 0, change(1))
        await store.changeContact({ ...(await rowOf(merged)), version: 1, mergedInto: old }, 0, change(1))
        const found = async (words: string[], limit = 10) =>
          (await store.searchContacts(words, limit)).map(({ id }) => id)
        assert.deepEqual(await found(['maria']), [changed, young, old])
        assert.deepEqual(await found(['maria'], 1), [changed])
        assert.deepEqual(await found(['silva', 'mar']), [young])
        assert.deepEqual(await found(['0%_']), [old])
        assert.deepEqual(await found(['%']), [old])
        assert.deepEqual(await store.contactsMergedInto(old), [merged])
        await store.changeContact({ ...(await rowOf(young)), version: 1, mergedInto: merged }, 0, change(1))
        assert.deepEqual(await store.contactsMergedInto(old), [merged, young].sort())
        assert.deepEqual(await store.contactsMergedInto(changed), [])
      },
    )

    promise(
      '[STO32] an agent finds those whom they have met, also as somebody who turned out to be the same',
      async (store) => {
        const [met, other, root, same] = [newId(), newId(), newId(), newId()]
        await write(
          store,
          opened(met, { introduces: introduced(met, 'maria met', 1), engages: ['ada'] }),
          opened(other, { introduces: introduced(other, 'maria other', 2), engages: ['ben'] }),
          opened(root, { introduces: introduced(root, 'maria root', 3) }),
          opened(same, { introduces: introduced(same, 'tom', 4), engages: ['ada'] }),
        )
        await store.changeContact({ ...(await store.findContact(same))!, version: 1, mergedInto: root }, 0, change(1))
        const found = async (metBy?: string) => (await store.searchContacts(['maria'], 10, metBy)).map(({ id }) => id)
        assert.deepEqual(await found('ada'), [root, met])
        assert.deepEqual(await found('ben'), [other])
        assert.deepEqual(await found('cleo'), [])
        assert.deepEqual(await found(), [root, other, met])
      },
    )

    promise('[STO33] histories are newest first, page by page, of several contacts together', async (store) => {
      const [maria, tom] = [newId(), newId()]
      const chats = [1, 2, 2, 3].map((openedAt, at) =>
        opened(at === 3 ? tom : maria, { openedAt, introduces: null, engages: at > 1 ? ['ada'] : [] }),
      )
      await write(store, ...chats)
      const ordered = chats
        .map(({ conversation, contact, openedAt, isDone }) => ({ conversation, contact, openedAt, isDone }))
        .sort((a, b) => b.openedAt - a.openedAt || (a.conversation < b.conversation ? 1 : -1))
      assert.deepEqual(await store.contactHistory([maria, tom], { limit: 10 }), ordered)
      const first = await store.contactHistory([maria, tom], { limit: 2 })
      assert.deepEqual(first, ordered.slice(0, 2))
      assert.deepEqual(await store.contactHistory([maria, tom], { before: first[1], limit: 9 }), ordered.slice(2))
      assert.deepEqual(await store.contactHistory([], { limit: 9 }), [])
      assert.deepEqual((await store.contactHistory([tom], { limit: 9 })).length, 1)
      assert.deepEqual(
        await store.agentHistory('ada', { limit: 9 }),
        ordered.filter(({ conversation }) => chats.slice(2).some((chat) => chat.conversation === conversation)),
      )
      assert.deepEqual((await store.agentHistory('ada', { before: ordered[0], limit: 9 })).length, 1)
      assert.equal(await store.hasMet('ada', [maria]), true)
      assert.equal(await store.hasMet('ben', [maria, tom]), false)
      assert.equal(await store.hasMet('ada', []), false)
    })

    promise(
      '[STO34] an interaction moves to another history, and is done; recent is what is open or young',
      async (store) => {
        const [maria, tom] = [newId(), newId()]
        const chat = opened(maria, { introduces: null })
        await write(store, chat, opened(maria, { openedAt: 5_000, isDone: true, introduces: null }))
        assert.equal(await store.countRecent([maria], 9_000), 1)
        assert.equal(await store.countRecent([maria], 5_000), 2)
        assert.equal(await store.countRecent([], 0), 0)
        await write(store, { ...chat, contact: tom, isDone: true })
        assert.equal(await store.countRecent([maria, tom], 9_000), 0)
        const { conversation, openedAt } = chat
        assert.deepEqual(await store.historyOf(conversation), { conversation, contact: tom, openedAt, isDone: true })
        assert.equal(await store.historyOf(newId()), undefined)
      },
    )

    promise('[STO36] what a website says about a contact is kept with what is known, or not at all', async (store) => {
      const id = newId()
      const row = { ...introduced(id, 'maria'), verified: true, version: 0, mergedInto: null }
      const identity = { contact: id, site: 'shop', subject: 'u-7', claims: '{"fields":{}}', saidAt: 1_000 }
      assert.equal(await store.findIdentity(id), undefined)
      assert.equal(await store.putIdentity(identity, row, null, null), true)
      assert.equal(await store.putIdentity({ ...identity, claims: '{}' }, { ...row, words: 'x' }, null, null), false)
      assert.deepEqual([await store.findContact(id), await store.findIdentity(id)], [row, identity])

      // What the contact says about themself is no match for it.
      await write(store, opened(id, { introduces: introduced(id, 'somebody') }))
      assert.deepEqual(await store.findContact(id), row)
      const [next, said] = [
        { ...row, words: 'mary', version: 1 },
        { ...identity, claims: '{}', saidAt: 2_000 },
      ]
      assert.equal(await store.putIdentity(said, next, 0, change(1)), true)
      assert.equal(await store.putIdentity(identity, row, 0, change(1)), false)
      assert.deepEqual([await store.findContact(id), await store.findIdentity(id)], [next, said])
      assert.deepEqual(await store.contactChanges(id, 9), [change(1)])
    })

    promise('[STO35] callbacks are kept once each, the next first, until they are dropped', async (store) => {
      const contact = newId()
      const callback = (at: number): CallbackRow => ({
        id: newId(),
        contact,
        conversation: newId(),
        at,
        number: '+49 30 1',
        note: '',
        by: 'ada',
        name: 'Ada',
        createdAt: 1,
      })
      const [late, soon] = [callback(9_000), callback(8_000)]
      for (const row of [late, soon, { ...late, note: 'again' }]) await store.addCallback(row)
      assert.deepEqual(await store.callbacksOf([contact, newId()]), [soon, late])
      await store.dropCallback(soon.id)
      await store.dropCallback(newId())
      assert.deepEqual(await store.callbacksOf([contact]), [late])
      assert.deepEqual(await store.callbacksOf([]), [])
    })
  })
}
