import type { AgentId, ParticipantId } from './ids.ts'
import type { Interaction, Party } from './interaction.ts'
import { isInConsultation, type Consultation } from './teamwork.ts'

// How agents come into an interaction and leave it: what several events do alike.

/** The agents and supervisors who are in the conversation with the contact, in the order of joining. */
export const staffIn = ({ parties }: Interaction): readonly Party[] =>
  parties.filter(({ state }) => state === 'in' || state === 'away')

/** Who has the interaction when this agent leaves: its owner, else whoever of the others joined first; nobody when there is none. */
export const nextOwner = (interaction: Interaction, leaver: AgentId): AgentId | undefined =>
  staffIn(interaction)
    .map(({ agentId }) => agentId)
    .filter((agentId) => agentId !== leaver)
    .sort((one, other) => Number(other === interaction.owner) - Number(one === interaction.owner))[0]

/** Somebody has taken it over: it is no longer with those who had it parked. */
export const withoutParked = (parties: readonly Party[]): readonly Party[] =>
  parties.map((party) => (party.state === 'parked' ? { ...party, state: 'left' } : party))

/**
 * The interaction with somebody of staff in it. Who was consulted is in the conversation now: that consultation is over. Who was asked
 * and came by themselves is asked no longer.
 */
export function withParty(
  interaction: Interaction,
  { agentId, participantId, name }: { agentId: AgentId; participantId: ParticipantId; name: string },
): Interaction {
  return {
    ...interaction,
    parties: [
      ...withoutParked(interaction.parties).filter((party) => party.agentId !== agentId),
      { agentId, participantId, name, state: 'in' },
    ],
    team: interaction.team.filter(({ asked }) => asked.agentId !== agentId),
    consultations: interaction.consultations.filter(({ kind, to }) => kind === 'coaching' || to.agentId !== agentId),
  }
}

/** The interaction without an agent: what they have asked for is taken back, and their consultations end, with their side done. */
export function withoutAgent(
  interaction: Interaction,
  gone: AgentId,
  state: Extract<Party['state'], 'finishing' | 'left' | 'parked'>,
): Interaction {
  return {
    ...interaction,
    parties: interaction.parties.map((party) => (party.agentId === gone ? { ...party, state } : party)),
    team: interaction.team.filter(({ from }) => from.agentId !== gone),
    consultations: interaction.consultations.flatMap((each) =>
      isInConsultation(each, gone) ? leftBy(each, gone) : [each],
    ),
  }
}

const leftBy = (consultation: Consultation, gone: AgentId): readonly Consultation[] => {
  const done = [...consultation.done.filter((agentId) => agentId !== gone), gone]
  return done.length < 2 ? [{ ...consultation, state: 'ended', done }] : []
}

/** All consultations over: what they were about is. */
export const allEnded = ({ consultations }: Interaction): readonly Consultation[] =>
  consultations.map((each) => ({ ...each, state: 'ended' }))
