import { ChatError, partyOf, type Interaction } from '@parley/protocol'
import { saveNote, setDisposition } from '@parley/protocol/schemas'
import type { DispositionNode } from '../core-settings.ts'
import { handle, meIn, type Wish } from '../deciding/handle.ts'

/** Staff of the interaction, while it is not done: afterwards both are read-only for good ([END4]). */
function author(wish: Wish<unknown>) {
  const { actor, interaction, standing } = wish
  if (standing.is !== 'finishing') meIn(wish)
  if (actor.role === 'contact' || actor.role === 'bot') throw new ChatError('not-allowed')
  // Who left before the end says it of their own part.
  if (standing.is === 'finishing') return { agentId: actor.id, name: actor.name, part: true as const }
  if (interaction.status === 'done') throw new ChatError('already-done')
  return { agentId: actor.id, name: actor.name }
}

export const onSetDisposition = handle(setDisposition, (wish) => {
  const by = author(wish)
  const { body, settings } = wish
  if (body.disposition === (outcomeOf(wish).disposition?.id ?? null)) return []
  const labels = body.disposition === null ? undefined : labelsOf(settings.dispositions, body.disposition)
  if (body.disposition !== null && !labels) throw new ChatError('disposition-unknown')
  const disposition = body.disposition !== null && labels ? { id: body.disposition, labels: [...labels] } : null
  return [{ name: 'disposition-set', by: by.agentId, body: { ...by, disposition } }]
})

export const onSaveNote = handle(saveNote, (wish) => {
  const by = author(wish)
  const { text } = wish.body
  if (text === (outcomeOf(wish).note?.text ?? '')) return []
  return [{ name: 'note-saved', by: by.agentId, body: { ...by, text } }]
})

/** What stands there now: of the whole, or of the sender’s part. */
const outcomeOf = ({ actor, interaction, standing }: Wish<unknown>): Pick<Interaction, 'disposition' | 'note'> =>
  standing.is === 'finishing'
    ? (partyOf(interaction, actor.id)?.part ?? { disposition: null, note: null })
    : interaction

/** The labels on the way to a disposition; nothing when there is none, or it is a group. */
function labelsOf(nodes: readonly DispositionNode[], wanted: string): readonly string[] | undefined {
  for (const { id, label, children } of nodes) {
    if (!children) {
      if (id === wanted) return [label]
      continue
    }
    const below = labelsOf(children, wanted)
    if (below) return [label, ...below]
  }
  return undefined
}
