import type { FormField } from '../message-kinds/form.ts'
import type { Message } from '../message-kinds/index.ts'
import { ChoiceIds } from './choice-ids.ts'
import { daysOf, field, formMessage, options } from './forms.ts'
import type { Part } from './part.ts'
import { introduced } from './pickers.ts'
import { salvage } from './salvage.ts'
import { joined } from './words.ts'

/** A form, all on one page. What stands above the fields of a page goes to the text above all. */
export function genesysCloudForm(part: Part): readonly Message[] {
  const ids = new ChoiceIds()
  const pages = part.at('formPages').items.map(pageOf)
  if (pages.length > 1) part.note('changed', `its ${pages.length} pages are one`)
  const introductions = [part.at('receivedMessage'), part.at('introduction')].map(introduced)
  const above = [...introductions, ...pages.map((page) => page.above)].flatMap((each) => [each.title, each.text])
  const [title, ...texts] = new Set(above.filter(Boolean))
  const fields = pages.flatMap((page) => page.asked.map((each) => component(ids, each, page.beside)))
  const made = formMessage({ part, title, text: joined(...texts), fields })
  return made.length > 0 ? made : salvage(part, 'is a form without fields')
}

interface Introduction {
  readonly title?: string | undefined
  readonly text?: string | undefined
}

/** What a page asks; and of its title and subtitle, what stands above all fields, and what beside those without a title. */
function pageOf(part: Part): { asked: readonly Part[]; above: Introduction; beside: Introduction } {
  const { items: asked } = part.at('pageComponents')
  const { title, text } = introduced(part)
  if (asked.every((each) => titleOf(componentIn(each)) !== undefined))
    return { asked, above: { title, text }, beside: {} }
  return asked.length === 1
    ? { asked, above: {}, beside: { title, text } }
    : { asked, above: { text }, beside: { title } }
}

const componentIn = (part: Part) => part.at('input', 'datePicker', 'listPicker', 'wheelPicker')
const titleOf = (asked: Part) => asked.at('title').text ?? asked.at('receivedMessage').at('title').text

function component(ids: ChoiceIds, part: Part, page: Introduction): FormField | undefined {
  const type = part.at('formComponentType').word
  const asked = componentIn(part)
  const common = () =>
    field(ids, {
      part: asked,
      id: asked.at('id'),
      label: titleOf(asked) ?? page.title,
      hint: asked.at('subtitle', 'placeholderText').text ?? page.text,
      required: asked.at('isRequired').isTrue || type === 'datepicker',
    })
  switch (type) {
    case 'input':
      if (asked.at('keyboardType').word === 'email') return { is: 'email', ...common() }
      return { is: 'text', ...common(), ...(asked.at('isMultipleLine').isTrue && { long: true }) }
    case 'datepicker':
      return { is: 'date', ...common(), ...daysOf(asked.at('dateMinimum'), asked.at('dateMaximum')) }
    case 'listpicker': {
      const sections = asked.at('sections').items
      const several = sections.length > 1 || sections.some((each) => each.at('multipleSelection').isTrue)
      return choice(
        sections.flatMap((each) => each.at('items').items),
        several,
      )
    }
    case 'wheelpicker':
      return choice(asked.at('items').items, false)
    default:
      part.note('left-out', `is a field that is not known: ${type || 'none'}`)
      return undefined
  }

  function choice(items: readonly Part[], several: boolean): FormField | undefined {
    const offered = options(
      asked,
      items.map((each) => ({ part: each, id: each.at('id'), label: each.at('title', 'value').text })),
    )
    if (offered.length > 0) return { is: 'choice', ...common(), ...(several && { several }), options: offered }
    asked.note('left-out', 'offers nothing')
    return undefined
  }
}
