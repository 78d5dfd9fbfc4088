import type { ContactId } from './ids.ts'

/** What a contact is called who did not say a name: told apart at the desk, and called the same the next time. */
export function nameless(contactId: ContactId): string {
  let number = 0
  for (const letter of contactId) number = (number * 31 + letter.charCodeAt(0)) % 9_000
  return `Contact ${number + 1_000}`
}
