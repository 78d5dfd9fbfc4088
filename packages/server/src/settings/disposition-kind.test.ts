import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dispositions } from './disposition-kind.ts'
import type { Misfit } from './kinds.ts'

test('[END14] dispositions are a list or a tree', () => {
  const tree = [{ id: 'a', label: 'A', children: [{ id: 'b', label: 'B' }] }]
  assert.deepEqual(dispositions.read(tree), tree)
})

test('[END14] a wrong tree says what is wrong with it', () => {
  const complaint = (json: unknown) => {
    try {
      dispositions.read(json)
      return undefined
    } catch (error) {
      return (error as Misfit).detail
    }
  }
  const deep = (levels: number): unknown => [
    { id: `l${levels}`, label: 'L', ...(levels > 1 && { children: deep(levels - 1) }) },
  ]
  assert.match(
    complaint([
      { id: 'a', label: 'A' },
      { id: 'a', label: 'B' },
    ])!,
    /"a" is there twice/,
  )
  assert.match(complaint([{ id: 'a', label: 'A', children: [] }])!, /group "a" is empty/)
  assert.match(complaint([{ id: 'a', label: 'A', code: 1 }])!, /"code"/)
  assert.match(complaint([{ id: 'a' }])!, /entry/)
  assert.match(complaint(deep(6))!, /more than 5 levels/)
  assert.equal(complaint(deep(5)), undefined)
})
