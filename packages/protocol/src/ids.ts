/** Names a conversation, and the interaction beside it. 128 random bits, base64url. */
export type ConversationId = string

/** Names a participant inside one conversation: `p1` (the contact), `p2`, … in the order of joining. Says nothing about the person. */
export type ParticipantId = string

/** The `by` of events that nobody caused but time or the server itself. */
export const system = 'system'

/** Names a command for ever: the same id never acts twice. 128 random bits, base64url. */
export type CommandId = string

/** Names an agent: the `sub` of their token. Never shown to contacts. */
export type AgentId = string

/** Names a contact inside the server. Never sent to another contact. */
export type ContactId = string

/** Names a file that was sent. 132 random bits, base64url; made by the server, and says nothing about the file. */
export type FileId = string

/** Names a log. The two logs of one conversation share its id. */
export type LogId = `conversation:${ConversationId}` | `interaction:${ConversationId}`

export const conversationLog = (id: ConversationId): LogId => `conversation:${id}`
export const interactionLog = (id: ConversationId): LogId => `interaction:${id}`

/** The conversation that a log belongs to. */
export const conversationIdOf = (log: LogId): ConversationId => log.slice(log.indexOf(':') + 1)

/** Which of the two logs it is. */
export const kindOf = (log: LogId): 'conversation' | 'interaction' =>
  log.startsWith('conversation:') ? 'conversation' : 'interaction'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A new id of 132 random bits as 22 characters of base64url, from the platform's secure source. */
export function newId(): string {
  let id = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(22))) id += alphabet[byte & 63]
  return id
}
