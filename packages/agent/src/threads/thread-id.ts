import { threadOf, type AgentId, type ConversationId } from '@parley/protocol'

/**
 * The thread of `me` with these colleagues: of two, or of a group. The same people under the same name have the same one, so
 * that what they have written is there again.
 */
export function threadIdOf(me: AgentId, whom: readonly AgentId[], name: string): ConversationId {
  const [other, ...more] = whom
  return other !== undefined && more.length === 0
    ? threadOf(me, other)
    : threadOf([me, ...whom].sort().join('\n'), name)
}
