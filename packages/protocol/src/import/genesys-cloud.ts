import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { cardFace, cardMessage, carousel, offer, touch } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { daysOf } from './forms.ts'
import { genesysCloudForm } from './genesys-cloud-form.ts'
import { attached, picture, sortOf, video } from './media.ts'
import type { Part } from './part.ts'
import { introduced, listPicker, timePicker } from './pickers.ts'
import { salvage } from './salvage.ts'
import { markdownMessage, textMessage } from './text-message.ts'
import { headed, joined } from './words.ts'

/** Messages of Genesys Cloud: text and structured content, also as bot connectors answer with. */
export function genesysCloud(payload: Part): readonly Message[] {
  const { items: several } = payload.at('replymessages', 'replyMessages', 'messages')
  return (several.length > 0 ? several : [payload]).flatMap((each) => one(each))
}

/** Ready answers stand in the content one by one; together they are one message, with the text as its question. */
function one(message: Part): readonly Message[] {
  const text = message.at('text')
  const { items } = message.at('content')
  const ids = new ChoiceIds()
  const ready = items.flatMap((part) => answersIn(part)?.map((each) => answer(ids, each)) ?? [])
  const others = items.filter((part) => answersIn(part) === undefined)
  const [only] = others
  if (items.length === 1 && only?.at('contentType').word === 'carousel') return cards(only, text.text)
  const question = joined(text.text, ...items.map((part) => part.at('quickReplyV2').at('title').text))
  return [
    ...(ready.length > 0 ? [] : textMessage(text, question)),
    ...others.flatMap((each) => content(each)),
    ...(ready.length > 0 ? offer(message, question, ready) : []),
  ]
}

/** The ready answers in a piece of content; nothing when it is of another sort. */
function answersIn(part: Part): readonly Part[] | undefined {
  switch (part.at('contentType').word) {
    case 'quickreply':
      return [part.at('quickReply')]
    case 'buttonresponse':
      return [part.at('buttonResponse')]
    case 'quickreplyv2':
      return part.at('quickReplyV2').at('actions').items
    default:
      return undefined
  }
}

function answer(ids: ChoiceIds, part: Part): ActionOrWords {
  if (part.at('image').isHere) part.at('image').note('left-out', 'quick replies have no pictures')
  return makeAction(ids, {
    do: part.at('type').word === 'button' ? 'postback' : 'reply',
    part,
    label: part.at('text').text,
    id: part.at('id'),
    payload: part.at('payload'),
  })
}

function content(part: Part): readonly Message[] {
  const type = part.at('contentType').word
  switch (type) {
    case 'text': {
      const text = part.at('text').isObject ? part.at('text') : part
      const body = text.at('body', 'text')
      return text.at('type', 'format').word === 'markdown' ? markdownMessage(body) : textMessage(body, body.text)
    }
    case 'card':
      return cardMessage(card(new ChoiceIds(), part.at('card')))
    case 'generictemplate':
    case 'generic':
      return cardMessage(card(new ChoiceIds(), part.at('generic', 'template')))
    case 'carousel':
      return cards(part, undefined)
    case 'attachment': {
      const file = part.at('attachment')
      const url = file.at('url')
      const type = file.at('mediaType').word
      const sort = type === 'file' ? 'file' : sortOf(type === 'link' ? '' : type || file.at('mime').word, url.text)
      return attached({ part: file, url, sort, name: file.at('filename'), caption: file.at('text') })
    }
    case 'datepicker':
      return datePicker(part.at('datePicker'))
    case 'listpicker': {
      const picker = part.at('listPicker')
      return listPicker(picker, picker.at('receivedMessage'), (item) => picture(item.at('imageUrl')))
    }
    case 'form':
      return genesysCloudForm(part.at('form'))
    default:
      return salvage(part, `is content that is not known: ${type || 'none'}`)
  }
}

function cards(part: Part, title: string | undefined): readonly Message[] {
  const ids = new ChoiceIds()
  const faces = part
    .at('carousel')
    .at('cards')
    .items.map((each) => card(ids, each))
  return carousel(part.at('carousel'), title, faces)
}

/** A card; a generic template, its predecessor, has its buttons in `components` and its address in `actions`. */
function card(ids: ChoiceIds, part: Part) {
  const buttons = [...part.at('actions').items, ...part.at('components').items]
  const actions = buttons.map((each) => action(ids, each))
  const opens = part.at('defaultAction').isHere ? part.at('defaultAction') : part.at('actions')
  return cardFace({
    part,
    title: part.at('title').text,
    text: part.at('description').text,
    image: picture(part.at('image')),
    video: video(part.at('video')),
    actions: [...actions, touch(ids, opens, opens.at('url'), actions)],
  })
}

function action(ids: ChoiceIds, part: Part): ActionOrWords {
  const label = part.at('text', 'title').text
  const does = part.at('actions')
  const url = does.isHere ? does.at('url') : part.at('url')
  const payload = does.isHere ? does.at('textback') : part.at('payload')
  const type = part.at('type').word
  if (type === 'link' || (does.isHere && url.isHere))
    return makeAction(ids, { do: 'open-url', part, label, url, payload })
  if (type === 'postback' || type === 'button' || payload.isHere)
    return makeAction(ids, { do: 'postback', part, label, payload })
  return actionAsWords(part, label, `is a button that is not known: ${type || 'none'}`)
}

function datePicker(part: Part): readonly Message[] {
  const { title, text } = introduced(part)
  if (part.at('imageUrl').isHere) part.at('imageUrl').note('left-out', 'date pickers have no pictures')
  const times = part.at('availableTimes').items
  if (times.length > 0) return timePicker(part, { title, text, times })
  const range = daysOf(part.at('dateMinimum'), part.at('dateMaximum'))
  return [{ kind: 'date-picker', ...headed(part, { title, text }, []), ...range }]
}
