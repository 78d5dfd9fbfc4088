import {
  ChatError,
  type CommandBody,
  type CommandName,
  type Conversation,
  type Interaction,
  type LoggedEvent,
  type ParticipantId,
} from '@parley/protocol'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { NewEvent } from '../log/work.ts'
import type { Actor, Standing } from './actor.ts'
import type { Team } from './team.ts'

/** What a handler decides on. Everything it may know is in here. */
export interface Wish<Body> {
  readonly now: number
  readonly actor: Actor
  readonly standing: Standing
  readonly conversation: Conversation
  readonly interaction: Interaction
  readonly body: Body
  readonly settings: CoreSiteSettings
  /** The contact's latest conversation before this one; only where one is being started. */
  readonly latest: Conversation | null
  /** The event in the conversation's log that the command is about: the message in which somebody chooses. */
  readonly original: LoggedEvent | null
  /** Whether any agent is ready and there; with a skill, any agent who has it. */
  readonly somebodyThere: (skill?: string | null) => boolean
  readonly team: Team
  /** The place in the queue of whoever comes next; 1 is the first. */
  readonly placeInQueue: (skill: string | null) => number
}

/** Decides one command: events for either log, or a refusal. Pure. */
export type Handler<Body> = (wish: Wish<Body>) => readonly NewEvent[]

/** The commands that are about one conversation. */
export type ConversationCommand = Exclude<CommandName, SenderCommand>

/** The commands that are about their sender alone. */
export type SenderCommand = 'set-presence' | 'remember'

/** Ties a handler to its command's body. */
export const handle = <Name extends ConversationCommand>(
  _definition: { readonly name: Name },
  handler: Handler<CommandBody<Name>>,
): Handler<CommandBody<Name>> => handler

/**
 * Who the actor is in the conversation.
 *
 * @throws ChatError `not-found` for everybody who is not in it, as if it did not exist.
 */
export function meIn({ standing }: Pick<Wish<unknown>, 'standing'>): ParticipantId {
  if (standing.is !== 'participant') throw new ChatError('not-found')
  return standing.me
}

/** @throws ChatError `conversation-ended`. */
export function assertOpen({ status }: Conversation): void {
  if (status === 'ended') throw new ChatError('conversation-ended')
}
