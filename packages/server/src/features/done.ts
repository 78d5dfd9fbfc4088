import { ChatError, leadsTo, system, type Interaction } from '@parley/protocol'
import { markDone } from '@parley/protocol/schemas'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { NewEvent } from '../log/work.ts'
import { handle, meIn } from '../deciding/handle.ts'

/** Closes what has ended long enough ago ([A043]); nothing when it is done, or it is not time yet. */
export function closeByItself(
  { status, endedAt }: Interaction,
  { now, settings }: { now: number; settings: Pick<CoreSiteSettings, 'autoDoneMs'> },
): readonly NewEvent[] {
  if (status !== 'ended' || endedAt === null || settings.autoDoneMs === 0 || now < endedAt + settings.autoDoneMs)
    return []
  return [{ name: 'interaction-done', by: system, body: {} }]
}

export const onMarkDone = handle(markDone, (wish) => {
  const me = meIn(wish)
  const { actor, interaction, settings } = wish
  if (interaction.status === 'done') throw new ChatError('already-done')
  if (leadsTo(interaction.status, 'mark-done', settings) !== 'done') throw new ChatError('conversation-open')
  if (wish.settings.dispositionMandatory && interaction.disposition === null) throw new ChatError('disposition-missing')
  const done: NewEvent = { name: 'interaction-done', by: actor.id, body: { agentId: actor.id } }
  if (interaction.status === 'ended') return [done]
  // What was parked has not ended yet.
  return [
    { name: 'conversation-ended', by: me, body: { reason: 'ended-by-staff' } },
    { name: 'interaction-ended', by: system, body: {} },
    done,
  ]
})
