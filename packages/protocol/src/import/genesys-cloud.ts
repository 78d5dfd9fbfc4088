import type { FormField } from '../message-kinds/form.ts'
import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { cardFace, cardMessage, carousel, offer, touch } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { daysOf, field, formMessage, options } from './forms.ts'
import { attached, picture, sortOf, video } from './media.ts'
import type { Part } from './part.ts'
import { introduced, listPicker, timePicker } from './pickers.ts'
import { salvage } from './salvage.ts'
import { markdownMessage, textMessage } from './text-message.ts'
import { titled } from './words.ts'

/** Messages of Genesys Cloud: text and structured content, also as bot connectors answer with. */
export function genesysCloud(payload: Part): readonly Message[] {
  const { items: several } = payload.at('replymessages', 'replyMessages', 'messages')
  return (several.length > 0 ? several : [payload]).flatMap((each) => one(each))
}

/** Ready answers stand in the content one by one; together they are one message, with the text as its question. */
function one(message: Part): readonly Message[] {
  const text = message.at('text')
  const { items } = message.at('content')
  const isAnswer = (part: Part) => part.at('contentType').word in answers
  const ids = new ChoiceIds()
  const ready = items.filter(isAnswer).flatMap((part) => (answers[part.at('contentType').word] as Answers)(ids, part))
  const others = items.filter((part) => !isAnswer(part))
  const [only] = others
  if (items.length === 1 && only?.at('contentType').word === 'carousel') return cards(only, text.text)
  const said = ready.length > 0 ? [] : textMessage(text, text.text)
  return [
    ...said,
    ...others.flatMap((each) => content(each)),
    ...(ready.length > 0 ? offer(message, text.text, ready) : []),
  ]
}

type Answers = (ids: ChoiceIds, part: Part) => readonly ActionOrWords[]

const answer = (ids: ChoiceIds, part: Part): ActionOrWords => {
  if (part.at('image').isHere) part.at('image').note('left-out', 'quick replies have no pictures')
  return makeAction(ids, {
    do: part.at('type').word === 'button' ? 'postback' : 'reply',
    part,
    label: part.at('text').text,
    id: part.at('id'),
    payload: part.at('payload'),
  })
}

const answers: { readonly [type: string]: Answers } = Object.assign(Object.create(null), {
  quickreply: (ids: ChoiceIds, part: Part) => [answer(ids, part.at('quickReply'))],
  buttonresponse: (ids: ChoiceIds, part: Part) => [answer(ids, part.at('buttonResponse'))],
  quickreplyv2: (ids: ChoiceIds, part: Part) => {
    const actions = part.at('quickReplyV2').at('actions').items
    return actions.map((action) => answer(ids, action.at('action').isObject ? action.at('action') : action))
  },
})

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
      return form(part.at('form'))
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

function card(ids: ChoiceIds, part: Part) {
  const actions = part.at('actions', 'components').items.map((each) => action(ids, each))
  const opens = part.at('defaultAction')
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
  switch (part.at('type').word) {
    case 'link':
      return makeAction(ids, { do: 'open-url', part, label, url: part.at('url') })
    case 'postback':
    case 'button':
      return makeAction(ids, { do: 'postback', part, label, payload: part.at('payload') })
    default:
      return actionAsWords(part, label, `is a button that is not known: ${part.at('type').word || 'none'}`)
  }
}

function datePicker(part: Part): readonly Message[] {
  const { title, text } = introduced(part)
  if (part.at('imageUrl').isHere) part.at('imageUrl').note('left-out', 'date pickers have no pictures')
  const times = part.at('availableTimes').items
  if (times.length > 0) return timePicker(part, { title, text, times })
  const named = title === undefined ? titled(text) : { title, text }
  const range = daysOf(part.at('dateMinimum'), part.at('dateMaximum'))
  return [{ kind: 'date-picker', title: named.title ?? '…', ...(named.text && { text: named.text }), ...range }]
}

function form(part: Part): readonly Message[] {
  const ids = new ChoiceIds()
  const received = part.at('receivedMessage')
  const { title, text } = introduced(received.at('title').isHere ? received : part.at('introduction'))
  const pages = part.at('formPages').items
  if (pages.length > 1) part.note('changed', `its ${pages.length} pages are one`)
  const fields = pages.flatMap((page) => page.at('pageComponents').items.map((each) => component(ids, page, each)))
  const made = formMessage({ part, title, text, fields })
  return made.length > 0 ? made : salvage(part, 'is a form without fields')
}

function component(ids: ChoiceIds, page: Part, part: Part): FormField | undefined {
  const type = part.at('formComponentType').word
  const asked = part.at('input', 'datePicker', 'listPicker', 'wheelPicker')
  const common = () =>
    field(ids, {
      part: asked,
      id: asked.at('id'),
      label: asked.at('title').text ?? asked.at('receivedMessage').at('title').text ?? page.at('title').text,
      hint: asked.at('subtitle', 'placeholderText').text,
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
