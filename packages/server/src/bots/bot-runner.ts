import {
  conversationLog,
  limits,
  type ChatError,
  type Clock,
  type ConversationId,
  type EventOf,
  type LoggedEvent,
  type Message,
  type ParticipantId,
  type SignalBody,
} from '@parley/protocol'
import type { messageSent } from '@parley/protocol/schemas'
import type { Log } from '../core.ts'
import type { CoreSiteSettings } from '../core-settings.ts'
import { saidBy } from '../deciding/sayable.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Folded } from '../log/folded.ts'
import type { NewEvent, Settled, Situation, Work } from '../log/work.ts'
import type { Store } from '../store/store.ts'
import type { Spans } from '../tracing/spans.ts'
import { BotFailure, type CoreBot, type Reaction, type Turn } from './bot.ts'
import { heededIn } from './heeded.ts'
import { wait } from './wait.ts'
import { writeFailure, writeReaction, type CheckedReaction, type Decided } from './write-reaction.ts'

/** The longest pause before a store is asked again that did not answer, in milliseconds. */
const longestPauseMs = 30_000

export interface BotRunnerOptions {
  readonly store: Pick<Store, 'readEvents'>
  readonly cache: Pick<ConversationCache, 'get' | 'peek'>
  readonly clock: Clock
  readonly log: Log
  readonly spans: Spans
  readonly submit: (work: Work) => void
  /** All bots of the configuration, by their names in it. */
  readonly bots: Readonly<Record<string, CoreBot>>
  readonly siteSettings: (site: string) => CoreSiteSettings
  /** The place of whoever is handed over next; 1 is the first. */
  readonly placeInQueue: (skill: string | null) => number
  readonly somebodyThere: (now: number, skill: string | null) => boolean
  /** Shows everybody in the conversation what there is of a bot's answer. */
  readonly grow: (conversation: ConversationId, by: ParticipantId, body: SignalBody<'message-growing'>) => void
  /** A bot was asked, and has answered something that can be said, or not. */
  readonly asked?: (bot: CoreBot, hasAnswered: boolean) => void
}

export interface BotRunner {
  /** A conversation changed, or was found open at the start: its bot may have its turn now. */
  changed(folded: Pick<Folded, 'conversation' | 'interaction'>): void
  /** Ends all turns: another node takes them from here on, or this one when it is told of a conversation again. */
  rest(): void
  /** Ends all turns; what they would have led to is done after the next start. */
  stop(): void
  /** Resolves when nothing is being read or written. What waits for a bot's answer or for the clock is not waited for. */
  idle(): Promise<void>
}

/** A conversation whose bot has a turn, or may get one. */
interface Seat {
  /** Read and found to hold nothing for the bot, though the log does not say so. */
  seen: number
  /** Something changed since the turn began. */
  isChanged: boolean
  /** Set while a turn is under way. */
  turn: AbortController | null
}

/**
 * Gives each bot its turns, one at a time in each conversation. A turn begins where the log says that the bot has heard
 * everything before, and ends with one write; so a turn that was cut short is simply taken again ([BOT30], [BOT31]).
 */
