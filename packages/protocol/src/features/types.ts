import type * as v from 'valibot'
import type { Conversation } from '../conversation.ts'
import type { EventDefinition } from '../define.ts'
import type { CommandId, ParticipantId } from '../ids.ts'
import type { Interaction } from '../interaction.ts'

/** One entry of a log as it is stored and sent. */
export interface LoggedEvent<Name extends string = string, Body = unknown> {
  /** Its place in its log: gapless, from 1. */
  readonly seq: number
  /** When the server wrote it: milliseconds since 1970. Order comes from `seq`, never from here. */
  readonly at: number
  /** Who caused it: a participant, an agent (interaction logs only), or `system`. */
  readonly by: ParticipantId
  readonly name: Name
  readonly body: Body
  /** The command that caused it, so that its sender can tell its own line from a new one. */
  readonly cause?: CommandId
}

/** The logged form of one event definition. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Name, infer _Log, infer Body>
    ? LoggedEvent<Name, v.InferOutput<Body>>
    : never

/** How an event changes the conversation. Pure; `seq` is counted elsewhere. */
export type ApplyConversation<Definition> = (conversation: Conversation, event: EventOf<Definition>) => Conversation

/** How an event changes the interaction. Pure; `seq` is counted elsewhere. */
export type ApplyInteraction<Definition> = (interaction: Interaction, event: EventOf<Definition>) => Interaction
