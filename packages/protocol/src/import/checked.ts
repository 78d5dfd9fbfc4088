import * as v from 'valibot'
import { limits } from '../limits.ts'
import { type Message, messageSchema } from '../message-kinds/index.ts'
import { messageAsText, messageProblem } from '../message-kinds/judge.ts'
import type { Report } from './notes.ts'
import { Part } from './part.ts'
import { type Plain, plainCopy } from './plain.ts'
import { readable } from './salvage.ts'

/** The message if it can be sent; otherwise its text. Nothing when there is not even a text. */
export function checked(message: Message, report: Report): Message | undefined {
  const problem = problemOf(message)
  if (problem === undefined) return message
  const whole = textOf(message)
  const text = whole.slice(0, limits.textChars).toWellFormed().trim()
  report('', text === '' ? 'left-out' : 'as-text', `does not fit as ${message.kind}: ${problem}`)
  if (whole.length > limits.textChars) report('', 'cut', `has ${whole.length} characters; ${limits.textChars} fit`)
  return text === '' ? undefined : { kind: 'text', text }
}

function problemOf(message: Message): string | undefined {
  const { success, issues } = v.safeParse(messageSchema, message)
  if (success) {
    const found = messageProblem(message)
    return found && `${found.field} ${found.problem}`
  }
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'message'}: ${issue.message}`)[0] ?? 'is not valid'
}

/** Of what fits no schema nothing is certain: then the words are picked out of it. */
function textOf(message: Message): string {
  try {
    return messageAsText(message)
  } catch {
    const silently: Report = () => {}
    return readable(new Part(plainCopy(message, silently) as Plain, '', silently))
  }
}
