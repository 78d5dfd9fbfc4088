import type { Bot, Conversation, ConversationEvent, Interaction, Message, SignalBody } from '@parley/protocol'

/** What a bot finds when it is its turn: what was said and done since it reacted last. */
export interface Turn {
  readonly conversation: Conversation
  readonly interaction: Interaction
  /** The bot itself, as the interaction has it: whether it may talk, and where its script stands. */
  readonly bot: Bot
  /** What others did that bots care about, oldest first. Never empty. */
  readonly events: readonly ConversationEvent[]
  /** How far the log was read. With the conversation's id it names this turn, also after a restart. */
  readonly upTo: number
  /** The message at this place in the log; nothing when something else is there. */
  messageAt(seq: number): Promise<Message | undefined>
  /** Shows what there is of an answer that is still being written. An empty text takes it back. */
  grow(body: SignalBody<'message-growing'>): void
  /** Aborted when nobody waits for the reaction any more: the conversation is over, or the server stops. */
  readonly signal: AbortSignal
}

/** What a bot does in its turn. All of it is written together, or nothing. */
export interface Reaction {
  readonly messages?: readonly Message[] | undefined
  /** Named fields for the interaction. An empty text takes one away. */
  readonly caseData?: Readonly<Record<string, string>> | undefined
  readonly handOver?:
    | { readonly skill?: string | null | undefined; readonly note?: string | null | undefined }
    | undefined
  /** Where a script stands from now on. */
  readonly step?: string | undefined
}

/**
 * How a bot reacts. `null`: there was nothing in it for this bot, and nothing is written.
 *
 * @throws BotFailure, or anything else, when it cannot: the bot leaves, and a person is asked for ([BOT24]).
 */
export type React = (turn: Turn) => Promise<Reaction | null>

/** A bot as the core knows it. */
export interface CoreBot {
  /** Its name in the configuration. */
  readonly id: string
  /** What everybody reads. */
  readonly name: string
  /** How it reacts when it is its turn. Missing for a bot that keeps a line of its own and follows the log itself. */
  readonly react?: React
  /** Whether it wants its turns also while it only reads along. */
  readonly whileListening?: 'hears' | 'rests'
}

/** A bot could not react, for good. `why` is for the server's log: a fixed word, never what somebody wrote. */
export class BotFailure extends Error {
  override readonly name = 'BotFailure'
  readonly why: string

  constructor(why: string) {
    super(`The bot cannot react: ${why}.`)
    this.why = why
  }
}
