import type { ChoiceValue, FormField } from '@parley/protocol'
import { html, nothing, type TemplateResult } from 'lit'
import { drawAddress } from './address.ts'
import { answerInWords } from './form-answers.ts'
import type { RichTexts } from './problem-words.ts'

/** So many options of a field are read at a glance; more of them scroll. */
const optionsAtAGlance = 20

/** Every question with its answer. `isFull`: with all that stood beside the question, for those who never saw the form. */
export function drawAnswers(
  fields: readonly FormField[],
  values: Readonly<Record<string, ChoiceValue>>,
  { texts, isFull }: { readonly texts: RichTexts; readonly isFull: boolean },
): TemplateResult {
  return html`<dl class="answers">${fields.map((field) => {
    const answer = answerInWords(field, Object.hasOwn(values, field.id) ? values[field.id] : undefined, texts)
    return html`<div><dt dir="auto">${field.label}</dt><dd class=${answer ? 'answer' : 'muted'} dir="auto">${answer || texts.say('noAnswer')}</dd>${
      isFull ? drawAround(field, texts, 'dd') : drawLink(field, 'dd')
    }</div>`
  })}</dl>`
}

/** Every question, for a screen on which it cannot be answered. */
export const drawQuestions = (fields: readonly FormField[], texts: RichTexts): TemplateResult =>
  html`<ul class="answers" role="list">${fields.map(
    (field) =>
      html`<li><span class="question" dir="auto">${field.label}</span>${
        field.required ? html` <span class="mark">${texts.say('required')}</span>` : nothing
      }${drawAround(field, texts, 'p')}</li>`,
  )}</ul>`

type Line = 'dd' | 'p'

const inLine = (line: Line, content: unknown) =>
  line === 'dd' ? html`<dd class="muted" dir="auto">${content}</dd>` : html`<p class="muted" dir="auto">${content}</p>`

/** What stands beside a question besides its answer. */
function drawAround(field: FormField, texts: RichTexts, line: Line) {
  return html`${field.hint ? inLine(line, field.hint) : nothing}${drawOptions(field, texts, line)}${drawLink(field, line)}`
}

const drawLink = (field: FormField, line: Line) =>
  field.is === 'consent' && field.url ? inLine(line, drawAddress(field.url, { describedBy: 'opens' })) : nothing

function drawOptions(field: FormField, texts: RichTexts, line: Line) {
  if (field.is !== 'choice') return nothing
  const options = texts.say('offered', { options: field.options.map(({ label }) => label).join(', ') })
  return inLine(
    line,
    field.options.length > optionsAtAGlance
      ? html`<div class="many" role="group" aria-label=${field.label} tabindex="0">${options}</div>`
      : options,
  )
}
