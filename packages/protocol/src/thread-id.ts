import type { AgentId, ConversationId } from './ids.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The one thread of two agents, whoever of them opens it first: made of their ids, the same in any order. Not secret, and no proof of
 * anything: the server looks who is in it.
 */
export function threadOf(one: AgentId, other: AgentId): ConversationId {
  const text = [one, other].sort().join('\n')
  let id = 'im-'
  // 19 characters of 6 bits, from hashes of 30 bits each (FNV-1a with a different start).
  for (let round = 0; id.length < 22; round++) {
    let hash = 0x811c9dc5 ^ Math.imul(round + 1, 0x9e3779b1)
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash ^= hash >>> 15
    hash = Math.imul(hash, 0x85ebca6b)
    hash ^= hash >>> 13
    for (let part = 0; part < 5; part++) id += alphabet[(hash >>> (part * 6)) & 63]
  }
  return id.slice(0, 22)
}
