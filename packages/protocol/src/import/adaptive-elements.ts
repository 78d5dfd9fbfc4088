import type { FormField } from '../message-kinds/form.ts'
import type { Clip, Picture } from '../message-kinds/parts.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { input } from './adaptive-inputs.ts'
import { touch } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { picture, sortOf, sound, video } from './media.ts'
import type { Part } from './part.ts'
import { readable } from './salvage.ts'

/** What is found in an Adaptive Card, whatever it is nested in. */
export interface Found {
  readonly texts: string[]
  readonly images: Picture[]
  readonly videos: Clip[]
  readonly fields: FormField[]
  readonly actions: ActionOrWords[]
  /** The button that sends the form. */
  submitLabel?: string
}

/** Everything in a card, in its order; `ids` names its buttons. */
export function elementsOf(part: Part, ids: ChoiceIds): Found {
  const walk = new Walk(ids)
  walk.card(part)
  const tap = part.at('selectAction')
  if (tap.at('type').word === 'action.openurl')
    walk.found.actions.push(touch(ids, tap, tap.at('url'), walk.found.actions))
  return walk.found
}

/** Goes through a card and fills what it finds into `found`. */
class Walk {
  readonly found: Found = { texts: [], images: [], videos: [], fields: [], actions: [] }
  private readonly ids: ChoiceIds
  private readonly fieldIds = new ChoiceIds()

  constructor(ids: ChoiceIds) {
    this.ids = ids
  }

  card(part: Part): void {
    for (const element of part.at('body').items) this.element(element)
    for (const action of part.at('actions').items) this.action(action)
  }

  private element(part: Part): void {
    const type = part.at('type').word
    if (part.at('isVisible').value === false) return part.note('left-out', 'is hidden until a button shows it')
    if (type.startsWith('input.')) {
      this.found.fields.push(...input(this.fieldIds, part, type))
      return
    }
    switch (type) {
      case 'textblock':
        return this.text(part.at('text').text)
      case 'richtextblock':
        // The pieces of a text bring their own blanks.
        return this.text(
          part
            .at('inlines')
            .items.map((each) => (each.isObject ? each.at('text') : each).payload ?? '')
            .join('')
            .trim(),
        )
      case 'image':
        return this.image(part)
      case 'media':
        return this.media(part)
      case 'factset':
        for (const fact of part.at('facts').items)
          this.text([fact.at('title').text?.replace(/:$/, ''), fact.at('value').text].filter(Boolean).join(': '))
        return
      case 'actionset':
        for (const action of part.at('actions').items) this.action(action)
        return
      default:
        break
    }
    const box = boxes[type]
    if (box === undefined) return this.unknown(part, type)
    for (const inside of part.at(box.holds).items)
      this.element(box.of && !inside.at('type').isHere && inside.isObject ? inside.with('type', box.of) : inside)
  }

  private unknown(part: Part, type: string): void {
    const fallback = part.at('fallback')
    if (fallback.word === 'drop')
      return part.note('left-out', `is not known: ${type || 'none'}; its author drops it then`)
    if (fallback.isObject) {
      part.note('changed', `is not known: ${type || 'none'}; its fallback is shown`)
      return this.element(fallback)
    }
    const text = readable(part)
    part.note(text === '' ? 'left-out' : 'as-text', `is not known: ${type || 'none'}`)
    this.text(text)
  }

  private text(text: string | undefined): void {
    if (text) this.found.texts.push(text)
  }

  private image(part: Part): void {
    const shown = picture(part.at('url'), part.at('altText'))
    if (shown) this.found.images.push(shown)
  }

  /** The first source that can be shown: a video, else a button that opens what is to be heard. */
  private media(part: Part): void {
    const [source] = part.at('sources').items
    if (source === undefined) return part.note('left-out', 'has no source')
    if (sortOf(source.at('mimeType').word, source.at('url').text) === 'audio') {
      this.found.actions.push(sound(this.ids, source, source.at('url'), part.at('altText').text))
      return
    }
    const shown = video(source.at('url'), part.at('poster'), part.at('altText'))
    if (shown) this.found.videos.push(shown)
  }

  private action(part: Part): void {
    const label = part.at('title').text
    switch (part.at('type').word) {
      case 'action.openurl':
        this.found.actions.push(makeAction(this.ids, { do: 'open-url', part, label, url: part.at('url') }))
        return
      case 'action.submit':
      case 'action.execute':
        this.submit(part, label)
        return
      case 'action.showcard':
        part.note('changed', 'the card behind this button is shown at once')
        this.text(label)
        this.card(part.at('card'))
        return
      default:
        if (part.at('fallback').isObject) {
          part.note(
            'changed',
            `is a button that is not known: ${part.at('type').word || 'none'}; its fallback is shown`,
          )
          return this.action(part.at('fallback'))
        }
        this.found.actions.push(
          actionAsWords(part, label, `is a button that is not known: ${part.at('type').word || 'none'}`),
        )
    }
  }

  /** The first button below questions sends their answers. */
  private submit(part: Part, label: string | undefined): void {
    if (this.found.fields.length > 0 && this.found.submitLabel === undefined && label !== undefined) {
      this.found.submitLabel = label
      if (part.at('data').isHere) part.at('data').note('left-out', 'forms send what was filled in, and nothing else')
      return
    }
    const { verb, data } = part.members
    const payload =
      verb === undefined
        ? part.at('data')
        : part.with('payload', { verb, ...(data !== undefined && { data }) }).at('payload')
    this.found.actions.push(makeAction(this.ids, { do: 'postback', part, label, id: part.at('id'), payload }))
  }
}

/** What holds other elements, and what these are where they need not say so. */
const boxes: { readonly [type: string]: { readonly holds: string; readonly of?: string } } = Object.assign(
  Object.create(null),
  {
    container: { holds: 'items' },
    column: { holds: 'items' },
    columnset: { holds: 'columns', of: 'Column' },
    imageset: { holds: 'images', of: 'Image' },
    table: { holds: 'rows', of: 'TableRow' },
    tablerow: { holds: 'cells', of: 'TableCell' },
    tablecell: { holds: 'items' },
  },
)
