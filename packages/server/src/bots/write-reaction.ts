import type { Bot, ConversationEvent, EventOf } from '@parley/protocol'
import { conversationEvents, type messageSent } from '@parley/protocol/schemas'
import { botFails, handsOver, type Handover } from '../features/bots.ts'
import type { NewEvent, Situation } from '../log/work.ts'
import type { Reaction } from './bot.ts'

/** A reaction whose messages were found fit to be said. */
export interface CheckedReaction extends Omit<Reaction, 'messages'> {
  readonly said: readonly EventOf<typeof messageSent>['body'][]
}

/** The turn in which something was decided. */
export interface Decided {
  /** The bot as the turn found it. */
  readonly bot: Bot
  /** How far the turn had read. */
  readonly upTo: number
}

type Queue = Pick<Handover, 'placeInQueue' | 'somebodyThere'>

const inConversation: ReadonlySet<string> = new Set<ConversationEvent['name']>(
  conversationEvents.map(({ name }) => name),
)

/** The bot as it is now, if it is still the one whose turn it was and nobody has reacted in its place. */
function stillIn({ conversation, interaction }: Situation, { bot }: Decided): Bot | undefined {
  const now = interaction.bot
  if (!now || now.is === 'gone' || conversation.status === 'ended') return undefined
  return now.participantId === bot.participantId && now.heard === bot.heard ? now : undefined
}

/**
 * Everything that a reaction changes, in one piece: what is said, the case data, the handover, and that the bot has
 * reacted ([BOT31], [BOT34]). What a bot wanted to say that only listens meanwhile is dropped ([BOT33]).
 */
export function writeReaction(
  situation: Situation,
  turn: Decided,
  { said, caseData, handOver, step }: CheckedReaction,
  queue: Queue,
): readonly NewEvent[] {
  const bot = stillIn(situation, turn)
  if (!bot) return []
  const { botId, participantId: me } = bot
  const events: NewEvent[] = []
  if (bot.is === 'talking') for (const body of said) events.push({ name: 'message-sent', by: me, body })
  if (caseData && Object.keys(caseData).length > 0)
    events.push({ name: 'case-data-set', by: botId, body: { fields: { ...caseData } } })
  if (handOver && bot.is === 'talking') {
    const { skill = null, note = null } = handOver
    events.push(...handsOver(situation, { why: 'bot-asked', by: me, skill, note, ...queue }))
  }
  const { seq } = situation.conversation
  // Where others wrote meanwhile, the next turn begins with them: what the bot said itself gives it no turn.
  const own = seq === turn.upTo ? events.filter(({ name }) => inConversation.has(name)).length : 0
  const isTalking = bot.is === 'talking'
  events.push({
    name: 'bot-advanced',
    by: botId,
    body: { upTo: turn.upTo + own, ...(step !== undefined && isTalking && { step }) },
  })
  return events
}

/** What a bot leaves behind that cannot react ([BOT24]). */
export const writeFailure = (situation: Situation, turn: Decided, queue: Queue): readonly NewEvent[] =>
  stillIn(situation, turn) ? botFails(situation, queue) : []
