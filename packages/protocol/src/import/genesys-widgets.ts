import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { cardFace, cardMessage, carousel, offer, touch } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { listMessage, listRow } from './lists.ts'
import { picture, video } from './media.ts'
import type { Part } from './part.ts'
import { salvage } from './salvage.ts'
import { markdownMessage, textMessage } from './text-message.ts'
import { joined } from './words.ts'

/**
 * Rich messages of Genesys Widgets: `contentType` says what the parts in `content` are. Of all but quick replies `text` is
 * what clients show that know no rich messages, and it is not shown beside the content.
 */
export function genesysWidgets(payload: Part): readonly Message[] {
  const text = payload.at('text')
  const { items } = payload.at('content')
  const type = payload.at('contentType').word
  const made = rich(payload, type, items)
  if (made.length > 0) return made
  if (type !== '' && type !== 'text') payload.note('as-text', `is a message that is not known: ${type}`)
  return text.text === undefined ? salvage(payload, 'has no text') : textMessage(text, text.text)
}

function rich(payload: Part, type: string, items: readonly Part[]): readonly Message[] {
  const ids = new ChoiceIds()
  switch (type) {
    case 'quick-replies':
      return offer(
        payload,
        payload.at('text').text,
        items.map((each) => quickReply(ids, each)),
      )
    case 'generic':
      return items.flatMap((each) => generic(each))
    case 'carousel': {
      const cards = items.flatMap((each) =>
        each.at('cards', 'content').items.length > 0 ? each.at('cards', 'content').items : [each],
      )
      return carousel(
        payload,
        undefined,
        cards.map((each) => face(ids, each)),
      )
    }
    case 'list':
    case 'list-template':
    case 'simple-list':
    case 'list-picker':
    case 'selectable-list':
      return items.flatMap((each) => list(each, type))
    case 'markdown':
      return markdownMessage(payload.at('text'))
    default:
      return []
  }
}

const quickReply = (ids: ChoiceIds, part: Part): ActionOrWords => {
  if (part.at('image').isHere) part.at('image').note('left-out', 'quick replies have no pictures')
  const payload = part.at('payload')
  return makeAction(ids, { do: 'reply', part, label: part.at('text').text, id: part.at('id'), payload })
}

/** A card, in which other components than buttons stand for what our cards have one place for. */
function generic(part: Part): readonly Message[] {
  const components = part.at('components').items
  const lists = components.filter((each) => /list/.test(each.at('type').word))
  const marked = components.filter((each) => each.at('type').word === 'markdown')
  return [
    ...cardMessage(
      part.at('title', 'text', 'image', 'video').isHere || lists.length + marked.length < components.length
        ? face(new ChoiceIds(), part)
        : undefined,
    ),
    ...marked.flatMap((each) => markdownMessage(each.at('text'))),
    ...lists.flatMap((each) => list(each, each.at('type').word)),
  ]
}

function face(ids: ChoiceIds, part: Part) {
  const components = part.at('components', 'buttons').items
  const first = (type: string, ...names: [string, ...string[]]) =>
    components.find((each) => each.at('type').word === type)?.at(...names)
  const image = part.at('image').isHere ? part.at('image') : (first('image', 'image', 'url', 'src') ?? part.at('image'))
  const film = part.at('video').isHere ? part.at('video') : (first('video', 'video', 'url', 'src') ?? part.at('video'))
  const actions = components.flatMap((each) => (isButton(each) ? [component(ids, each)] : []))
  const texts = components.filter((each) => /^(?:text|title|subtitle)$/.test(each.at('type').word))
  return cardFace({
    part,
    title: part.at('title').text,
    text: joined(
      part.at('text', 'subtitle', 'description').text,
      ...texts.map((each) => each.at('text', 'title').text),
    ),
    image: picture(image.isObject ? image.at('url', 'src') : image, part.at('imageAlt', 'alt')),
    video: video(film.isObject ? film.at('url', 'src') : film),
    actions: [...actions, touch(ids, part, part.at('actions').at('url'), actions)],
  })
}

const isButton = (part: Part) => !/^(?:image|video|text|title|subtitle|markdown|.*list.*)$/.test(part.at('type').word)

/** A button: its `actions` say what it does. `textback` is said by the contact. */
function component(ids: ChoiceIds, part: Part, label = part.at('text', 'title').text): ActionOrWords {
  const actions = part.at('actions')
  const id = part.at('id')
  const url = actions.at('url').isHere ? actions.at('url') : part.at('url')
  if (url.isHere) return makeAction(ids, { do: 'open-url', part, label, id, url })
  if (actions.at('textback').isHere)
    return makeAction(ids, { do: 'reply', part, label, id, text: actions.at('textback').text })
  if (actions.at('postback').isHere || part.at('payload').isHere || part.at('action').word === 'postback')
    return makeAction(ids, {
      do: 'postback',
      part,
      label,
      id,
      payload: actions.at('postback').isHere ? actions.at('postback') : part.at('payload'),
    })
  if (part.at('action').word === 'message') return makeAction(ids, { do: 'reply', part, label, id })
  return actionAsWords(part, label, actions.isHere ? 'runs a command of the page' : 'is a button that does nothing')
}

function list(part: Part, type: string): readonly Message[] {
  const ids = new ChoiceIds()
  const { items } = part.at('components', 'items', 'content', 'rows')
  const several = part.at('multiSelect', 'multipleSelection', 'multiple').isTrue
  const selects = several || /select|picker/.test(type) || /select/.test(part.at('style', 'listType').word)
  const rows = items.filter((each) => each.at('type').word !== 'button')
  const submit = items.find((each) => each.at('type').word === 'button')
  return listMessage({
    part,
    title: part.at('title').text,
    text: part.at('text', 'subtitle', 'description').text,
    select: several ? 'several' : selects ? 'one' : 'nothing',
    submitLabel: selects ? submit?.at('text', 'title').text : undefined,
    sections: [{ rows: rows.map((each) => row(ids, each, selects)) }],
  })
}

function row(ids: ChoiceIds, part: Part, isSelected: boolean) {
  const title = part.at('title', 'text')
  const acts = !isSelected && part.at('actions').isHere
  const action = acts ? component(new ChoiceIds(), part, title.text) : undefined
  return listRow(ids, {
    part,
    id: part.at('id'),
    title: title.text,
    description: joined(
      part.at('subtitle', 'description').text,
      part.at('title').isHere && part.at('text').text !== title.text && part.at('text').text,
    ),
    image: picture(part.at('image')),
    ...(typeof action === 'object' && { action: { ...action, id: ids.free(`${action.id}-action`) } }),
  })
}
