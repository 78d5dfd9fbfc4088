import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgentRecord } from '../store/store.ts'
import { AgentLookout } from './agent-lookout.ts'

// Records of agents that other nodes wrote, while this node writes some, too: what the store answers is given by hand.

const ada: AgentRecord = {
  agentId: 'ada',
  name: 'Ada',
  nickname: null,
  role: 'agent',
  presence: { is: 'ready', reason: null, since: 0, capacity: 3 },
  lost: false,
}
const adaLost: AgentRecord = { ...ada, lost: true }

function looking() {
  const known = new Map<string, AgentRecord>()
  const told: AgentRecord[] = []
  const rung: string[] = []
  const answers: ((records: AgentRecord[]) => void)[] = []
  const lookout = new AgentLookout({
    store: { agents: () => new Promise((resolve) => answers.push(resolve)) },
    agent: (agentId) => known.get(agentId),
    learned: (agents) => void told.push(...agents),
    ring: (rings) => void rung.push(...rings.map(([ring]) => ring)),
  })
  /** Reads what is wanted; `meanwhile` happens before the store answers. */
  async function read(answer: AgentRecord[], meanwhile = () => {}): Promise<void> {
    const reading = lookout.read()
    meanwhile()
    answers.shift()!(answer)
    await reading
  }
  return { lookout, known, told, rung, read }
}

test('[NOD6] an agent whom this node wrote while it was reading them is read again, and not told as they were before', async () => {
  const { lookout, told, read } = looking()
  lookout.want('ada')
  await read([adaLost], () => lookout.wrote([ada]))
  assert.deepEqual([told, lookout.isAnythingWanted], [[], true])
  await read([ada])
  assert.deepEqual([told, lookout.isAnythingWanted], [[ada], false])
})

test('[NOD6] of an agent who is as they were nobody is told', async () => {
  const { lookout, known, told, read } = looking()
  known.set('ada', ada)
  lookout.wantAll()
  await read([{ ...ada }])
  assert.deepEqual(told, [])
})

test('[NOD5] whom this node has written, or not, it rings for once they are read', async () => {
  const { lookout, told, rung, read } = looking()
  lookout.doubt('ada')
  await read([ada])
  lookout.want('ada')
  await read([adaLost])
  assert.deepEqual([told, rung], [[ada, adaLost], ['agent:ada']])
})
