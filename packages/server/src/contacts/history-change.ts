import type { Interaction } from '@parley/protocol'
import type { HistoryWrite } from '../store/contact-rows.ts'
import { firstProfile, wordsOf } from './profile.ts'

/** Whose history an interaction is in: the contact's who wrote, unless an agent knows better. */
export const knownContact = ({ contact, assigned }: Interaction) => assigned ?? contact

/** What histories have to be told of a change; nothing for changes that they do not show in their order. */
export function historyChange(before: Interaction, after: Interaction): HistoryWrite | null {
  if (after.staff) return null
  const had = new Set(before.parties.map(({ agentId }) => agentId))
  const engages = after.parties.map(({ agentId }) => agentId).filter((agentId) => !had.has(agentId))
  const isDone = after.status === 'done'
  const isNew = before.seq === 0
  const contact = knownContact(after).id
  if (!isNew && engages.length === 0 && isDone === (before.status === 'done') && contact === knownContact(before).id)
    return null
  return {
    conversation: after.id,
    contact,
    openedAt: after.openedAt,
    isDone,
    engages,
    introduces: isNew ? introduction(after) : null,
  }
}

function introduction({ contact, site, language, openedAt }: Interaction): HistoryWrite['introduces'] {
  const { name, emails = [], phones = [] } = contact
  const profile = { ...firstProfile(name, language), emails: [...emails], phones: [...phones] }
  return { id: contact.id, site, profile: JSON.stringify(profile), words: wordsOf(profile), createdAt: openedAt }
}
