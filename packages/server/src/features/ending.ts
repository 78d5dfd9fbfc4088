import { ChatError, leadsTo, system, type Conversation, type Interaction, type ParticipantId } from '@parley/protocol'
import { endConversation } from '@parley/protocol/schemas'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { NewEvent } from '../log/work.ts'
import { leavesOthers } from '../deciding/agents.ts'
import { assertNotParked } from '../deciding/comes-back.ts'
import { assertOpen, handle, meIn } from '../deciding/handle.ts'

const interactionEnds: NewEvent = { name: 'interaction-ended', by: system, body: {} }

const leaves = (by: ParticipantId, until?: number): NewEvent => ({
  name: 'participant-left',
  by,
  body: until === undefined ? {} : { until },
})

export const onEndConversation = handle(endConversation, (wish) => {
  const by = meIn(wish)
  assertOpen(wish.conversation)
  const { conversation, interaction, now, settings, actor } = wish
  // What only staff is in ends otherwise, or never.
  if (interaction.staff) throw new ChatError('not-allowed')
  if (actor.role !== 'contact') {
    assertNotParked(wish)
    const others = leavesOthers(interaction, actor.id, { finishing: true })
    if (others.length > 0) return others
    // Nothing is kept open for a contact who has left.
    const asynchronous = settings.asynchronous && conversation.leavesAt === null
    if (leadsTo(interaction.status, 'agent-ends', { asynchronous }) !== 'parked')
      return [{ name: 'conversation-ended', by, body: { reason: 'ended-by-staff' } }, interactionEnds]
    // Where it is asynchronous, ending means leaving ([END40]).
    return [
      leaves(by),
      { name: 'conversation-parked', by: system, body: {} },
      { name: 'interaction-parked', by: system, body: { agentId: actor.id } },
    ]
  }
  // Where nobody is with them yet, and for who says it twice, leaving is at once.
  if (settings.contactLeaveDelayMs > 0 && conversation.leavesAt === null && interaction.status === 'handled') {
    const closesAt = now + settings.contactLeaveDelayMs
    return [leaves(by, closesAt), { name: 'close-announced', by: system, body: { closesAt, why: 'left' } }]
  }
  return contactEnds(conversation, by)
})

/** The contact is gone for good. */
export const contactEnds = (conversation: Conversation, by: ParticipantId): readonly NewEvent[] => [
  ...(conversation.leavesAt === null ? [leaves(by)] : []),
  { name: 'conversation-ended', by, body: { reason: 'contact-left' } },
  interactionEnds,
]

/** Says that nobody has written for long; nothing when somebody has, or when it was said. */
export function warnOfInactivity(
  { conversation, interaction }: { conversation: Conversation; interaction: Interaction },
  { now, settings }: { now: number; settings: CoreSiteSettings },
): readonly NewEvent[] {
  const { inactivityWarningMs, inactivityEndMs, keepTimeoutMessages } = settings
  const isAnswered = interaction.status === 'handled' || interaction.status === 'with-bot'
  if (conversation.status === 'ended' || !isAnswered) return []
  if (conversation.endsAt !== null || now < conversation.lastActivityAt + inactivityWarningMs) return []
  const endsAt = now + inactivityEndMs - inactivityWarningMs
  return [{ name: 'inactivity-warned', by: system, body: { endsAt, ...(!keepTimeoutMessages && { kept: false }) } }]
}

/** Ends a conversation after the warning; nothing when somebody has written since. */
export function endForInactivity(
  conversation: Conversation,
  { now, settings }: { now: number; settings: Pick<CoreSiteSettings, 'keepTimeoutMessages'> },
): readonly NewEvent[] {
  const { status, endsAt } = conversation
  if (status === 'ended' || endsAt === null || now < endsAt) return []
  const body = { reason: 'inactivity' as const, ...(!settings.keepTimeoutMessages && { kept: false }) }
  return [{ name: 'conversation-ended', by: system, body }, interactionEnds]
}
