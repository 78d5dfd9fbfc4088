import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { cardFace, carousel, offer, touch } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { listMessage, listRow } from './lists.ts'
import { picture, video } from './media.ts'
import type { Part } from './part.ts'
import { readable, salvage } from './salvage.ts'
import { markdownMessage, textMessage } from './text-message.ts'
import { joined } from './words.ts'

/**
 * Rich messages of Genesys Widgets: `contentType` says what the parts in `content` are. Of all but quick replies `text` is
 * what clients show that know no rich messages, and it is not shown beside the content.
 */
export function genesysWidgets(payload: Part): readonly Message[] {
  const text = payload.at('text')
  const type = payload.at('contentType').word
  const made = rich(payload, type)
  if (made.length > 0) return made
  if (type !== '' && type !== 'text') payload.note('as-text', `is a message that is not known: ${type}`)
  return text.text === undefined ? salvage(payload, 'has no text') : textMessage(text, text.text)
}

function rich(payload: Part, type: string): readonly Message[] {
  const { items } = payload.at('content')
  const ids = new ChoiceIds()
  if (type === 'quick-replies') {
    const replies = items.map((each) => quickReply(ids, each))
    return offer(payload, payload.at('text').text, replies)
  }
  if (type === 'markdown') return markdownMessage(payload.at('text'))
  // Several templates in one message are a carousel, whether or not the message says so.
  if (type === 'generic' || type === 'carousel') {
    const faces = items.map((each) => face(ids, each))
    return carousel(payload, undefined, faces)
  }
  return type.includes('list') ? items.flatMap((each) => list(each, type)) : []
}

function quickReply(ids: ChoiceIds, part: Part): ActionOrWords {
  if (part.at('image').isHere) part.at('image').note('left-out', 'quick replies have no pictures')
  const payload = part.at('payload')
  return makeAction(ids, { do: 'reply', part, label: part.at('text').text, id: part.at('id'), payload })
}

/** What stands below a title; older and newer versions call it by different names. */
const description = (part: Part) => part.at('desc', 'description', 'subtitle').text

function face(ids: ChoiceIds, part: Part) {
  const components = part.at('components').items
  const actions = components.map((each) => component(ids, each))
  const films = part.at('video').isHere
  return cardFace({
    part,
    title: part.at('title').text,
    text: joined(description(part), part.at('text').text),
    ...(films ? { video: video(part.at('video'), part.at('image')) } : { image: picture(part.at('image')) }),
    actions: [...actions, touch(ids, part, part.at('actions').at('url'), actions)],
  })
}

function component(ids: ChoiceIds, part: Part): ActionOrWords {
  const type = part.at('type').word
  if (type === 'button' || type === 'link' || type === '') return button(ids, part)
  const words = readable(part)
  if (type !== 'text') part.note(words === '' ? 'left-out' : 'as-text', `is a component that is not known: ${type}`)
  return words || undefined
}

/** A button: its `actions` say what it does. `textback` is said by the contact. */
function button(ids: ChoiceIds, part: Part, label = part.at('text', 'title').text): ActionOrWords {
  const actions = part.at('actions')
  const url = actions.at('url')
  const textback = actions.at('textback')
  const id = part.at('id')
  if (url.isHere) {
    if (textback.isHere) textback.note('left-out', 'opening an address says nothing')
    return makeAction(ids, { do: 'open-url', part, label, id, url })
  }
  if (textback.isHere) return makeAction(ids, { do: 'reply', part, label, id, text: textback.text })
  return actionAsWords(part, label, actions.isHere ? 'runs a command of the page' : 'is a button that does nothing')
}

/** A list to read, or, as its type says, to select one or several rows of. */
function list(part: Part, type: string): readonly Message[] {
  const ids = new ChoiceIds()
  const { items } = part.at('components')
  const several = /multi/.test(type) || part.at('multiSelect', 'multipleSelection').isTrue
  const selects = several || /select|picker/.test(type) || part.at('listType').word === 'selection'
  const isButton = (each: Part) => selects && each.at('type').word === 'button'
  const rows = items.filter((each) => !isButton(each))
  return listMessage({
    part,
    title: part.at('title').text,
    text: joined(description(part), part.at('text').text),
    select: several ? 'several' : selects ? 'one' : 'nothing',
    submitLabel: selects ? (part.at('submitLabel').text ?? items.find(isButton)?.at('text', 'title').text) : undefined,
    sections: [{ rows: rows.map((each) => row(ids, each, selects)) }],
  })
}

function row(ids: ChoiceIds, part: Part, isSelected: boolean) {
  const title = part.at('title', 'text')
  const action = !isSelected && part.at('actions').isHere ? button(new ChoiceIds(), part, title.text) : undefined
  return listRow(ids, {
    part,
    id: part.at('id'),
    title: title.text,
    description: joined(description(part), part.at('title').isHere && part.at('text').text),
    image: picture(part.at('image')),
    ...(typeof action === 'object' && { action: { ...action, id: ids.free(`${action.id}-action`) } }),
  })
}
