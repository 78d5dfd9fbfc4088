import { limits } from '../limits.ts'
import type { Message } from '../message-kinds/index.ts'
import type { Part } from './part.ts'
import { clip, joined } from './words.ts'

/** What is said, as one message of plain text; none when nothing is. */
export function textMessage(part: Part, ...texts: readonly (string | undefined)[]): readonly Message[] {
  const text = clip(part, joined(...texts), limits.textChars)
  return text === undefined ? [] : [{ kind: 'text', text }]
}

/** What the format says is markdown, letter by letter. What cannot be shown as markdown becomes text in the end. */
export function markdownMessage(part: Part): readonly Message[] {
  if (part.text === undefined) return []
  if (part.text.length > limits.markdownBytes) {
    part.note('as-text', `is longer than ${limits.markdownBytes} bytes, which is too long for markdown`)
    return textMessage(part, part.text)
  }
  return [{ kind: 'markdown', markdown: part.text }]
}
