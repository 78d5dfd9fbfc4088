import { ChatError, system, type Interaction } from '@parley/protocol'
import { sendMessage } from '@parley/protocol/schemas'
import { assertNotParked, bringsBack, comesBack } from '../deciding/comes-back.ts'
import { assertOpen, handle, meIn } from '../deciding/handle.ts'
import { saidBy } from '../deciding/sayable.ts'
import type { NewEvent } from '../log/work.ts'

export const onSendMessage = handle(sendMessage, (wish) => {
  const by = meIn(wish)
  const { actor, conversation, interaction, body, settings } = wish
  assertOpen(conversation)
  if (actor.role === 'bot' && interaction.bot?.is !== 'talking') throw new ChatError('bot-listens')
  assertNotParked(wish)
  const said = saidBy(actor.role, body.message, settings)
  return [
    ...comesBack(wish),
    { name: 'message-sent', by, body: said },
    ...bringsBack(wish, wish.somebodyThere),
    ...shownAgain(interaction),
  ]
})

/** Whoever had closed a thread has it on their desk again ([IMS3]). */
const shownAgain = ({ staff, parties }: Interaction): readonly NewEvent[] =>
  staff?.kind === 'thread'
    ? parties
        .filter(({ state }) => state === 'left')
        .map(({ agentId }) => ({ name: 'thread-shown', by: system, body: { agentId } }))
    : []
