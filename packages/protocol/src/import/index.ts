import type { Message } from '../message-kinds/index.ts'
import { apple } from './apple.ts'
import { botFramework } from './bot-framework.ts'
import { chatwoot } from './chatwoot.ts'
import { checked } from './checked.ts'
import { genesysCloud } from './genesys-cloud.ts'
import { genesysWidgets } from './genesys-widgets.ts'
import { messenger } from './messenger.ts'
import { collectNotes, type ImportNote, type Report } from './notes.ts'
import { Part } from './part.ts'
import { plainCopy } from './plain.ts'
import { rcs } from './rcs.ts'
import { readable, salvage } from './salvage.ts'
import { textMessage } from './text-message.ts'
import { noteUnsaid } from './unsaid.ts'
import { whatsapp } from './whatsapp.ts'

export type { ImportNote } from './notes.ts'

/** The systems whose rich messages we understand. */
export type ForeignFormat =
  | 'genesys-widgets'
  | 'genesys-cloud'
  | 'bot-framework'
  | 'messenger'
  | 'whatsapp'
  | 'rcs'
  | 'apple'
  | 'chatwoot'

/** What has become of a payload: at least one message, and what was cut, changed or left out on the way. */
export interface Imported {
  readonly messages: readonly Message[]
  readonly notes: readonly ImportNote[]
}

/** Makes messages of one foreign one. What it does not know it leaves alone; what it drops it notes on the part. */
type Importer = (payload: Part) => readonly Message[]

const importers: { readonly [Format in ForeignFormat]: Importer } = {
  'genesys-widgets': genesysWidgets,
  'genesys-cloud': genesysCloud,
  'bot-framework': botFramework,
  messenger,
  whatsapp,
  rcs,
  apple,
  chatwoot,
}

export const foreignFormats = Object.keys(importers) as readonly ForeignFormat[]

/** Messages from one payload; who sends more floods a conversation. */
const messagesAtMost = 20

/**
 * Turns a rich message of another system, or a list of them, into ours. Never throws, whatever arrives, and always gives at
 * least one message that can be sent: what is not understood becomes text. Every text for people is in one of the messages,
 * or a note says where it stood.
 */
export function importMessages(format: ForeignFormat, payload: unknown): Imported {
  const { notes, report } = collectNotes()
  const whole = new Part(plainCopy(payload, report), '', report)
  const parts = Array.isArray(whole.value) ? whole.items.slice(0, messagesAtMost + 1) : [whole]
  const found = parts.flatMap((part) => importOne(format, part))
  if (found.length > messagesAtMost || whole.items.length > messagesAtMost)
    report('', 'cut', `makes more than ${messagesAtMost} messages; ${messagesAtMost} are kept`)
  const messages = found.slice(0, messagesAtMost).flatMap((message) => checked(bare(message), report) ?? [])
  const sent = messages.length > 0 ? messages : [notUnderstood(format, whole, report)]
  noteUnsaid(whole, sent, notes)
  return { messages: sent, notes }
}

function importOne(format: ForeignFormat, part: Part): readonly Message[] {
  if (typeof part.value === 'string') return textMessage(part, part.text)
  if (!part.isObject || !Object.hasOwn(importers, format)) return []
  try {
    return importers[format](part)
  } catch (error) {
    // A mistake of ours must not cost the contact an answer.
    return salvage(part, `cannot be imported: ${error instanceof Error ? error.message : 'unknown reason'}`)
  }
}

/** The last resort. It says so in English, as the texts of bots know no other language. */
function notUnderstood(format: ForeignFormat, whole: Part, report: Report): Message {
  report('', 'as-text', `holds nothing that is known of ${format}`)
  const [text] = textMessage(whole, 'This message could not be understood.', readable(whole))
  return text as Message
}

/** Without the members that are undefined, as it will be sent. */
const bare = (message: Message): Message => JSON.parse(JSON.stringify(message))
