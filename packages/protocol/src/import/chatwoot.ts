import { limits } from '../limits.ts'
import type { FormField } from '../message-kinds/form.ts'
import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { cardFace, carousel, offer } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { field, formMessage, options } from './forms.ts'
import { listMessage, listRow } from './lists.ts'
import { attached, picture, sortOf } from './media.ts'
import type { Part } from './part.ts'
import { salvage } from './salvage.ts'
import { textMessage } from './text-message.ts'

/** Messages of Chatwoot: `content`, `content_type` and `content_attributes`. */
export function chatwoot(payload: Part): readonly Message[] {
  return [...content(payload), ...payload.at('attachments').items.flatMap((each) => attachment(each))]
}

function content(payload: Part): readonly Message[] {
  const text = payload.at('content')
  const attributes = payload.at('content_attributes')
  const { items } = attributes.at('items')
  const ids = new ChoiceIds()
  const type = payload.at('content_type').word
  switch (type) {
    case '':
    case 'text':
      return textMessage(text, text.text)
    case 'input_select':
      return select(ids, payload, items)
    case 'cards':
      return carousel(
        payload,
        text.text,
        items.map((each) => card(ids, each)),
      )
    case 'form':
      return form(ids, payload, items)
    case 'article':
      return articles(ids, payload, items)
    case 'input_email':
      return formMessage({
        part: payload,
        text: text.text,
        fields: [{ is: 'email', ...field(ids, { part: payload, label: 'Email', required: true }) }],
      })
    default:
      return salvage(payload, `is content that is not known: ${type}`)
  }
}

function select(ids: ChoiceIds, payload: Part, items: readonly Part[]): readonly Message[] {
  const text = payload.at('content').text
  if (items.length <= limits.quickReplies) {
    const reply = (part: Part) =>
      makeAction(ids, { do: 'reply', part, label: part.at('title').text, payload: part.at('value') })
    return offer(payload, text, items.map(reply))
  }
  payload.note('changed', `has more than ${limits.quickReplies} answers and is a list`)
  const rows = items.map((part) => listRow(ids, { part, id: part.at('value'), title: part.at('title').text }))
  return listMessage({ part: payload, text, select: 'one', sections: [{ rows }] })
}

function card(ids: ChoiceIds, part: Part) {
  return cardFace({
    part,
    title: part.at('title').text,
    text: part.at('description').text,
    image: picture(part.at('media_url')),
    actions: part.at('actions').items.map((each) => button(ids, each)),
  })
}

function button(ids: ChoiceIds, part: Part): ActionOrWords {
  const label = part.at('text').text
  switch (part.at('type').word) {
    case 'link':
      return makeAction(ids, { do: 'open-url', part, label, url: part.at('uri', 'url') })
    case 'postback':
      return makeAction(ids, { do: 'postback', part, label, payload: part.at('payload') })
    default:
      return actionAsWords(part, label, `is a button that is not known: ${part.at('type').word || 'none'}`)
  }
}

function form(ids: ChoiceIds, payload: Part, items: readonly Part[]): readonly Message[] {
  const made = formMessage({
    part: payload,
    text: payload.at('content').text,
    fields: items.map((each) => formField(ids, each)),
    submitLabel: payload.at('content_attributes').at('button_label').text,
  })
  return made.length > 0 ? made : salvage(payload, 'is a form without fields')
}

function formField(ids: ChoiceIds, part: Part): FormField | undefined {
  const common = field(ids, {
    part,
    id: part.at('name'),
    label: part.at('label').text,
    hint: part.at('placeholder').text,
    required: part.at('required').isTrue || part.at('required').word === 'required',
  })
  if (part.at('default').text !== undefined) part.at('default').note('left-out', 'fields begin empty')
  switch (part.at('type').word) {
    case 'email':
      return { is: 'email', ...common }
    case 'text_area':
      return { is: 'text', ...common, long: true }
    case 'number':
      return { is: 'number', ...common }
    case 'date':
      return { is: 'date', ...common }
    case 'checkbox':
      return { is: 'consent', ...common }
    case 'select': {
      const found = part.at('options').items
      const offered = options(
        part,
        found.map((each) => ({ part: each, id: each.at('value'), label: each.at('label').text })),
      )
      return offered.length > 0 ? { is: 'choice', ...common, options: offered } : { is: 'text', ...common }
    }
    case '':
    case 'text':
      return { is: 'text', ...common }
    default:
      part.note('changed', `is a field that is not known: ${part.at('type').word}; it takes text`)
      return { is: 'text', ...common }
  }
}

function articles(ids: ChoiceIds, payload: Part, items: readonly Part[]): readonly Message[] {
  const rows = items.map((part) => {
    const title = part.at('title').text
    return listRow(ids, {
      part,
      title,
      description: part.at('description').text,
      action: part.at('link').isHere
        ? makeAction(ids, { do: 'open-url', part, label: title, url: part.at('link') })
        : undefined,
    })
  })
  const text = payload.at('content').text
  const made = listMessage({ part: payload, text, select: 'nothing', sections: [{ rows }] })
  return made.length > 0 ? made : textMessage(payload, text)
}

function attachment(part: Part): readonly Message[] {
  const url = part.at('data_url')
  return attached({
    part,
    url,
    sort: sortOf(part.at('file_type').word, url.text),
    name: part.at('file_name', 'fallback_title'),
  })
}
