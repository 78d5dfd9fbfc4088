import type { HandoverReceipt, Role } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'

/** One message in plain words, and whether the contact or somebody of staff said it. */
interface Said {
  readonly by: 'contact' | 'staff'
  readonly text: string
}

/** Characters of one part: what a colleague reads at a glance. */
const mostChars = 300

/** A draft of the handover receipt, from what this desk has of the conversation ([TEA46]). Whoever hands over makes it right. */
export function receiptFromLog({
  conversation,
  transcript,
}: Pick<ConversationView, 'conversation' | 'transcript'>): HandoverReceipt {
  const roles = new Map<string, Role>(conversation.participants.map(({ id, role }) => [id, role]))
  const said = transcript.chunks
    .flatMap(({ lines }) => lines)
    .flatMap((line): readonly Said[] => {
      if (line.is !== 'message') return []
      const role = roles.get(line.by)
      if (role === 'contact') return [{ by: 'contact', text: line.text }]
      return role === 'agent' || role === 'supervisor' ? [{ by: 'staff', text: line.text }] : []
    })
  return receiptOf(said)
}

/** The same of messages alone. */
export function receiptOf(said: readonly Said[]): HandoverReceipt {
  const contact = textsOf(said, 'contact')
  const staff = textsOf(said, 'staff')
  const questions = contact.filter(isQuestion)
  const asked = questions.length > 0 ? [questions[0]!, ...questions.slice(1).slice(-1)] : contact.slice(0, 1)
  const promises = staff.flatMap(sentencesOf).filter((sentence) => promise.test(sentence) && !isQuestion(sentence))
  const answers = staff
    .flatMap(sentencesOf)
    .filter((sentence) => !promise.test(sentence) && !isQuestion(sentence) && saysMuch(sentence))
  const lastAnswer = said.findLastIndex(({ by }) => by === 'staff')
  const open = textsOf(said.slice(lastAnswer + 1), 'contact')
  return {
    asked: short(asked),
    answered: short(answers.slice(-2)),
    promised: short(promises.slice(-3)),
    open: staff.length > 0 ? short(open) : '',
  }
}

const textsOf = (said: readonly Said[], wanted: Said['by']) =>
  said.flatMap(({ by, text }) => (by === wanted && text.trim() !== '' ? [text.trim()] : []))

const isQuestion = (text: string) => /[?？؟]/.test(text)

/** A greeting answers nothing. */
const saysMuch = (sentence: string) => sentence.split(/\s+/).length >= 3

const sentencesOf = (text: string) =>
  text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean)

/** What commits whoever says it, in English and German. */
const promise =
  /\b(?:I|we)(?:['’]ll| will| shall| promise)\b|\b(?:I['’]m|I am|we['’]re|we are) going to\b|\byou(?:['’]ll| will) (?:get|receive|have|hear)\b|\b(?:ich|wir) (?:werden?|versprechen?)\b|\bwerden? (?:ich|wir)\b|\bmelden? (?:ich mich|wir uns|mich|uns)\b|\bSie (?:bekommen|erhalten)\b/i

/** One line each; what is too long ends with a word and an ellipsis. */
function short(texts: readonly string[]): string {
  const whole = texts.join('\n')
  if (whole.length <= mostChars) return whole
  const cut = whole.slice(0, mostChars - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), mostChars / 2)).trimEnd()}…`
}
