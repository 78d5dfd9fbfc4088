import type { Contact } from './contact.ts'
import type { Stage } from './stage.ts'

/** Ada answers whatever the contact asks, whose chat is open, and the contact reads it: the chat works on this page. */
export async function assertTheyCanTalk(stage: Stage, contact: Contact): Promise<void> {
  const ada = await stage.agent('ada')
  await contact.says('Does it work here?')
  await ada.accepts(contact.name)
  await ada.says('It does')
  await contact.transcript.shows('It does')
  await ada.endsChat()
  await ada.marksDone(contact.name)
}
