import type { ErrorCode, Refusal } from '@parley/protocol'
import type { UiTexts } from '../texts/ui-texts.ts'

/** Refusals that have words of their own; the others are told by whether trying again helps. */
const keys: { readonly [Code in ErrorCode]?: keyof UiTexts & `refused${string}` } = {
  'message-too-long': 'refusedTooLong',
  'message-empty': 'refusedEmpty',
  'conversation-ended': 'refusedEnded',
  'too-many-commands': 'refusedTooMany',
}

/** What is said about a message that the server refused. */
export const refusalKey = ({ code, retry }: Refusal) =>
  keys[code] ?? (retry === 'never' ? 'refusedNever' : 'refusedLater')
