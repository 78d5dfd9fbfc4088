import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { longestSignalChars, type Signals } from '../../../packages/server/src/doorbell/signals.ts'
import { Heard } from './heard.ts'

export interface SignallingNodes {
  readonly one: Signals
  readonly two: Signals
  readonly three: Signals
  close(): Promise<void>
}

/** What every line for signals promises. Each test has three nodes of its own from `open`. */
export function signalsContract(name: string, open: () => Promise<SignallingNodes>): void {
  const promise = (title: string, tell: (nodes: SignallingNodes) => Promise<void>) => {
    test(title, async () => {
      const nodes = await open()
      try {
        await tell(nodes)
      } finally {
        await nodes.close()
      }
    })
  }

  const listenTo = (signals: Signals) => {
    const heard = new Heard<string>()
    const stop = signals.onSignal(heard.hear)
    return { heard, stop, until: (json: string) => heard.until((item) => item === json) }
  }

  describe(`signals contract: ${name}`, () => {
    promise(
      '[STO54] a signal is heard on all other nodes, not on its own, letter by letter, in order',
      async (nodes) => {
        const [own, two, three] = [listenTo(nodes.one), listenTo(nodes.two), listenTo(nodes.three)]
        const said = [JSON.stringify({ typing: '👩‍👩‍👧‍👦 שלום \u0000 \u2028 \\ \' "' }), '"next"', '"last"']
        for (const json of said) nodes.one.send(json)
        await Promise.all([two.until('"last"'), three.until('"last"')])
        nodes.two.send('"answer"')
        await own.until('"answer"')

        assert.deepEqual(two.heard.items, said)
        assert.deepEqual(three.heard.items.slice(0, 3), said)
        assert.deepEqual(own.heard.items, ['"answer"'])
      },
    )

    promise('[STO54] the longest signal comes whole, a longer one not at all', async (nodes) => {
      const two = listenTo(nodes.two)
      const longest = JSON.stringify('ä'.repeat(longestSignalChars - 2))
      nodes.one.send(JSON.stringify('ä'.repeat(longestSignalChars)))
      nodes.one.send(longest)
      nodes.one.send('"last"')
      await two.until('"last"')
      assert.deepEqual(two.heard.items, [longest, '"last"'])
    })

    promise('[STO54] who has stopped listening, or has left, hears nothing', async (nodes) => {
      const [stopped, still, left] = [listenTo(nodes.two), listenTo(nodes.two), listenTo(nodes.three)]
      stopped.stop()
      await nodes.three.close()
      nodes.one.send('"hello"')
      await still.until('"hello"')
      assert.deepEqual([stopped.heard.items, left.heard.items], [[], []])
    })
  })
}
