import { contactIn, system, type Conversation, type Interaction } from '@parley/protocol'
import { takeBackLeaving } from '@parley/protocol/schemas'
import type { CoreSiteSettings } from '../core-settings.ts'
import { assertOpen, handle, meIn } from '../deciding/handle.ts'
import { comesBack } from '../deciding/comes-back.ts'
import type { NewEvent } from '../log/work.ts'

interface Talk {
  readonly conversation: Conversation
  readonly interaction: Interaction
}

export const onTakeBackLeaving = handle(takeBackLeaving, (wish) => {
  meIn(wish)
  assertOpen(wish.conversation)
  return comesBack(wish)
})

/** The contact's browser is gone for more than a reload: says when the conversation will end. Nothing where it does not. */
export function contactIsGone(
  { conversation, interaction }: Talk,
  { now, settings }: { now: number; settings: CoreSiteSettings },
): readonly NewEvent[] {
  const { closeAfterDisconnectMs, asynchronous } = settings
  if (asynchronous) return []
  if (closeAfterDisconnectMs === 0 || conversation.seq === 0 || conversation.status === 'ended') return []
  if (interaction.closing) return []
  const closesAt = now + closeAfterDisconnectMs
  return [{ name: 'close-announced', by: system, body: { closesAt, why: 'disconnected' } }]
}

/** The contact's browser is there again. Nothing when nothing was announced, or when they said that they leave. */
export function contactIsThere({ conversation, interaction }: Talk): readonly NewEvent[] {
  if (conversation.status === 'ended' || interaction.closing?.why !== 'disconnected') return []
  return [{ name: 'close-called-off', by: system, body: {} }]
}

/** Ends the conversation of a contact who did not come back; nothing when they did. */
export function endForAbsence({ conversation, interaction }: Talk, now: number): readonly NewEvent[] {
  const { closing } = interaction
  const contact = contactIn(conversation)
  if (!contact || !closing || conversation.status === 'ended' || now < closing.closesAt) return []
  return [
    ...(contact.presence === 'left' ? [] : [{ name: 'participant-left', by: contact.id, body: {} } as const]),
    { name: 'conversation-ended', by: contact.id, body: { reason: 'contact-left' } },
    { name: 'interaction-ended', by: system, body: {} },
  ]
}
