import type { ConversationId, Interaction } from '@parley/protocol'

/** Whether the bot takes part in the conversation, talking or listening: its log is the bot's to read. */
export const takesPart = ({ bot, status }: Interaction, botId: string): boolean =>
  bot?.botId === botId && bot.is !== 'gone' && status !== 'done' && status !== 'ended'

/** Which bot takes part in which conversations. In memory; rebuilt from the store at the start. */
export class BotDesks {
  readonly #byBot = new Map<string, Set<ConversationId>>()

  of(botId: string): Iterable<ConversationId> {
    return this.#byBot.get(botId) ?? []
  }

  note(interaction: Interaction): void {
    const { id, bot } = interaction
    if (!bot) return
    const desk = this.#byBot.get(bot.botId) ?? new Set()
    this.#byBot.set(bot.botId, desk)
    if (takesPart(interaction, bot.botId)) desk.add(id)
    else desk.delete(id)
  }
}
