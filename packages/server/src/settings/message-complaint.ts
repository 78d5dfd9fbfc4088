import { ChatError, limits, type Message } from '@parley/protocol'
import { saidBy } from '../deciding/sayable.ts'

/** What is wrong with a message of the file that has the shape of one: `path` says where it stands. Nothing when a bot can say it. */
export function messageComplaint(message: Message, path: string, fileName: string): string | undefined {
  try {
    saidBy('bot', message, { textLimitChars: limits.textChars })
    return undefined
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    const { field, problem } = error.facts as { field?: string; problem?: string }
    if (field === undefined) return `${path} in ${fileName} cannot be said by a bot (${error.code}). Correct it.`
    return `${field.replace(/^body\.message/, path)} in ${fileName} ${problem}. Correct it.`
  }
}
