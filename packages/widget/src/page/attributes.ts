import { limits, namesOfObjects } from '@parley/protocol'
import type { ContactChat } from '../chat/contact-chat.ts'
import { CallError } from './call-error.ts'

/** What the page says of a chat, besides the contact's name. */
interface Told {
  fields: Readonly<Record<string, string>>
  /** The conversation that has them. */
  in: string | undefined
}

const told = new WeakMap<ContactChat, Told>()

/**
 * Takes what the page says: the contact's name for the next conversation, and fields of the case data for this one, or for the next as
 * soon as it begins ([WID3]). Resolves when they are kept, or the server has them.
 *
 * @throws CallError for what is no text, too much, or no field that the site lets pages set.
 */
export async function takeAttributes(chat: ContactChat, attributes: unknown): Promise<void> {
  const { name, ...others } = Object(attributes) as Record<string, unknown>
  if (name !== undefined && typeof name !== 'string') throw new CallError('The attribute "name" is a text.')
  const fields = Object.fromEntries(Object.entries(others).map(([key, value]) => [key, textOf(key, value)]))
  if (Object.keys(fields).length > limits.caseDataFields)
    throw new CallError(`parley('attributes') takes ${limits.caseDataFields} fields at most.`)
  if (name !== undefined) chat.opening = { ...chat.opening, name: name.trim().slice(0, limits.nameChars) || undefined }
  if (Object.keys(fields).length === 0) return
  const kept = told.get(chat) ?? follow(chat)
  kept.fields = { ...kept.fields, ...fields }
  chat.opening = { ...chat.opening, page: kept.fields }
  kept.in = undefined
  await tell(chat, kept)
}

function textOf(key: string, value: unknown): string {
  // The server would refuse them, and with them the message that begins the next conversation.
  if (namesOfObjects.has(key) || key === '' || key.length > 100)
    throw new CallError(`The attribute "${key}" needs another name, of 1 to 100 characters.`)
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  if (typeof text !== 'string' || text.length > limits.caseDataChars)
    throw new CallError(`The attribute "${key}" is a text of at most ${limits.caseDataChars} characters.`)
  return text
}

function follow(chat: ContactChat): Told {
  const kept: Told = { fields: {}, in: undefined }
  told.set(chat, kept)
  // Nobody waits for what was said before the conversation began: the console is where the page's author looks.
  chat.onChange(() => void tell(chat, kept).catch(reportError))
  return kept
}

async function tell(chat: ContactChat, kept: Told): Promise<void> {
  const { conversation } = chat.state.view
  if (conversation.seq === 0 || conversation.status !== 'open' || kept.in === conversation.id) return
  kept.in = conversation.id
  const answer = await chat.wish('set-case-data', { fields: kept.fields }).answered
  if (answer.is === 'refused') throw new CallError(`parley('attributes') was refused: ${answer.remedy}`)
}
