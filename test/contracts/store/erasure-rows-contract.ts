import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import type { Store } from '../../../packages/server/src/store/store.ts'
import { promisesOf } from './promise.ts'
import { write } from './writes.ts'

const event = (seq: number, text: string) => JSON.stringify({ seq, name: 'message-sent', text })

/** A conversation of a contact that ended at `endedAt`. */
async function ended(store: Store, contact: string, endedAt: number, { isDone = true, site = 'shop' } = {}) {
  const id = newId()
  const log = conversationLog(id)
  const status = isDone ? 'done' : 'ended'
  const times = { openedAt: endedAt - 10, queuedAt: endedAt - 10, endedAt }
  const introduces = { id: contact, site, profile: '{"name":"Grace"}', words: 'grace', createdAt: 1 }
  await store.commit([
    write({
      events: [1, 2, 3].map((seq) => ({ log, seq, json: event(seq, 'secret') })),
      snapshots: [{ log, seq: 2, state: '{"seq":2,"text":"secret"}' }],
      interaction: { id, site, contactId: contact, status, owner: null, invited: null, ...times },
      history: { conversation: id, contact, openedAt: times.openedAt, isDone, engages: [], introduces },
    }),
  ])
  return id
}

const changed = (store: Store, contact: string) => store.contactChanges(contact, 10)

/** What every store promises of forgetting. Each test has a store of its own from `open`. */
export function erasureRowsContract(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(open)

  describe(`store contract, erasing: ${name}`, () => {
    promise(
      '[STO70] [B056] events are replaced in their places, and the snapshot goes with what was in it',
      async (store) => {
        const [id, other] = [await ended(store, newId(), 100), await ended(store, newId(), 100)]
        const log = conversationLog(id)
        await store.rewriteLog(log, [{ seq: 2, json: event(2, 'gone') }], null)
        assert.deepEqual(await store.readEvents(log, { limit: 9 }), [
          event(1, 'secret'),
          event(2, 'gone'),
          event(3, 'secret'),
        ])
        const [there, beside] = await store.readConversations([id, other])
        assert.deepEqual([there?.conversation.snapshot, there?.conversation.tail.length], [null, 3])
        assert.equal(beside?.conversation.tail.length, 1)
        if (store.feed) {
          const fed = await store.feed.read(0, 100)
          assert.deepEqual(fed.filter((each) => each.log === log).map(({ json }) => json)[1], event(2, 'gone'))
        }
        await store.rewriteLog(log, [], { seq: 3, state: '{"seq":3}' })
        assert.equal((await store.readConversations([id]))[0]?.conversation.snapshot, '{"seq":3}')
      },
    )

    promise(
      '[STO71] [B056] what is done and ended early enough is overdue until it is erased, the earliest first',
      async (store) => {
        const contact = newId()
        const late = await ended(store, contact, 300)
        const early = await ended(store, contact, 100)
        const middle = await ended(store, contact, 200)
        await ended(store, contact, 100, { isDone: false })
        await ended(store, contact, 100, { site: 'travel' })
        assert.deepEqual(await store.overdue('shop', 300, 10), [early, middle])
        assert.deepEqual(await store.overdue('shop', 301, 2), [early, middle])
        await store.noteErased(early)
        assert.deepEqual(await store.overdue('shop', 301, 10), [middle, late])
      },
    )

    promise('[STO71] a contact has more while any of their conversations is not erased', async (store) => {
      const contact = newId()
      const [one, other] = [await ended(store, contact, 100), await ended(store, contact, 200)]
      await store.noteErased(one)
      assert.equal(await store.hasMore([newId(), contact]), true)
      await store.noteErased(other)
      assert.equal(await store.hasMore([contact]), false)
      assert.equal(await store.hasMore([newId()]), false)
    })

    promise(
      '[STO72] [B056] a contact is forgotten with all that others noted of them, and nobody else is',
      async (store) => {
        const [contact, other] = [newId(), newId()]
        for (const each of [contact, other]) {
          await ended(store, each, 100)
          const row = (await store.findContact(each))!
          const change = { version: 1, at: 1, by: 'ada', name: 'Ada', change: '["secret"]' }
          await store.changeContact(
            { ...row, version: 1, words: 'grace secret', profile: '{"name":"secret"}' },
            0,
            change,
          )
          const callback = { id: newId(), contact: each, conversation: newId(), at: 1, number: '1', note: 'secret' }
          await store.addCallback({ ...callback, by: 'ada', name: 'Ada', createdAt: 1 })
          const session = { contactId: each, site: 'shop', origin: null, createdAt: 1, expiresAt: 1_000 }
          await store.createContactSession({ tokenHash: `of ${each}`, ...session, verified: false, commandsAs: each })
        }
        await store.forgetContacts([contact], '{"name":"gone"}')
        const row = await store.findContact(contact)
        assert.deepEqual([row?.profile, row?.words, row?.verified], ['{"name":"gone"}', '', false])
        assert.deepEqual(await changed(store, contact), [])
        assert.deepEqual(await store.callbacksOf([contact]), [])
        assert.equal(await store.findContactSession(`of ${contact}`, 10), undefined)
        assert.deepEqual(
          (await store.searchContacts(['secret'], 9)).map(({ id }) => id),
          [other],
        )
        assert.equal((await changed(store, other)).length + (await store.callbacksOf([other])).length, 2)
        assert.equal((await store.findContactSession(`of ${other}`, 10))?.contactId, other)
      },
    )

    promise(
      '[STO73] [B056] a wish to erase somebody is kept once, the earliest first, until it is finished',
      async (store) => {
        const [one, other] = [newId(), newId()]
        await store.wishErasure({ contact: other, by: 'agent:ada', at: 200 })
        await store.wishErasure({ contact: one, by: 'agent:ada', at: 100 })
        await store.wishErasure({ contact: one, by: 'agent:ben', at: 300 })
        assert.deepEqual(await store.wishedErasures(), [
          { contact: one, by: 'agent:ada', at: 100 },
          { contact: other, by: 'agent:ada', at: 200 },
        ])
        await store.dropErasure(one)
        await store.dropErasure(newId())
        assert.deepEqual(
          (await store.wishedErasures()).map(({ contact }) => contact),
          [other],
        )
        await store.purge()
      },
    )
  })
}
