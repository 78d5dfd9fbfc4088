import type { AgentId, ConversationId } from '@parley/protocol'
import type { Reached } from '../following/follower.ts'
import type { Facts } from './facts.ts'
import type { FactIndex, Kept, Row } from './fact-index.ts'

const beginning: Reached = { place: 0, mark: '' }

/** The facts in memory, for tests and for a demonstration without a server. */
export function createMemoryFactIndex(): FactIndex {
  const all = new Map<ConversationId, Kept>()
  const names = new Map<AgentId, string>()
  let reached = beginning

  return {
    reached: async () => reached,
    courses: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const kept = all.get(id)
          return kept ? [[id, kept.course] as const] : []
        }),
      ),
    async put(kept, to) {
      for (const each of kept) all.set(each.id, each)
      for (const { facts } of kept) for (const { agentId, name } of facts?.parts ?? []) names.set(agentId, name)
      reached = to
    },
    async clear() {
      all.clear()
      names.clear()
      reached = beginning
    },
    async page({ from, before }, of) {
      const facts = [...all.values()]
        .flatMap(({ facts: known }) => known ?? [])
        .filter(({ openedAt }) => openedAt >= from && openedAt < before)
        .sort((one, other) => one.openedAt - other.openedAt)
      return { rows: facts.flatMap((each) => (of === 'conversations' ? wholeOf(each) : partsOf(each))), next: null }
    },
    names: async () => names,
    close: async () => {},
  }
}

const wholeOf = ({ id: _id, parts: _parts, ...whole }: Facts): Row => ({ ...whole, agentId: null })

const partsOf = ({ parts, ...facts }: Facts): Row[] =>
  parts.map(({ name: _name, ...part }) => ({ ...wholeOf({ ...facts, parts }), ...part }))
