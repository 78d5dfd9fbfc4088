import {
  ChatError,
  fitsCaseField,
  preChatProblem,
  type CaseField,
  type CommandBody,
  type ParticipantId,
  type PreChatField,
} from '@parley/protocol'
import { problemInEnglish } from '@parley/protocol/schemas'
import type { ContactClaims } from '../auth/contact-claims.ts'
import type { NewEvent } from '../log/work.ts'

/** What a conversation begins with besides a message. */
export interface Beginning {
  /** Of the contact, as they say. */
  readonly name?: string
  readonly emails?: string[]
  readonly phones?: string[]
  readonly language?: string
  /** Events for the interaction's log, after it is opened. */
  readonly events: readonly NewEvent[]
}

interface Asked {
  readonly form: readonly PreChatField[]
  readonly caseData: readonly CaseField[]
  /** What the website has vouched for: it is not asked again. */
  readonly claims: ContactClaims | undefined
}

type Fields = Readonly<Record<string, string>>

/** What a contact is asked for: without what is known of them. */
export const openFields = (form: readonly PreChatField[], claims: ContactClaims | undefined): readonly PreChatField[] =>
  form.filter(({ contact }) => contact === undefined || claims?.[contact] === undefined)

/**
 * Judges what was answered before the chat, and what the page says ([CAS10] to [CAS12]).
 *
 * @throws ChatError `form-invalid` with the field and the problem.
 */
export function beginning(
  me: ParticipantId,
  { form: answers = {}, page = {}, name: called }: CommandBody<'start-conversation'>,
  { form, caseData, claims }: Asked,
): Beginning {
  const asked = openFields(form, claims)
  const allowed = allowedFor(page, caseData)
  for (const key of Object.keys(answers))
    if (!asked.some((field) => field.key === key)) throw invalid(key, 'is none of the form')
  const given: Record<string, string> = {}
  for (const field of asked) {
    const answer = own(answers, field.key)?.trim()
    const isAnswered = answer !== undefined && answer !== ''
    const known = field.contact === 'name' ? called : own(allowed, field.key)
    const problem = preChatProblem(field, isAnswered ? answer : known)
    if (problem) throw invalid(field.key, problemInEnglish(problem))
    if (isAnswered) given[field.key] = answer
  }
  const said = (part: PreChatField['contact']) => {
    const key = asked.find(({ contact }) => contact === part)?.key
    return key === undefined ? undefined : own(given, key)
  }
  const [name, email, phone, language] = [said('name'), said('email'), said('phone'), said('language')]
  const onPage = Object.fromEntries(Object.entries(allowed).filter(([key]) => own(given, key) === undefined))
  return {
    ...(name !== undefined && { name }),
    ...(email !== undefined && { emails: [email] }),
    ...(phone !== undefined && { phones: [phone] }),
    ...(language !== undefined && { language }),
    events: [...set(me, onPage), ...set(me, given, 'form')],
  }
}

const set = (by: ParticipantId, fields: Fields, from?: 'form'): readonly NewEvent[] =>
  Object.keys(fields).length === 0 ? [] : [{ name: 'case-data-set', by, body: { fields, ...(from && { from }) } }]

/** What a page may say of it: the rest counts for nothing, and is told the page when it says it alone. */
const allowedFor = (page: Fields, caseData: readonly CaseField[]): Fields =>
  Object.fromEntries(
    Object.entries(page).filter(([key, value]) => {
      const field = caseData.find((each) => each.key === key)
      return field?.page === true && value !== '' && fitsCaseField(value, field)
    }),
  )

const own = (fields: Fields, key: string): string | undefined => (Object.hasOwn(fields, key) ? fields[key] : undefined)

const invalid = (field: string, problem: string) => new ChatError('form-invalid', { field, problem })
