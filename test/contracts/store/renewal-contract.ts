import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { conversationLog, interactionLog, newId, type ConversationId } from '@parley/protocol'
import type { Renew, Store } from '../../../packages/server/src/store/store.ts'
import { promisesOf } from './promise.ts'
import { appends, event, write } from './writes.ts'

const never: Renew = () => assert.fail('There is nothing to decide anew.')

/** A message that is appended wherever the log stands, and what its writer was told of it. */
function growing(id: ConversationId) {
  const log = conversationLog(id)
  const told: unknown[] = []
  const renew: Renew = (gained) => {
    told.push(Object.fromEntries(gained))
    return [write(appends(log, 1 + gained.get(id)!.conversation.tail.length))]
  }
  return { log, told, renew }
}

/** What holds for stores that several nodes write to. */
export function renewalContract(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(open)

  describe(`batches that others were faster than: ${name}`, () => {
    promise('[STO27] a batch is decided anew with all that its logs have gained, and written', async (store) => {
      const id = newId()
      const { log, told, renew } = growing(id)
      const staff = { ...appends(interactionLog(id), 1), deadlines: [{ subject: id, kind: 'away', dueAt: 9 }] }
      await store.commit([write(appends(log, 1, 2)), write(staff)])

      const { decidedOn, events } = appends(log, 1)
      const asked = write({ decidedOn: [...decidedOn!, [interactionLog(id), 0]], events: events! })
      assert.deepEqual(await store.commit([asked], renew), [{ is: 'written' }])
      const json = (...seqs: number[]) => seqs.map((seq) => event(log, seq).json)
      assert.deepEqual(told, [
        {
          [id]: {
            conversation: { snapshot: null, tail: json(1, 2) },
            interaction: { snapshot: null, tail: json(1) },
            deadlines: [{ subject: id, kind: 'away', dueAt: 9 }],
          },
        },
      ])
      assert.deepEqual(await store.readEvents(log, { limit: 9 }), json(1, 2, 3))
    })

    promise('[STO27] nothing is decided anew where nobody was faster', async (store) => {
      const log = conversationLog(newId())
      const first = write(appends(log, 1))
      assert.deepEqual(await store.commit([first, write(appends(log, 2))], never), [
        { is: 'written' },
        { is: 'written' },
      ])
    })

    promise('[STO27] [STO2] a log that has lost what it had is not written to', async (store) => {
      const log = conversationLog(newId())
      assert.deepEqual(await store.commit([write(appends(log, 4))], never), [{ is: 'stale' }])
      assert.deepEqual(await store.readEvents(log, { limit: 9 }), [])
    })

    promise('[STO27] a log that has gained very much keeps nobody waiting: it is read anew', async (store) => {
      const log = conversationLog(newId())
      await store.commit([write(appends(log, 1, 300))])
      assert.deepEqual(await store.commit([write(appends(log, 1))], never), [{ is: 'stale' }])
    })

    promise('[STO27] what has gained nothing is written beside what has', async (store) => {
      const [id, other] = [newId(), conversationLog(newId())]
      const { log } = growing(id)
      await store.commit([write(appends(log, 1))])
      const renew: Renew = () => [write(appends(log, 2)), write(appends(other, 1))]
      const asked = [write(appends(log, 1)), write(appends(other, 1))]
      assert.deepEqual(await store.commit(asked, renew), [{ is: 'written' }, { is: 'written' }])
    })
  })
}
