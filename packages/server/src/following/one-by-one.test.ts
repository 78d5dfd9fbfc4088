import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneByOne } from './one-by-one.ts'

test('[SRH8] what asks for a turn at the same time gets one after the other, and each has one of its own', () => {
  let turns: (() => void)[] = []
  const done: string[] = []
  const inTurn = oneByOne((action) => turns.push(action))
  const pass = () => {
    const due = turns
    turns = []
    for (const action of due) action()
    return done.splice(0)
  }
  inTurn(() => {
    done.push('search')
    inTurn(() => done.push('search again'))
  })
  for (const name of ['reports', 'audit']) inTurn(() => done.push(name))
  assert.deepEqual([pass(), pass(), pass(), pass(), pass()], [['search'], ['reports'], ['audit'], ['search again'], []])
})
