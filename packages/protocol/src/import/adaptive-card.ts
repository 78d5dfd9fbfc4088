import { limits } from '../limits.ts'
import type { CardFace } from '../message-kinds/card.ts'
import type { FormField } from '../message-kinds/form.ts'
import type { Message } from '../message-kinds/index.ts'
import type { Clip, Picture } from '../message-kinds/parts.ts'
import { type ActionOrWords, actionAsWords, makeAction, sortActions } from './actions.ts'
import { input } from './adaptive-inputs.ts'
import { fileName } from './address.ts'
import { cardFace } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { formMessage } from './forms.ts'
import { picture, video } from './media.ts'
import type { Part } from './part.ts'
import { readable, salvage } from './salvage.ts'
import { textMessage } from './text-message.ts'
import { joined } from './words.ts'

/** What is found in a card, whatever it is nested in. */
interface Found {
  readonly texts: string[]
  readonly images: Picture[]
  readonly videos: Clip[]
  readonly fields: FormField[]
  readonly actions: ActionOrWords[]
  /** The button that sends the form. */
  submitLabel?: string
}

/**
 * An Adaptive Card as far as our kinds reach: a form if it asks something, else a card. Columns and boxes lose their places;
 * where nothing is left the card's own text for such clients is said.
 */
export function adaptiveCard(
  shared: ChoiceIds,
  part: Part,
): { face?: CardFace | undefined; messages: readonly Message[] } {
  const found: Found = { texts: [], images: [], videos: [], fields: [], actions: [] }
  const asks = new ChoiceIds()
  const walk = new Walk(found, shared, asks)
  walk.card(part)
  const others = found.images.slice(found.fields.length > 0 ? 0 : 1)
  const pictures = others.map(
    ({ url, alt }): Message => ({ kind: 'image', url, alt: (alt ?? fileName(url)).slice(0, limits.altChars) }),
  )
  if (others.length > 0) part.note('changed', 'holds several pictures; each is a message of its own')
  if (found.fields.length > 0) return { messages: [...pictures, ...asForm(part, found)] }
  const [title, ...texts] = found.texts
  const hasFace =
    found.texts.length + found.images.length + found.videos.length + sortActions(found.actions).actions.length > 0
  const face = hasFace
    ? cardFace({
        part,
        ...(title && title.length > limits.titleChars
          ? { text: joined(title, ...texts) }
          : { title, text: joined(...texts) }),
        image: found.images[0],
        video: found.videos[0],
        actions: found.actions,
      })
    : undefined
  if (face) return { face, messages: pictures }
  const fallback =
    part.at('fallbackText').text ??
    part
      .at('speak')
      .text?.replace(/<[^<>]*>/g, '')
      .trim()
  if (fallback === undefined) return { messages: salvage(part, 'holds nothing that can be shown') }
  part.note('as-text', 'is shown as its fallback text')
  return { messages: textMessage(part, fallback) }
}

function asForm(part: Part, { texts, fields, actions, submitLabel }: Found): readonly Message[] {
  const [title, ...others] = texts
  const { actions: buttons, words } = sortActions(actions)
  const lines = buttons.map((button) => `• ${button.label}${button.do === 'open-url' ? ` (${button.url})` : ''}`)
  if (lines.length > 0) part.at('actions').note('as-text', 'a form has one button; the others are text')
  const text = joined(...others, ...lines, ...words)
  const named = title && title.length <= limits.titleChars ? { title, text } : { text: joined(title, text) }
  return formMessage({ part, ...named, fields, submitLabel })
}

/** Goes through a card and fills what it finds into `found`. */
class Walk {
  private readonly found: Found
  private readonly ids: ChoiceIds
  private readonly fieldIds: ChoiceIds

  constructor(found: Found, ids: ChoiceIds, fieldIds: ChoiceIds) {
    this.found = found
    this.ids = ids
    this.fieldIds = fieldIds
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
        return this.text(
          part
            .at('inlines')
            .items.map((each) => each.at('text').text ?? each.text)
            .filter(Boolean)
            .join(' '),
        )
      case 'image':
        return this.image(part)
      case 'media': {
        const [source] = part.at('sources').items
        const shown = source && video(source.at('url'), part.at('poster'))
        if (shown) this.found.videos.push(shown)
        return
      }
      case 'factset':
        for (const fact of part.at('facts').items)
          this.text([fact.at('title').text?.replace(/:$/, ''), fact.at('value').text].filter(Boolean).join(': '))
        return
      case 'actionset':
        for (const action of part.at('actions').items) this.action(action)
        return
      case 'container':
      case 'column':
      case 'columnset':
      case 'imageset':
      case 'table':
      case 'tablerow':
      case 'tablecell':
        for (const inside of part.at('items', 'columns', 'images', 'rows', 'cells').items)
          this.element(typed(inside, type))
        return
      default:
        return this.unknown(part, type)
    }
  }

  private unknown(part: Part, type: string): void {
    const fallback = part.at('fallback')
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
        this.card(part.at('card'))
        return
      default:
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
    this.found.actions.push(
      makeAction(this.ids, { do: 'postback', part, label, id: part.at('id'), payload: part.at('data') }),
    )
  }
}

/** Columns, rows, cells and pictures of a set need not say what they are. */
function typed(part: Part, parent: string): Part {
  const type = { columnset: 'Column', imageset: 'Image', table: 'TableRow', tablerow: 'TableCell' }[parent]
  return part.at('type').isHere || type === undefined || !part.isObject ? part : part.with('type', type)
}
