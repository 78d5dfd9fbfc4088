import type { CaseDataSetBy, CaseField, Interaction } from '@parley/protocol'

/** One field as the tab shows it. */
export interface ShownField extends CaseField {
  readonly value: string
  /** Who set it last, and when; nothing for a field that is empty. */
  readonly setBy: CaseDataSetBy | undefined
}

export interface FieldGroup {
  /** The heading; none over fields that belong to no group, `null` over those that the site does not name. */
  readonly name: string | null | undefined
  readonly fields: readonly ShownField[]
}

/** The fields of an interaction in the order of the configuration, by group; those that it does not name come last, by their key. */
export function groupsOf(interaction: Interaction, configured: readonly CaseField[]): readonly FieldGroup[] {
  const { caseData, caseDataSetBy } = interaction
  const shown = (field: CaseField): ShownField => ({
    ...field,
    value: (Object.hasOwn(caseData, field.key) && caseData[field.key]) || '',
    setBy: Object.hasOwn(caseDataSetBy, field.key) ? caseDataSetBy[field.key] : undefined,
  })
  const groups = new Map<string | null | undefined, ShownField[]>()
  const put = (group: string | null | undefined, field: CaseField) => {
    const fields = groups.get(group) ?? []
    groups.set(group, [...fields, shown(field)])
  }
  for (const field of configured) put(field.group, field)
  const known = new Set(configured.map(({ key }) => key))
  for (const key of Object.keys(caseData).sort()) if (!known.has(key)) put(null, { key, label: key })
  return [...groups].map(([name, fields]) => ({ name, fields }))
}

/** Who set a field. Nobody is named whom the interaction does not name. */
export function setterOf(
  { parties, bot, contact }: Interaction,
  by: string,
): { readonly is: 'agent' | 'bot' | 'contact'; readonly name: string } {
  const party = parties.find(({ agentId }) => agentId === by)
  if (party) return { is: 'agent', name: party.name }
  if (bot?.botId === by || bot?.participantId === by) return { is: 'bot', name: bot.name }
  if (by === contact.id || by === 'p1') return { is: 'contact', name: contact.name }
  return { is: 'agent', name: by }
}
