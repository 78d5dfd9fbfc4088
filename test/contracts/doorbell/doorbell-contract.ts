import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { conversationLog, interactionLog, newId, type LogId } from '@parley/protocol'
import type { Doorbell, Ring } from '../../../packages/server/src/doorbell/doorbell.ts'
import { Heard } from './heard.ts'

/** A node, as far as it rings. */
export interface RingingNode {
  readonly doorbell: Doorbell
  /** Writes the first event of each of these logs, and rings for what was written as the core does. */
  append(logs: readonly LogId[]): Promise<void>
}

export interface RingingNodes {
  readonly one: RingingNode
  readonly two: RingingNode
  close(): Promise<void>
}

/** What every doorbell promises. Each test has two nodes of its own from `open`, which hear each other. */
export function doorbellContract(name: string, open: () => Promise<RingingNodes>): void {
  const promise = (title: string, tell: (nodes: RingingNodes) => Promise<void>) => {
    test(title, async () => {
      const nodes = await open()
      try {
        await tell(nodes)
      } finally {
        await nodes.close()
      }
    })
  }

  const listenTo = ({ doorbell }: RingingNode) => {
    const heard = new Heard<Ring>()
    const stop = doorbell.onRing((rings) => heard.hear(...rings))
    return { heard, stop, until: (log: LogId) => heard.until(([rung]) => rung === log || rung === '*') }
  }

  describe(`doorbell contract: ${name}`, () => {
    promise('[STO50] what a node writes is heard once on every node, also on its own, in its order', async (nodes) => {
      const [first, second, last] = [conversationLog(newId()), interactionLog(newId()), conversationLog(newId())]
      const [own, other] = [listenTo(nodes.one), listenTo(nodes.two)]
      await nodes.one.append([first, second])
      await nodes.one.append([last])
      await Promise.all([own.until(last), other.until(last)])
      // What would be heard a second time comes before this.
      const end = conversationLog(newId())
      await nodes.two.append([end])
      await Promise.all([own.until(end), other.until(end)])

      const rings = [first, second, last, end].map((log): Ring => [log, 1])
      assert.deepEqual(own.heard.items, rings)
      assert.deepEqual(other.heard.items, rings)
    })

    promise('[STO51] a batch of more logs than one notification holds is heard whole, or as `*`', async (nodes) => {
      const other = listenTo(nodes.two)
      const logs = Array.from({ length: 600 }, () => conversationLog(newId()))
      await nodes.one.append(logs)
      await other.until(logs.at(-1)!)
      const rung = new Set(other.heard.items.map(([log]) => log))
      assert.ok(rung.has('*') || logs.every((log) => rung.has(log)))
    })

    promise('[STO50] who has stopped listening hears nothing; others do', async (nodes) => {
      const [stopped, own, other] = [listenTo(nodes.one), listenTo(nodes.one), listenTo(nodes.two)]
      stopped.stop()
      const log = conversationLog(newId())
      await nodes.two.append([log])
      await Promise.all([own.until(log), other.until(log)])
      assert.deepEqual(stopped.heard.items, [])
    })
  })
}
