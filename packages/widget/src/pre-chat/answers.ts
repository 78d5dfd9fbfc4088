import { type AskedField, preChatProblem } from '@parley/protocol'
import type { ContactChat } from '../chat/contact-chat.ts'

/** What was answered, by the keys of the fields. */
export type Answers = Readonly<Record<string, string>>

/** What a tab keeps of the form. */
interface Kept {
  readonly answers: Answers
  /** Whether the contact is done with it, for the chat that comes next. */
  readonly isDone: boolean
}

/** Said inside the widget when the page has told something: what it has said need not be asked. */
export const toldType = 'parley-told'

const note = 'form'
const nothing: Kept = { answers: {}, isDone: false }

/** What was answered so far in this tab: it survives a reload. */
export function keptAnswers({ tab }: ContactChat): Kept {
  try {
    const { answers, isDone } = JSON.parse(tab.get(note) ?? '') as Partial<Kept>
    const texts = Object.entries(Object(answers) as object).filter(([, value]) => typeof value === 'string')
    return { answers: Object.fromEntries(texts) as Answers, isDone: isDone === true }
  } catch {
    return nothing
  }
}

export const keepAnswers = ({ tab }: ContactChat, kept: Kept): void => tab.set(note, JSON.stringify(kept))

/** What is to be asked: nothing that the page has said already. */
export function fieldsToAsk({ state, opening }: ContactChat): readonly AskedField[] {
  const { page = {}, name } = opening
  return (state.site.form ?? []).filter((field) => {
    const said =
      field.contact === 'name' ? name : field.page && Object.hasOwn(page, field.key) ? page[field.key] : undefined
    return said === undefined || said === '' || preChatProblem(field, said) !== undefined
  })
}

/** The answers to these fields alone, as they stand in the case data; those that say nothing are left out. */
export const answersTo = (fields: readonly AskedField[], answers: Answers): Answers =>
  Object.fromEntries(
    fields.flatMap(({ key }) => {
      const answer = Object.hasOwn(answers, key) ? answers[key]!.trim() : ''
      return answer === '' ? [] : [[key, answer] as const]
    }),
  )

export const fits = (fields: readonly AskedField[], answers: Answers): boolean =>
  fields.every((field) => !preChatProblem(field, Object.hasOwn(answers, field.key) ? answers[field.key] : undefined))

/** Whether there are questions to be answered before anything can be said. */
export const isAsking = (chat: ContactChat): boolean =>
  chat.state.stage === 'empty' && chat.opening.form === undefined && fieldsToAsk(chat).length > 0
