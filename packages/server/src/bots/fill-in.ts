import type { Message } from '@parley/protocol'
import { messageProblem, messageSchema } from '@parley/protocol/schemas'
import * as v from 'valibot'

/** What placeholders stand for, by what stands between their braces. One that is not in here stays as it is. */
export type Values = ReadonlyMap<string, string>

const placeholder = /\{(choice|words|contact|values\.[\w.:-]{1,64})\}/g

/** The properties of messages that people read. Ids, addresses and payloads take no placeholders. */
const readByPeople: ReadonlySet<string> = new Set([
  'text',
  'title',
  'label',
  'description',
  'caption',
  'alt',
  'hint',
  'submitLabel',
  'markdown',
])

/** How long an inserted value may be, in characters: the first that makes a message fit. The last is shorter than any placeholder. */
const lengths = [2_000, 200, 40, 1] as const

const plain = (value: string) => value

/** Every character that Markdown could take for more than itself is escaped, and nothing begins a line of its own. */
const escaped = (value: string) =>
  value
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')

/** At most so many characters, with an ellipsis where some are missing. */
const shortened = (value: string, most: number) =>
  value.length <= most
    ? value
    : `${value
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`

/** A text with its placeholders filled in. */
export function fillIn(text: string, values: Values, { most = lengths[0] as number, as = plain } = {}): string {
  return text.replace(placeholder, (asIs, name: string) => {
    const value = values.get(name)
    return value === undefined ? asIs : as(shortened(value, most))
  })
}

/**
 * A message with the placeholders in its texts filled in: what a contact wrote is shortened where it would make the message
 * too long. Nothing when nothing is left to say.
 */
export function fillInMessage(message: Message, values: Values, textChars: number): Message | undefined {
  for (const most of lengths) {
    const filled = filledAt(message, values, most)
    if (filled === message) return message
    if (filled.kind === 'text' && filled.text.trim() === '') return undefined
    const isTooLong = filled.kind === 'text' && filled.text.length > textChars
    if (!isTooLong && v.is(messageSchema, filled) && !messageProblem(filled)) return filled
  }
  return message
}

function filledAt(message: Message, values: Values, most: number): Message {
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (!readByPeople.has(key)) return value
      return fillIn(value, values, { most, as: key === 'markdown' ? escaped : plain })
    }
    if (Array.isArray(value))
      return sameOr(
        value,
        value.map((entry) => visit(entry, key)),
      )
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const visited = entries.map(([name, entry]) => visit(entry, name))
    if (visited.every((entry, place) => entry === entries[place]![1])) return value
    return Object.fromEntries(entries.map(([name], place) => [name, visited[place]]))
  }
  return visit(message, '') as Message
}

const sameOr = (before: readonly unknown[], after: readonly unknown[]) =>
  after.every((entry, place) => entry === before[place]) ? before : after
