import {
  consultationOf,
  isAsked,
  partyOf,
  type AgentId,
  type ContactId,
  type Interaction,
  type ParticipantId,
} from '@parley/protocol'
import type { ContactClaims } from '../auth/contact-claims.ts'
import { noPermissions, type Permissions } from './permit.ts'

/** Who wishes something. */
export type Actor =
  | {
      readonly role: 'contact'
      readonly id: ContactId
      readonly site: string
      /** BCP 47 tag of the language that the contact's browser said. */
      readonly language?: string
      /** Which of the contact's sessions it is. */
      readonly session?: string
      /** Under whose name their command ids are remembered, where it is not their own. */
      readonly commandsAs?: ContactId
      /** What the website has vouched for. */
      readonly claims?: ContactClaims
    }
  | {
      readonly role: 'agent' | 'supervisor'
      readonly id: AgentId
      readonly name: string
      readonly nickname: string | null
      /** By the token that they signed in with last. */
      readonly permissions: Permissions
    }
  | { readonly role: 'bot'; readonly id: string; readonly name: string }

/** Who works for the company. */
export type Staff = Extract<Actor, { role: 'agent' | 'supervisor' }>

/** Names the person for ever: ids of commands are theirs alone. */
export const actorKey = ({ role, id }: Actor): string => `${role === 'supervisor' ? 'agent' : role}:${id}`

/** Under whose name the ids of an actor's commands are remembered: what a browser has sent stays sent when it is known who it is. */
export const commandsKey = (actor: Actor): string =>
  actor.role === 'contact' ? `contact:${actor.commandsAs ?? actor.id}` : actorKey(actor)

/** Whoever a key names, as far as logs have to know them; nothing for what names nobody. Staff may what `permissions` say. */
export function actorOfKey(key: string, permissions: Permissions = noPermissions): Actor | undefined {
  const [, role, id] = /^(contact|agent):(.{1,128})$/su.exec(key) ?? []
  if (role === undefined || id === undefined) return undefined
  return role === 'contact' ? { role, id, site: '' } : { role: 'agent', id, name: '', nickname: null, permissions }
}

/** What an actor has to do with a conversation. */
export type Standing =
  | { readonly is: 'participant'; readonly me: ParticipantId }
  /** Asked to handle it; nothing of the conversation is theirs to read yet. */
  | { readonly is: 'invited' }
  /** Others go on with the contact; their own part is not done yet. */
  | { readonly is: 'finishing' }
  /** Reads along, and talks with one of staff about it; nothing is theirs to write. */
  | { readonly is: 'consulted' }
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
  if (party?.state === 'finishing') return { is: 'finishing' }
  if (party && party.state !== 'left') return { is: 'participant', me: party.participantId }
  if (consultationOf(interaction, actor.id)) return { is: 'consulted' }
  if (isAsked(interaction, actor.id)) return { is: 'invited' }
  const declined = [
    ...interaction.declined.map(({ agentId }) => agentId),
    ...interaction.team.flatMap((each) => each.declined),
  ]
  if (party || declined.includes(actor.id)) return { is: 'passed' }
  return stranger
}
