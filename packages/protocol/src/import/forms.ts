import { limits } from '../limits.ts'
import { dayProblem } from '../message-kinds/answer-problem.ts'
import type { FormField } from '../message-kinds/form.ts'
import type { Message } from '../message-kinds/index.ts'
import { atMost } from './actions.ts'
import { ChoiceIds } from './choice-ids.ts'
import type { Part } from './part.ts'
import { clip, headed } from './words.ts'

/** What every field of a form has. */
interface FieldParts {
  readonly part: Part
  readonly id?: Part | undefined
  readonly label: string | undefined
  readonly hint?: string | undefined
  readonly required?: boolean
}

/** What all fields have in common: an id, a label, a hint, whether it must be filled in. */
export function field(ids: ChoiceIds, { part, id, label, hint, required }: FieldParts) {
  const name = clip(part, label ?? hint ?? id?.text, limits.titleChars)
  const words = name !== undefined && label !== undefined ? clip(part, hint, limits.titleChars) : undefined
  if (name === undefined) part.note('changed', 'has no label')
  return {
    id: ids.named(id ?? part, id?.text, name ?? 'field'),
    label: name ?? '…',
    ...(words !== undefined && words !== name && { hint: words }),
    ...(required === true && { required: true }),
  }
}

/** Options of a choice: their values are their ids. */
export function options(part: Part, found: readonly { part: Part; id: Part; label: string | undefined }[]) {
  const ids = new ChoiceIds()
  return atMost(part, found, limits.options, 'options').flatMap(({ part: option, id, label }) => {
    const words = clip(option, label ?? id.text, limits.titleChars)
    if (words === undefined) {
      option.note('left-out', 'has no label')
      return []
    }
    return [{ id: ids.named(id, id.text, words), label: words }]
  })
}

/** A day of the calendar in the part; a time of the day is cut off. */
function dayOf(part: Part): string | undefined {
  const day = part.text?.slice(0, 10)
  if (day === undefined) return undefined
  if (dayProblem(day, {}) === undefined) return day
  part.note('left-out', 'is not a day')
  return undefined
}

/** The first and last day of a range; none when they are the wrong way round. */
export function daysOf(first: Part, last: Part): { from?: string; to?: string } {
  const from = dayOf(first)
  const to = dayOf(last)
  if (from !== undefined && to !== undefined && to < from) {
    last.note('left-out', 'is before the first day')
    return { from }
  }
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** What another system has in a form. */
interface FormParts {
  readonly part: Part
  readonly title?: string | undefined
  readonly text?: string | undefined
  readonly fields: readonly (FormField | undefined)[]
  readonly submitLabel?: string | undefined
}

/** A form; none when it asks nothing. */
export function formMessage({ part, title, text, fields, submitLabel }: FormParts): readonly Message[] {
  const found = fields.filter((each) => each !== undefined)
  if (found.length === 0) return []
  const kept = atMost(part, found, limits.formFields, 'fields')
  const label = clip(part, submitLabel, limits.labelChars)
  return [
    {
      kind: 'form',
      ...headed(
        part,
        { title, text },
        kept.map((each) => each.label),
      ),
      fields: kept,
      ...(label !== undefined && { submitLabel: label }),
    },
  ]
}