export function createBotRunner(options: BotRunnerOptions): BotRunner {
  const { store, cache, clock, log, submit, siteSettings } = options
  const bots = new Map(Object.entries(options.bots))
  const seats = new Map<ConversationId, Seat>()
  let isStopped = false
  /** Turns in which something is being read or written. */
  let busy = 0
  const waiting: (() => void)[] = []

  const works = (change: 1 | -1) => {
    busy += change
    if (busy === 0) for (const resolve of waiting.splice(0)) resolve()
  }

  /** Somebody else's time: whoever waits for what we do does not wait for that. */
  async function elsewhere<Result>(result: Promise<Result>): Promise<Result> {
    works(-1)
    try {
      return await result
    } finally {
      works(1)
    }
  }

  async function takeTurns(id: ConversationId, seat: Seat, controller: AbortController): Promise<void> {
    const { signal } = controller
    seat.turn = controller
    works(1)
    try {
      for (let pauseMs = 1_000; seat.isChanged && !signal.aborted; ) {
        seat.isChanged = false
        try {
          await takeTurn(id, seat, signal)
          pauseMs = 1_000
        } catch (error) {
          // The store could not be read, for instance.
          if (signal.aborted) break
          log('bot-turn-delayed', { conversation: id, error: String(error) })
          await elsewhere(wait(clock, pauseMs, signal))
          pauseMs = Math.min(pauseMs * 2, longestPauseMs)
          seat.isChanged = true
        }
      }
    } finally {
      seat.turn = null
      works(-1)
    }
  }

  async function takeTurn(id: ConversationId, seat: Seat, signal: AbortSignal): Promise<void> {
    const folded = await cache.get(id)
    const { bot } = folded?.interaction ?? {}
    if (!folded || !bot || !isOpen(folded)) return
    const known = bots.get(bot.botId)
    const { seq } = folded.conversation
    const turn: Decided = { bot, upTo: seq }
    if (!known) {
      log('bot-unknown', { bot: bot.botId, conversation: id })
      return write(id, (situation) => writeFailure(situation, turn, queueAt(situation)), signal)
    }
    const after = Math.max(bot.heard, seat.seen)
    if (!known.react || seq <= after || (bot.is === 'listening' && known.whileListening !== 'hears')) return
    const events = heededIn(await eventsBetween(id, after, seq), bot)
    const reaction = events.length > 0 ? await reactionTo({ ...folded, bot, events, upTo: seq, signal }, known) : null
    if (signal.aborted) return
    if (reaction === null) {
      seat.seen = seq
      return
    }
    await write(
      id,
      (situation) =>
        reaction === 'failed'
          ? writeFailure(situation, turn, queueAt(situation))
          : writeReaction(situation, turn, reaction, queueAt(situation)),
      signal,
    )
  }

  async function reactionTo(
    found: Omit<Turn, 'messageAt' | 'grow'>,
    bot: CoreBot,
  ): Promise<CheckedReaction | 'failed' | null> {
    const { id, site } = found.conversation
    const turn: Turn = {
      ...found,
      messageAt: (seq) => messageAt(id, seq),
      grow(body) {
        const now = cache.peek(id)?.interaction.bot
        const mayTalk = now?.is === 'talking' && now.heard === found.bot.heard
        if (mayTalk && !found.signal.aborted) options.grow(id, found.bot.participantId, body)
      },
    }
    const end = options.spans.begin('bot turn', { 'parley.bot': bot.id, 'parley.conversation': id })
    try {
      const reaction = await elsewhere(bot.react!(turn))
      const said = reaction && checked(reaction, siteSettings(site))
      end()
      options.asked?.(bot, true)
      return said
    } catch (error) {
      end(found.signal.aborted ? 'stopped' : 'failed')
      if (!found.signal.aborted) {
        log('bot-failed', { bot: bot.id, conversation: id, upTo: found.upTo, ...causeOf(error) })
        options.asked?.(bot, false)
      }
      return 'failed'
    }
  }

  /** The events after `after` up to `upTo`. */
  async function eventsBetween(id: ConversationId, after: number, upTo: number): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = []
    for (let last = after; last < upTo; last = events.at(-1)!.seq) {
      const range = { after: last, limit: Math.min(limits.pageEvents, upTo - last) }
      const page = await store.readEvents(conversationLog(id), range)
      if (page.length === 0) break
      for (const json of page) events.push(JSON.parse(json) as LoggedEvent)
    }
    return events
  }

  async function messageAt(id: ConversationId, seq: number): Promise<Message | undefined> {
    const [json] = await store.readEvents(conversationLog(id), { after: seq - 1, limit: 1 })
    const event = json === undefined ? undefined : (JSON.parse(json) as LoggedEvent)
    return event?.name === 'message-sent' ? (event as EventOf<typeof messageSent>).body.message : undefined
  }

  const queueAt = ({ now }: Situation) => ({
    placeInQueue: options.placeInQueue,
    somebodyThere: (skill: string | null = null) => options.somebodyThere(now, skill),
  })

  /** Writes, again and again while the store does not take it: what the bot has decided does not get lost by that. */
  async function write(
    id: ConversationId,
    decide: (situation: Situation) => readonly NewEvent[],
    signal: AbortSignal,
  ): Promise<void> {
    for (let pauseMs = 1_000; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const outcome = await new Promise<Settled>((settle) =>
        submit({
          conversationId: id,
          command: null,
          decide: (situation) => ({ events: decide(situation) }),
          settle,
        }),
      )
      if (outcome.is === 'accepted') return
      log('bot-not-written', { conversation: id, code: outcome.error.code })
      await elsewhere(wait(clock, pauseMs, signal))
    }
  }

  function rest(): void {
    for (const { turn } of seats.values()) turn?.abort()
    seats.clear()
  }

  return {
    changed({ conversation, interaction }) {
      if (isStopped || !interaction.bot) return
      const { id } = conversation
      const seat = seats.get(id)
      if (!isOpen({ conversation, interaction })) {
        seat?.turn?.abort()
        seats.delete(id)
        return
      }
      const taken = seat ?? { seen: 0, isChanged: false, turn: null }
      seats.set(id, taken)
      taken.isChanged = true
      if (!taken.turn) void takeTurns(id, taken, new AbortController())
    },
    rest,
    stop() {
      isStopped = true
      rest()
    },
    idle: () => (busy === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}

/** Whether the bot may still have a turn in it. */
const isOpen = ({ conversation, interaction }: Pick<Folded, 'conversation' | 'interaction'>): boolean =>
  conversation.status === 'open' && interaction.bot !== null && interaction.bot.is !== 'gone'

/** @throws ChatError when a message may not be said: the bot is wrong, and saying half of it would be worse. */
const checked = ({ messages = [], ...reaction }: Reaction, settings: CoreSiteSettings): CheckedReaction => ({
  ...reaction,
  said: messages.map((message) => saidBy('bot', message, settings)),
})

/** What the server's log may say about a failure: fixed words, fields and limits, and nothing that somebody wrote. */
function causeOf(error: unknown): Readonly<Record<string, string | number>> {
  if (error instanceof BotFailure) return { why: error.why }
  const { code, facts } = error as Partial<ChatError>
  return code && facts
    ? { why: code, ...facts }
    : { why: 'unexpected', error: error instanceof Error ? error.name : typeof error }
}
