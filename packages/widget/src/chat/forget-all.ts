import type { ContactChat } from './contact-chat.ts'

/** Forgets who the contact is, and all that was kept about them in this browser ([WID18]). */
export function forgetAll(chat: ContactChat): void {
  for (const note of ['site', 'draft', 'sub']) chat.notes.set(note, null)
  for (const note of ['draft', 'form']) chat.tab.set(note, null)
  chat.opening = {}
  chat.become()
}
