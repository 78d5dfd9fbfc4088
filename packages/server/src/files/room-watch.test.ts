import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeClock } from '@parley/protocol/testing'
import type { Trouble } from '../channels/channels.ts'
import { createMemoryFileStore } from './memory-file-store.ts'
import { RoomWatch } from './room-watch.ts'

test('[OPS3] [A236] a disk that is nearly full, or does not answer, is told; so is room', async () => {
  const clock = fakeClock()
  const files = createMemoryFileStore()
  let free: number | undefined = 100
  files.space = async () => {
    if (free === undefined) throw new Error('the disk is gone')
    return { freeBytes: free, totalBytes: 1_000 }
  }
  const troubles: (Trouble['why'] | null)[] = []
  const core = { noteTrouble: (_source: string, trouble: Trouble | null) => void troubles.push(trouble?.why ?? null) }
  const watch = new RoomWatch({ files, diskFreePercent: 5, core, clock })
  watch.start()
  for (const next of [49, undefined, 50]) {
    free = next
    await clock.advance(10_000)
  }
  await watch.stop()
  await clock.advance(60_000)
  assert.deepEqual(troubles, [null, 'no-room', 'no-answer', null])
})
