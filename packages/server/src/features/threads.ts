import { ChatError, partyOf, system, threadOf, type AgentId } from '@parley/protocol'
import { closeThread, openThread } from '@parley/protocol/schemas'
import { handle, meIn } from '../deciding/handle.ts'
import type { NewEvent } from '../log/work.ts'

/** The site that threads are said to be of: none has its settings. */
const staffSite = 'staff'

export const onOpenThread = handle(openThread, (wish) => {
  const { actor, body, conversation, interaction, team } = wish
  if (actor.role === 'contact' || actor.role === 'bot') throw new ChatError('not-allowed')
  const others = [...new Set(body.with)].filter((agentId) => agentId !== actor.id)
  const [first] = others
  if (first === undefined) throw new ChatError('bad-request', { field: 'with', problem: 'has nobody else' })
  const isPair = others.length === 1
  if (isPair && conversation.id !== threadOf(actor.id, first))
    throw new ChatError('bad-request', { field: 'in', problem: 'is not the thread of these two' })
  if (interaction.seq > 0) {
    const party = interaction.staff?.kind === 'thread' ? partyOf(interaction, actor.id) : undefined
    if (!party) throw new ChatError('not-found')
    return party.state === 'in' ? [] : [{ name: 'thread-shown', by: actor.id, body: { agentId: actor.id } }]
  }
  const people = [actor.id, ...others].map((agentId, place) => ({
    agentId,
    participantId: `p${place + 1}`,
    name: agentId === actor.id ? actor.name : nameOf(agentId, team),
    isHere: agentId === actor.id,
  }))
  return [
    { name: 'conversation-opened', by: system, body: { site: staffSite, previous: null } },
    {
      name: 'staff-opened',
      by: actor.id,
      body: {
        site: staffSite,
        kind: 'thread',
        about: null,
        ...(!isPair && body.name !== undefined && { name: body.name }),
        parties: people,
      },
    },
    ...people.map(
      ({ participantId: id, name }): NewEvent => ({
        name: 'participant-joined',
        by: id,
        body: { participant: { id, role: 'agent', name } },
      }),
    ),
  ]
})

/** @throws ChatError `target-unavailable` for who is not known here. */
function nameOf(id: AgentId, team: { nameOf(target: { kind: 'agent'; id: AgentId }): string | undefined }): string {
  const name = team.nameOf({ kind: 'agent', id })
  if (name === undefined) throw new ChatError('target-unavailable', { target: id, reason: 'unknown' })
  return name
}

export const onCloseThread = handle(closeThread, (wish) => {
  meIn(wish)
  const { actor, interaction } = wish
  if (interaction.staff?.kind !== 'thread') throw new ChatError('not-found')
  return [{ name: 'thread-closed', by: actor.id, body: { agentId: actor.id } }]
})
