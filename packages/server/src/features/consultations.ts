import { ChatError, consultationOf, isInConsultation, staffIn, type Consultation } from '@parley/protocol'
import { coach, endConsultation, markConsultationDone } from '@parley/protocol/schemas'
import { isTaken } from '../deciding/colleagues.ts'
import { assertOpen, handle, type Wish } from '../deciding/handle.ts'

// Consultations ([CNS1] to [CNS19]): how they end, and how the conversation behind one follows.

/** The sender's consultation. @throws ChatError `not-found` for everybody else. */
function theirs({ actor, interaction }: Wish<unknown>, id: string): Consultation {
  const found = interaction.consultations.find((each) => each.id === id)
  if (!found || actor.role === 'contact' || actor.role === 'bot' || !isInConsultation(found, actor.id))
    throw new ChatError('not-found')
  return found
}

export const onEndConsultation = handle(endConsultation, (wish) => {
  const { id, state } = theirs(wish, wish.body.consultation)
  if (state === 'ended') return []
  return [{ name: 'consultation-ended', by: wish.actor.id, body: { consultation: id } }]
})

export const onMarkConsultationDone = handle(markConsultationDone, (wish) => {
  const { id, state, done } = theirs(wish, wish.body.consultation)
  const { id: agentId } = wish.actor
  if (state === 'open') throw new ChatError('conversation-open')
  if (done.includes(agentId)) return []
  return [{ name: 'consultation-done', by: agentId, body: { consultation: id, agentId } }]
})

export const onCoach = handle(coach, (wish) => {
  const { actor, body, conversation, interaction } = wish
  if (actor.role !== 'supervisor') throw new ChatError('not-allowed')
  if (interaction.seq === 0 || interaction.staff) throw new ChatError('not-found')
  assertOpen(conversation)
  const coached = staffIn(interaction).find(({ agentId }) => agentId === body.agentId)
  if (!coached || coached.agentId === actor.id) throw new ChatError('not-found')
  if (consultationOf(interaction, actor.id)) throw new ChatError('already-in', { name: coached.name })
  if (isTaken(interaction, body.consultation))
    throw new ChatError('bad-request', { field: 'consultation', problem: 'is the id of another conversation' })
  const from = { agentId: actor.id, name: actor.name }
  const to = { agentId: coached.agentId, name: coached.name }
  return [{ name: 'coaching-started', by: actor.id, body: { consultation: body.consultation, from, to } }]
})
