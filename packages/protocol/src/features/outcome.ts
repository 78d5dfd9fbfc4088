import * as v from 'valibot'
import { command, event } from '../define.ts'
import { agentId, text } from '../fields.ts'
import { limits } from '../limits.ts'
import type { Interaction, Party } from '../interaction.ts'
import type { ApplyInteraction } from './types.ts'

// What stays of an interaction besides its transcript: how it ended, and what the agent wants remembered.

const dispositionId = /*#__PURE__*/ text(1, limits.dispositionIdChars)

/** Said of their part only, by an agent who left before the end. */
const part = /*#__PURE__*/ v.optional(/*#__PURE__*/ v.boolean())

export const setDisposition = command('set-disposition', {
  doc: 'Says how the interaction ended, with one of the site\u2019s dispositions; `null` takes it back. The last one to say it counts.',
  from: ['agent', 'supervisor'],
  permission: 'disposition',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ disposition: /*#__PURE__*/ v.nullable(dispositionId) }),
})

export const saveNote = command('save-note', {
  doc: 'Replaces the note of the interaction; an empty text removes it. The last one to write counts.',
  from: ['agent', 'supervisor'],
  permission: 'note',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ text: /*#__PURE__*/ text(0, limits.outcomeNoteChars) }),
})

export const dispositionSet = event('disposition-set', {
  doc: 'How the interaction ended, in the words that the configuration had then.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    agentId,
    part,
    /** The agent's real name: only staff reads it. */
    name: /*#__PURE__*/ text(1, limits.nameChars),
    disposition: /*#__PURE__*/ v.nullable(
      /*#__PURE__*/ v.object({
        id: dispositionId,
        /** The labels from the outermost group to the disposition itself. */
        labels: /*#__PURE__*/ v.array(/*#__PURE__*/ text(1, limits.labelChars)),
      }),
    ),
  }),
})

export const noteSaved = event('note-saved', {
  doc: 'The note of the interaction from now on.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    agentId,
    part,
    name: /*#__PURE__*/ text(1, limits.nameChars),
    text: /*#__PURE__*/ text(0, limits.outcomeNoteChars),
  }),
})

export const applyDispositionSet: ApplyInteraction<typeof dispositionSet> = (interaction, { at, body }) => {
  const { agentId: by, name, disposition } = body
  const set = disposition && { ...disposition, agentId: by, name, at }
  return body.part ? withPart(interaction, by, { disposition: set }) : { ...interaction, disposition: set }
}

export const applyNoteSaved: ApplyInteraction<typeof noteSaved> = (interaction, { at, body }) => {
  const { part, ...said } = body
  const note = said.text === '' ? null : { ...said, at }
  return part ? withPart(interaction, said.agentId, { note }) : { ...interaction, note }
}

/** What somebody says of their part who left before the end. */
const withPart = (interaction: Interaction, by: string, change: Partial<NonNullable<Party['part']>>): Interaction => ({
  ...interaction,
  parties: interaction.parties.map((party) =>
    party.agentId === by
      ? { ...party, part: { ...(party.part ?? { disposition: null, note: null }), ...change } }
      : party,
  ),
})
