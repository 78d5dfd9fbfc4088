import { ChatError, leadsTo, partyOf, system, type Consultation, type Interaction } from '@parley/protocol'
import { markDone } from '@parley/protocol/schemas'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { NewEvent } from '../log/work.ts'
import { handle, meIn, type Wish } from '../deciding/handle.ts'

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
  const { actor, interaction, settings } = wish
  if (wish.standing.is === 'finishing') return [partDone(wish)]
  const me = meIn(wish)
  if (interaction.status === 'done') throw new ChatError('already-done')
  if (leadsTo(interaction.status, 'mark-done', settings) !== 'done') throw new ChatError('conversation-open')
  // What only staff is in is closed otherwise, or never.
  if (interaction.staff) throw new ChatError('not-allowed')
  if (wish.settings.dispositionMandatory && interaction.disposition === null) throw new ChatError('disposition-missing')
  // Each of them closes what is theirs; the interaction is done when its owner says so.
  if (interaction.owner !== null && interaction.owner !== actor.id) return [partDone(wish)]
  const consulted = interaction.consultations[0]
  if (consulted) throw new ChatError('consultation-open', { name: notYetDone(consulted).name })
  const done: NewEvent = { name: 'interaction-done', by: actor.id, body: { agentId: actor.id } }
  if (interaction.status === 'ended') return [done]
  // What was parked has not ended yet.
  return [
    { name: 'conversation-ended', by: me, body: { reason: 'ended-by-staff' } },
    { name: 'interaction-ended', by: system, body: {} },
    done,
  ]
})

/** An agent closes their own part. @throws ChatError `disposition-missing`. */
function partDone({ actor, interaction, settings, standing }: Wish<unknown>): NewEvent {
  const part = partyOf(interaction, actor.id)?.part
  const isTheirs = standing.is === 'finishing'
  if (isTheirs && settings.dispositionMandatory && !part?.disposition) throw new ChatError('disposition-missing')
  return { name: 'part-done', by: actor.id, body: { agentId: actor.id } }
}

const notYetDone = ({ done, from, to }: Consultation) => (done.includes(to.agentId) ? from : to)
