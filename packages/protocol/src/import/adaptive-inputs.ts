import { limits } from '../limits.ts'
import type { FormField } from '../message-kinds/form.ts'
import type { ChoiceIds } from './choice-ids.ts'
import { daysOf, field, options } from './forms.ts'
import type { Part } from './part.ts'

/** The field that an input of an Adaptive Card becomes; none, and a note, where we have no like of it. */
export function input(ids: ChoiceIds, part: Part, type: string): readonly FormField[] {
  const make = inputs[type]
  if (make === undefined) part.note('changed', `is a field that is not known: ${type}; it takes text`)
  if (part.at('value').isHere && type !== 'input.toggle') part.at('value').note('left-out', 'fields begin empty')
  // What is agreed to stands beside the box, and a label above it says the rest.
  const isToggle = type === 'input.toggle' && part.at('title').isHere
  const common = field(ids, {
    part,
    id: part.at('id'),
    label: (isToggle ? part.at('title') : part.at('label', 'title', 'placeholder')).text,
    hint: (isToggle ? part.at('label') : part.at('placeholder')).text,
    required: part.at('isRequired').isTrue,
  })
  return [(make ?? text)(part, common)]
}

type Common = ReturnType<typeof field>
type MakeField = (part: Part, common: Common) => FormField

const text: MakeField = (part, common) => {
  if (part.at('style').word === 'email') return { is: 'email', ...common }
  if (part.at('regex').isHere) part.at('regex').note('left-out', 'patterns are not checked')
  const most = part.at('maxLength').number
  return {
    is: 'text',
    ...common,
    ...(part.at('isMultiline').isTrue && { long: true }),
    ...(most !== undefined && most >= 1 && { most: Math.min(Math.floor(most), limits.fieldChars) }),
  }
}

const inputs: { readonly [type: string]: MakeField } = Object.assign(Object.create(null), {
  'input.text': text,

  'input.number'(part, common) {
    const { number: least } = part.at('min')
    const { number: most } = part.at('max')
    return { is: 'number', ...common, ...(least !== undefined && { least }), ...(most !== undefined && { most }) }
  },

  'input.date': (part, common) => ({ is: 'date', ...common, ...daysOf(part.at('min'), part.at('max')) }),

  'input.time'(part, common) {
    part.note('changed', 'times of the day are text')
    return { is: 'text', ...common }
  },

  'input.toggle': (_, common) => ({ is: 'consent', ...common }),

  'input.choiceset'(part, common) {
    const choices = part.at('choices').items
    const offered = options(
      part,
      choices.map((each) => ({ part: each, id: each.at('value'), label: each.at('title').text })),
    )
    if (offered.length === 0) {
      part.note('changed', 'offers nothing; it takes text')
      return { is: 'text', ...common }
    }
    return { is: 'choice', ...common, ...(part.at('isMultiSelect').isTrue && { several: true }), options: offered }
  },
} satisfies { readonly [type: string]: MakeField })
