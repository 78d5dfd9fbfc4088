import * as v from 'valibot'
import { command, event } from '../define.ts'
import { agentId, integer, text } from '../fields.ts'
import { limits } from '../limits.ts'
import type { ApplyInteraction } from './types.ts'

export const addNote = command('add-note', {
  doc: 'Puts a remark into the transcript that only staff can read. It stands where the conversation is now.',
  from: ['agent', 'supervisor'],
  permission: 'internal-note',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ text: /*#__PURE__*/ text(1, limits.noteChars) }),
})

export const noteAdded = event('note-added', {
  doc: 'A remark of staff, for staff.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    agentId,
    /** The agent's real name: only staff reads it. */
    name: /*#__PURE__*/ text(1, limits.nameChars),
    text: /*#__PURE__*/ text(1, limits.noteChars),
    /** The `seq` in the conversation's log after which it stands. */
    after: /*#__PURE__*/ integer(0),
  }),
})

export const applyNoteAdded: ApplyInteraction<typeof noteAdded> = (interaction, { seq, at, body }) => ({
  ...interaction,
  notes: [...interaction.notes, { seq, at, ...body }],
})
