import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { conversationLog, interactionLog, newId } from '@parley/protocol'
import type { AgentRecord, Store } from '../../../packages/server/src/store/store.ts'
import { promisesOf } from './promise.ts'
import { appends, row, write } from './writes.ts'

const ada: AgentRecord = {
  agentId: 'ada',
  name: 'Ada',
  nickname: null,
  role: 'agent',
  presence: { is: 'ready', reason: null, since: 1_000, capacity: 3 },
  lost: false,
}

/** What holds where one batch says something several times, and for the order of all events. */
export function batchContract(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(open)

  describe(`batches and order: ${name}`, () => {
    promise('[STO6] what a batch says twice is as it was said last', async (store) => {
      const id = newId()
      const log = conversationLog(id)
      const desk = (gains: string[], losses: string[]) => ({ conversationId: id, gains, losses })
      const history = (contact: string, isDone: boolean) => ({
        history: { conversation: id, contact, openedAt: 1_000, isDone, engages: ['ada'], introduces: null },
      })
      const due = (dueAt: number | null) => [{ subject: id, kind: 'away', dueAt }]
      await store.commit([
        write({ interaction: row(id), desk: desk(['ada', 'ben'], []), deadlines: due(100), ...history('c1', false) }),
        write({ interaction: row(id, { site: 'other' }), desk: desk([], ['ada']), deadlines: due(null) }),
        write({ interaction: row(id, { owner: 'ben' }), deadlines: due(300), ...history('c2', true) }),
        write({ ...appends(log, 1, 2), snapshots: [{ log, seq: 1, state: '1' }], agents: [ada] }),
        write({ ...appends(log, 3), snapshots: [{ log, seq: 3, state: '3' }], agents: [{ ...ada, lost: true }] }),
      ])

      const [open] = await store.openInteractions()
      assert.deepEqual([open?.site, open?.owner], ['shop', 'ben'])
      assert.deepEqual(await store.conversationsOnDesk('ada'), [])
      assert.deepEqual(await store.conversationsOnDesk('ben'), [id])
      assert.equal(await store.nextDeadlineAt(), 300)
      assert.deepEqual(await store.historyOf(id), { conversation: id, contact: 'c2', openedAt: 1_000, isDone: true })
      assert.equal((await store.readConversations([id]))[0]?.conversation.snapshot, '3')
      assert.deepEqual(await store.agents(), [{ ...ada, lost: true }])
    })

    promise('[STO6] what a batch takes away and gives again is there', async (store) => {
      const due = (dueAt: number | null) => write({ deadlines: [{ subject: 's', kind: 'away', dueAt }] })
      await store.commit([due(100)])
      await store.commit([due(null), due(200), due(null)])
      assert.equal(await store.nextDeadlineAt(), undefined)
      await store.commit([due(null), due(200)])
      assert.equal(await store.nextDeadlineAt(), 200)
    })

    promise('[STO15] all events are in one order, that of their writing, and a page goes on exactly', async (store) => {
      const [log, other] = [conversationLog(newId()), interactionLog(newId())]
      await store.commit([write(appends(log, 1, 2)), write(appends(other, 1)), write(appends(log, 3))])
      await store.commit([write(appends(log, 2)), write(appends(other, 2))])
      const all = await store.feed!.read(0, 99)

      assert.deepEqual(
        all.map((event) => `${event.log === log ? 'log' : 'other'} ${(JSON.parse(event.json) as { seq: number }).seq}`),
        ['log 1', 'log 2', 'other 1', 'log 3', 'other 2'],
      )
      assert.deepEqual(await store.feed!.read(all[1]!.place, 2), all.slice(2, 4))
      assert.deepEqual(await store.feed!.read(all[4]!.place, 9), [])
      assert.deepEqual(await store.feed!.read(all[2]!.place - 1, 1), [all[2]], 'an event is found by its place')
    })

    promise('[STO1] ids are in the order of their characters, in every language of the database', async (store) => {
      await store.commit([write({ agents: [ada, { ...ada, agentId: 'Zoe' }, { ...ada, agentId: 'Ω "x"' }] })])
      assert.deepEqual(
        (await store.agents()).map(({ agentId }) => agentId),
        ['Zoe', 'ada', 'Ω "x"'],
      )
    })
  })
}
