import { partyOf, type AgentId, type ContactId, type Interaction, type ParticipantId } from '@parley/protocol'

/** Who wishes something. */
export type Actor =
  | {
      readonly role: 'contact'
      readonly id: ContactId
      readonly site: string
      /** BCP 47 tag of the language that the contact's browser said. */
      readonly language?: string
    }
  | {
      readonly role: 'agent' | 'supervisor'
      readonly id: AgentId
      readonly name: string
      readonly nickname: string | null
    }
  | { readonly role: 'bot'; readonly id: string; readonly name: string }

/** Names the person for ever: ids of commands are theirs alone. */
export const actorKey = ({ role, id }: Actor): string => `${role === 'supervisor' ? 'agent' : role}:${id}`

/** Whoever a key names, as far as logs have to know them; nothing for what names nobody. */
export function actorOfKey(key: string): Actor | undefined {
  const [, role, id] = /^(contact|agent):(.{1,128})$/su.exec(key) ?? []
  if (role === undefined || id === undefined) return undefined
  return role === 'contact' ? { role, id, site: '' } : { role: 'agent', id, name: '', nickname: null }
}

/** What an actor has to do with a conversation. */
export type Standing =
  | { readonly is: 'participant'; readonly me: ParticipantId }
  /** Asked to handle it; nothing of the conversation is theirs to read yet. */
  | { readonly is: 'invited' }
  /** Was asked and is no longer. */
  | { readonly is: 'passed' }
  /** Nothing: to them it does not exist. */
  | { readonly is: 'stranger' }

const contactsParticipant: ParticipantId = 'p1'
const stranger: Standing = { is: 'stranger' }

/** Judged by the interaction alone: what the log says, never what a client claims. */
export function standingOf(actor: Actor, interaction: Interaction): Standing {
  if (interaction.seq === 0) return stranger
  if (actor.role === 'contact')
    return interaction.contact.id === actor.id ? { is: 'participant', me: contactsParticipant } : stranger
  if (actor.role === 'bot') {
    const { bot } = interaction
    return bot?.botId === actor.id && bot.is !== 'gone' ? { is: 'participant', me: bot.participantId } : stranger
  }
  const party = partyOf(interaction, actor.id)
  if (party && party.state !== 'left') return { is: 'participant', me: party.participantId }
  if (interaction.invitation?.agentId === actor.id) return { is: 'invited' }
  if (party || interaction.declined.some(({ agentId }) => agentId === actor.id)) return { is: 'passed' }
  return stranger
}
