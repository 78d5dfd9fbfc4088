import * as v from 'valibot'
import { signal } from '../define.ts'

/** Holds for `typingHoldMs`; who goes on typing says so again before that. */
export const typing = signal('typing', {
  doc: 'The sender is writing, or has stopped without sending.',
  from: ['contact', 'agent', 'supervisor', 'bot'],
  body: v.strictObject({ is: v.picklist(['writing', 'stopped']) }),
})
