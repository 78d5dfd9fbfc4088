import { limits } from '../limits.ts'
import type { Message } from '../message-kinds/index.ts'
import { isByProgram, isForPeople } from './for-people.ts'
import type { Part } from './part.ts'
import { textMessage } from './text-message.ts'

/** Where words are picked out, names are words, too. */
const isName = /^(?:name|formatted_?name)$/i
/** Members that mean something with their name only, as on a receipt. */
const withName =
  /^(?:price|amount|total|total_cost|subtotal|tax|vat|quantity|currency|order_number|recipient_name|coupon_code|phone)$/i
const linesAtMost = 200

/** Every word in a part that people can read, a line each, in the order in which it stands. */
export function readable(part: Part): string {
  const lines: string[] = []
  let chars = 0
  const add = (text: string) => {
    if (isByProgram(text) || lines.includes(text)) return
    lines.push(text)
    chars += text.length
  }
  const visit = (from: Part) => {
    if (lines.length >= linesAtMost || chars > limits.textChars) return
    for (const item of from.items) if (typeof item.value !== 'number') visit(item)
    if (typeof from.value === 'string' && from.text !== undefined) add(from.text)
    const { text: key } = from.at('key')
    const { text: value } = from.at('value')
    if (key !== undefined && value !== undefined) add(`${key}: ${value}`)
    for (const name of Object.keys(from.members)) {
      const member = from.at(name)
      if (withName.test(name) && member.text !== undefined) add(`${name.replaceAll('_', ' ')}: ${member.text}`)
      else if (typeof member.value === 'object' || isForPeople(name) || isName.test(name)) visit(member)
    }
  }
  visit(part)
  return lines.join('\n')
}

/** What is readable in a part of a kind that we do not know. */
export function salvage(part: Part, what: string): readonly Message[] {
  const text = readable(part)
  part.note(text === '' ? 'left-out' : 'as-text', what)
  return textMessage(part, text)
}
