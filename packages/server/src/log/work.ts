import type {
  AgentId,
  ChatError,
  CommandId,
  ContactId,
  Conversation,
  ConversationEvent,
  ConversationId,
  Interaction,
  InteractionEvent,
  LoggedEvent,
} from '@parley/protocol'
import type { AgentRecord, MemoryRow } from '../store/store.ts'

/** An event as a decision gives it: without place and time, which come with the writing. */
export type NewEvent = {
  readonly [E in ConversationEvent | InteractionEvent as E['name']]: Pick<E, 'name' | 'by' | 'body'>
}[(ConversationEvent | InteractionEvent)['name']]

/** What a decision stands on: everything before it, earlier works of the same batch included. */
export interface Situation {
  readonly now: number
  readonly conversation: Conversation
  readonly interaction: Interaction
  /** The latest conversation of the work's `contactId`, if there is one. */
  readonly latest: Conversation | null
  /** The event that the work asked for; nothing when there is none at that place. */
  readonly original: LoggedEvent | null
}

/** What is to be written. Nothing in it: the work is accepted and changes nothing. */
export interface Decision {
  readonly events?: readonly NewEvent[]
  readonly agents?: readonly AgentRecord[]
  readonly memories?: readonly MemoryRow[]
  /** Deadlines that follow from no conversation: those of agents. */
  readonly deadlines?: readonly { readonly subject: string; readonly kind: string; readonly dueAt: number | null }[]
}

/** What of agents follows from a change of a conversation and is written with it, given the records that the batch has written already. */
export type Following = (
  change: { readonly before: Interaction; readonly after: Interaction },
  around: { readonly now: number; readonly written: ReadonlyMap<AgentId, AgentRecord> },
) => Pick<Decision, 'agents' | 'deadlines'>

/** How a work ended. */
export type Settled =
  | {
      readonly is: 'accepted'
      /** The last `seq` in the conversation's log that it led to. */
      readonly seq: number | null
    }
  | { readonly is: 'refused'; readonly error: ChatError }

/** One wish to change logs: a command, a deadline that came, a step of routing. */
export interface Work {
  /** The conversation whose two logs it is decided on; `null` for works about agents alone. */
  readonly conversationId: ConversationId | null
  /** For commands: who may repeat it under which id, and what it said. */
  readonly command: { readonly actor: string; readonly id: CommandId; readonly hash: number } | null
  /** Whose latest conversation the decision has to see; one that begins with it, or turns out to be theirs, is the latest from then on. */
  readonly contactId?: ContactId
  /** The `seq` of an event in the conversation's log that the decision has to see: what is folded does not have it. */
  readonly originalSeq?: number
  /** The kind of the deadline that fired: its row is written anew in any case. */
  readonly deadline?: string
  /**
   * Pure, and called again when the logs moved meanwhile.
   *
   * @throws ChatError to refuse.
   */
  decide(situation: Situation): Decision
  /** Called once, after the durable commit or after the refusal. Must not throw. */
  settle(outcome: Settled): void
}
