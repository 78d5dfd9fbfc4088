import { system, type Conversation } from '@parley/protocol'
import type { NewEvent } from '../log/work.ts'

/** The bot that answers first joins with the contact ([BOT10]). */
export const botJoins = (
  bot: { readonly id: string; readonly name: string },
  conversation: Conversation,
): { readonly inConversation: NewEvent; readonly inInteraction: NewEvent } => {
  const participantId = `p${Math.max(2, conversation.participants.length + 1)}`
  return {
    inConversation: {
      name: 'participant-joined',
      by: participantId,
      body: { participant: { id: participantId, role: 'bot', name: bot.name } },
    },
    inInteraction: { name: 'bot-assigned', by: system, body: { botId: bot.id, participantId, name: bot.name } },
  }
}
