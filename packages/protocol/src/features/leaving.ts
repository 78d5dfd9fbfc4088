import * as v from 'valibot'
import { command, event } from '../define.ts'
import { time } from '../fields.ts'
import type { ApplyInteraction } from './types.ts'

export const takeBackLeaving = command('take-back-leaving', {
  doc: 'The contact, who has left, stays after all. Possible until the conversation has ended; writing does the same.',
  from: ['contact'],
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({}),
})

export const closeAnnounced = event('close-announced', {
  doc: 'The contact is gone: the conversation ends at `closesAt` unless they come back.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    closesAt: time,
    /** They said so, or their browser is no longer connected. */
    why: /*#__PURE__*/ v.picklist(['left', 'disconnected']),
  }),
})

export const closeCalledOff = event('close-called-off', {
  doc: 'The contact is back: the conversation goes on.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({}),
})

export const applyCloseAnnounced: ApplyInteraction<typeof closeAnnounced> = (interaction, { body }) => ({
  ...interaction,
  closing: body,
})

export const applyCloseCalledOff: ApplyInteraction<typeof closeCalledOff> = (interaction) => ({
  ...interaction,
  closing: null,
})
