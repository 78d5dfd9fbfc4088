import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { cardFace, cardMessage, carousel, offer, touch } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { listMessage, listRow } from './lists.ts'
import { attached, noteKept, picture, sortOf, video } from './media.ts'
import type { Part } from './part.ts'
import { salvage } from './salvage.ts'
import { textMessage } from './text-message.ts'
import { joined } from './words.ts'

/** Messages of the Messenger Platform's Send API: text, quick replies, attachments, templates. */
export function messenger(payload: Part): readonly Message[] {
  const message = payload.at('message').isObject ? payload.at('message') : payload
  const files = message.at('attachment').isHere ? [message.at('attachment')] : message.at('attachments').items
  const shown = files.flatMap((file) => attachment(file))
  const { items } = message.at('quick_replies')
  if (items.length === 0) return [...textMessage(message.at('text'), message.at('text').text), ...shown]
  const ids = new ChoiceIds()
  return [
    ...shown,
    ...offer(
      message,
      message.at('text').text,
      items.map((item) => quickReply(ids, item)),
    ),
  ]
}

function quickReply(ids: ChoiceIds, part: Part): ActionOrWords {
  const type = part.at('content_type').word
  if (part.at('image_url').isHere) part.at('image_url').note('left-out', 'quick replies have no pictures')
  if (type !== '' && type !== 'text')
    return actionAsWords(part, part.at('title').text, `asks for the contact’s ${type.replace('user_', '')}`)
  return makeAction(ids, { do: 'reply', part, label: part.at('title').text, payload: part.at('payload') })
}

function attachment(part: Part): readonly Message[] {
  const payload = part.at('payload')
  const type = part.at('type').word
  if (type === 'template') return template(payload)
  if (!payload.at('url').isHere) return salvage(part, 'has no address')
  const sort = type === 'file' ? 'file' : sortOf(type, payload.at('url').text)
  return attached({ part, url: payload.at('url'), sort, name: payload.at('title', 'name') })
}

function template(payload: Part): readonly Message[] {
  const elements = payload.at('elements').items
  const ids = new ChoiceIds()
  switch (payload.at('template_type').word) {
    case 'generic':
      return carousel(
        payload,
        undefined,
        elements.map((each) => element(ids, each)),
      )
    case 'button':
      return buttonTemplate(ids, payload)
    case 'media':
      return elements.flatMap((each) => media(each))
    case 'list':
      return list(ids, payload)
    default:
      return salvage(payload, `is a template that is not known: ${payload.at('template_type').word || 'none'}`)
  }
}

function buttonTemplate(ids: ChoiceIds, payload: Part): readonly Message[] {
  const actions = payload.at('buttons').items.map((each) => button(ids, each))
  const face = cardFace({ part: payload, text: payload.at('text').text, actions })
  return face?.actions ? cardMessage(face) : offer(payload, payload.at('text').text, actions)
}

const element = (ids: ChoiceIds, part: Part) => {
  const actions = part.at('buttons').items.map((each) => button(ids, each))
  return cardFace({
    part,
    title: part.at('title').text,
    text: part.at('subtitle').text,
    image: picture(part.at('image_url')),
    actions: [...actions, touch(ids, part.at('default_action'), part.at('default_action').at('url'), actions)],
  })
}

function media(part: Part): readonly Message[] {
  const isVideo = part.at('media_type').word === 'video'
  const { items } = part.at('buttons')
  const url = part.at('url')
  noteKept(part, url)
  if (items.length === 0 && url.isHere) return attached({ part, url, sort: isVideo ? 'video' : 'image' })
  const ids = new ChoiceIds()
  const actions = items.map((each) => button(ids, each))
  return cardMessage(cardFace({ part, ...(isVideo ? { video: video(url) } : { image: picture(url) }), actions }))
}

function list(ids: ChoiceIds, payload: Part): readonly Message[] {
  const rows = payload.at('elements').items.map((part) => {
    const [first, ...others] = part.at('buttons').items
    for (const other of others) other.note('left-out', 'a row has one button')
    const action = first ? button(ids, first) : touch(ids, part, part.at('default_action').at('url'), [])
    return listRow(ids, {
      part,
      title: part.at('title').text,
      description: joined(part.at('subtitle').text, typeof action === 'string' && action),
      image: picture(part.at('image_url')),
      action: typeof action === 'object' ? action : undefined,
    })
  })
  const below = payload.at('buttons').items.map((each) => button(ids, each))
  return [
    ...listMessage({ part: payload, select: 'nothing', sections: [{ rows }] }),
    ...cardMessage(below.length > 0 ? cardFace({ part: payload.at('buttons'), actions: below }) : undefined),
  ]
}

function button(ids: ChoiceIds, part: Part): ActionOrWords {
  const label = part.at('title').text
  const payload = part.at('payload')
  switch (part.at('type').word) {
    case 'postback':
      return makeAction(ids, { do: 'postback', part, label, payload })
    case 'web_url':
      return makeAction(ids, { do: 'open-url', part, label, url: part.at('url') })
    case 'phone_number':
      return makeAction(ids, { do: 'call', part, label, phoneNumber: payload.text })
    default:
      return actionAsWords(part, label, `is a button that is not known: ${part.at('type').word || 'none'}`)
  }
}
