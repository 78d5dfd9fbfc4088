import type { ChoiceValue, FormField } from '@parley/protocol'
import type { RichTexts } from './problem-words.ts'
import { dayInWords } from './days.ts'

/** What stands in the controls of a field: text, ticks, or the ids of options. */
export type Typed = string | boolean | readonly string[]

/** What was typed, by the id of its field. A map, so that no id is special. */
export type TypedById = ReadonlyMap<string, Typed>

/** Stands for what the browser cannot read, such as half a date: no field takes it for an answer. */
const unreadable = '?'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What stands in the controls of a field that is drawn in `box`. */
export function typedIn({ is, ...field }: FormField, box: Element): Typed {
  const controls = [...box.querySelectorAll<Control>('input, select, textarea')]
  const ticked = controls.filter((control) => control instanceof HTMLInputElement && control.checked)
  if (is === 'consent') return ticked.length > 0
  if ('several' in field && field.several) return ticked.map(({ value }) => value)
  const [first] = controls
  if (first instanceof HTMLInputElement && first.type === 'radio') return ticked[0]?.value ?? ''
  return first?.validity.badInput ? unreadable : (first?.value ?? '')
}

/** The answer that was typed; nothing where a field was left empty. */
export function answerOf({ is }: FormField, typed: Typed | undefined): ChoiceValue | undefined {
  if (is === 'consent') return typed === true
  if (Array.isArray(typed)) return typed.length > 0 ? (typed as readonly string[]) : undefined
  const text = typeof typed === 'string' ? typed.trim().toWellFormed() : ''
  if (text === '') return undefined
  return is === 'number' ? Number(text) : text
}

/** All answers by the ids of their fields. */
export function answersOf(fields: readonly FormField[], typed: TypedById): Readonly<Record<string, ChoiceValue>> {
  const answers = fields.map((field) => [field.id, answerOf(field, typed.get(field.id))] as const)
  // Defines each as it is called: not even `__proto__` is special.
  return Object.fromEntries(answers.filter((answer): answer is [string, ChoiceValue] => answer[1] !== undefined))
}

/** What to put into the controls for answers that were given before. */
export function typedFrom(values: Readonly<Record<string, ChoiceValue>>): Map<string, Typed> {
  return new Map(
    Object.entries(values).map(([id, value]) => [id, typeof value === 'number' ? String(value) : value] as const),
  )
}

/** An answer as somebody reads it; nothing where there is none. */
export function answerInWords(field: FormField, value: ChoiceValue | undefined, texts: RichTexts): string | undefined {
  if (value === undefined) return undefined
  switch (field.is) {
    case 'consent':
      return texts.say(value ? 'yes' : 'no')
    case 'choice': {
      const chosen = [value].flat()
      return field.options
        .filter(({ id }) => chosen.includes(id))
        .map(({ label }) => label)
        .join(', ')
    }
    case 'date':
      return dayInWords(String(value), texts.language)
    case 'number':
      return typeof value === 'number' ? texts.speaker.number(value) : String(value)
    default:
      return String(value)
  }
}
