import type { EventOf } from '@parley/protocol'
import { conversationEvents, type messageSent } from '@parley/protocol/schemas'
import { botFails, handsOver, type Handover } from '../features/bots.ts'
import type { NewEvent, Situation } from '../log/work.ts'
import type { Reaction } from './bot.ts'

/** The turn that a reaction belongs to. It counts only while the bot has not reacted to anything else. */
export interface TurnMark {
  readonly botId: string
  /** Up to which `seq` the bot had reacted when the turn began. */
  readonly heard: number
  /** Up to which `seq` the turn was read. */
  readonly upTo: number
}

/** What a reaction comes down to: what was said is checked and given its plain text already. */
export interface Answer extends Pick<Reaction, 'caseData' | 'handOver' | 'step'> {
  readonly said: readonly EventOf<typeof messageSent>['body'][]
}

type Queue = Pick<Handover, 'placeInQueue' | 'somebodyThere'>

const inConversation: ReadonlySet<string> = new Set(conversationEvents.map(({ name }) => name))

/** The bot of the turn, as long as the turn is still to be answered. */
function botOf({ conversation, interaction: { bot } }: Situation, { botId, heard }: TurnMark) {
  const isDue = bot?.botId === botId && bot.is !== 'gone' && bot.heard === heard && conversation.status === 'open'
  return isDue ? bot : undefined
}

/**
 * The reaction as events of one transaction ([BOT30], [BOT31]). Nothing when the turn was answered before, or the
 * conversation is over. A bot that only listens by now says nothing and moves nobody: what it noted for staff is kept.
 */
export function reactEvents(situation: Situation, mark: TurnMark, answer: Answer, queue: Queue): readonly NewEvent[] {
  const bot = botOf(situation, mark)
  if (!bot) return []
  const { conversation } = situation
  const { said, caseData = {}, handOver, step } = answer
  const talks = bot.is === 'talking'
  const events: NewEvent[] = [
    ...(talks ? said.map((body): NewEvent => ({ name: 'message-sent', by: bot.participantId, body })) : []),
    ...(Object.keys(caseData).length > 0
      ? [{ name: 'case-data-set', by: bot.botId, body: { fields: caseData } } satisfies NewEvent]
      : []),
    ...(talks && handOver
      ? handsOver(situation, {
          why: 'bot-asked',
          by: bot.participantId,
          skill: handOver.skill ?? null,
          note: handOver.note ?? null,
          ...queue,
        })
      : []),
  ]
  const own = events.filter(({ name }) => inConversation.has(name)).length
  // What others said since the turn was read is still to be heard: then the bot's own words are read again, and passed over.
  const upTo = conversation.seq === mark.upTo ? mark.upTo + own : mark.upTo
  const moves = talks && step !== undefined
  return [...events, { name: 'bot-advanced', by: bot.botId, body: { upTo, ...(moves && { step }) } }]
}

/** What follows when the bot cannot answer this turn, and will not ([BOT24]). */
export const failEvents = (situation: Situation, mark: TurnMark, queue: Queue): readonly NewEvent[] =>
  botOf(situation, mark) ? botFails(situation, queue) : []
