import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pickAgent } from './pick-agent.ts'

const idle = (agentId: string, idleSince: number) => ({ agentId, idleSince, skills: new Set<string>() })
const declined = (agentId: string, at: number) => ({ agentId, at })
const at = (now: number) => ({ now, pauseMs: 5_000 })

test('[ROU2] the longest idle is asked first', () => {
  assert.deepEqual(pickAgent([idle('ada', 200), idle('ben', 100)], [], at(1_000)), { agentId: 'ben' })
  assert.deepEqual(pickAgent([idle('ben', 100), idle('ada', 100)], [], at(1_000)), { agentId: 'ada' })
  assert.equal(pickAgent([], [], at(1_000)), null)
})

test('[ROU5] who declined comes after all others', () => {
  const both = [idle('ada', 100), idle('ben', 200)]
  assert.deepEqual(pickAgent(both, [declined('ada', 1)], at(99_000)), { agentId: 'ben' })
})

test('[ROU5] of those who declined, the one whose refusal is longest ago, after a pause', () => {
  const both = [idle('ada', 100), idle('ben', 200)]
  const refusals = [declined('cleo', 500), declined('ben', 1_000), declined('ada', 2_000)]
  assert.deepEqual(pickAgent(both, refusals, at(3_000)), { againAt: 6_000 })
  assert.deepEqual(pickAgent(both, refusals, at(6_000)), { agentId: 'ben' })
})
