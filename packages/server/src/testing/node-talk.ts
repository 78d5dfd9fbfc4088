import assert from 'node:assert/strict'
import { conversationLog, newId, type ConversationId, type LoggedEvent } from '@parley/protocol'
import type { InMemoryAgent } from './in-memory-server.ts'
import type { TestNode, TestNodes } from './nodes.ts'
import { connect, invitationOf, text, type RawClient } from './raw-client.ts'

// Who talks on several nodes, and what of it is in the logs.

export const ada: InMemoryAgent = { agentId: 'ada', name: 'Ada', ready: true, capacity: 1 }
export const ben: InMemoryAgent = { agentId: 'ben', name: 'Ben', ready: true, capacity: 1 }
export const asContact = { as: { role: 'contact', site: 'shop' } } as const

/** A contact who has begun a conversation, with the token to come back with. */
export async function waits(
  node: TestNode,
  words = 'Hello?',
): Promise<{ contact: RawClient; id: ConversationId; token: string }> {
  const contact = await connect(node, asContact)
  const id = newId()
  await contact.command('start-conversation', text(words), id)
  const [welcome] = contact.of('welcome')
  assert.ok(welcome?.you.role === 'contact' && welcome.you.token)
  return { contact, id, token: welcome.you.token }
}

/** An agent accepts what they are asked for. */
export async function accepts(agent: RawClient): Promise<ConversationId> {
  const { id, seq } = invitationOf(agent)!
  const answer = await agent.command('accept-invitation', { invitation: seq }, id)
  assert.equal(answer.type, 'accepted')
  return id
}

/** The texts of a conversation as a client has them. */
export const said = (client: RawClient, id: ConversationId): string[] =>
  client
    .events(conversationLog(id))
    .flatMap(({ name, body }) =>
      name === 'message-sent' ? [(body as { message: { text: string } }).message.text] : [],
    )

/** A log as the store has it; the conversation's unless another one is named. */
export const stored = async (
  { store }: TestNodes,
  id: ConversationId,
  log = conversationLog(id),
): Promise<LoggedEvent[]> =>
  (await store.readEvents(log, { limit: 500 })).map((json) => JSON.parse(json) as LoggedEvent)

export const countOf = (events: readonly LoggedEvent[], wanted: string): number =>
  events.filter(({ name }) => name === wanted).length
