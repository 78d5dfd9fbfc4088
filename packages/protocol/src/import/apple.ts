import type { Message } from '../message-kinds/index.ts'
import type { Picture } from '../message-kinds/parts.ts'
import { makeAction } from './actions.ts'
import { address } from './address.ts'
import { cardFace, cardMessage, offer } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { picture, video } from './media.ts'
import type { Part } from './part.ts'
import { introduced, listPicker, timePicker } from './pickers.ts'
import { salvage } from './salvage.ts'
import { textMessage } from './text-message.ts'

/** Messages of Apple Messages for Business: text, list and time pickers, quick replies, rich links. */
export function apple(payload: Part): readonly Message[] {
  const type = payload.at('type').word
  if (payload.at('richLinkData').isHere) return richLink(payload.at('richLinkData'))
  if (payload.at('interactiveData').isHere) return interactive(payload.at('interactiveData'))
  if (type === 'text' || (type === '' && payload.at('body').isHere))
    return textMessage(payload, payload.at('body').text)
  return salvage(payload, `is a message that is not known: ${type || 'none'}`)
}

function interactive(part: Part): readonly Message[] {
  const data = part.at('data')
  const received = part.at('receivedMessage')
  if (data.at('listPicker').isHere) return listPicker(data.at('listPicker'), received, imagesIn(data))
  if (data.at('event').isHere) return event(data.at('event'), received)
  if (data.at('quick-reply').isHere) return quickReplies(data.at('quick-reply'))
  return salvage(part, 'is interactive in a way that is not known')
}

/** Pictures come beside the message, mostly as bytes, which a message of ours cannot hold. */
function imagesIn(data: Part): (item: Part) => Picture | undefined {
  const images = new Map(data.at('images').items.map((image) => [image.at('identifier').text, image]))
  return (item) => {
    const named = item.at('imageIdentifier')
    if (named.text === undefined) return undefined
    const found = images.get(named.text)
    if (found?.at('url').isHere) return picture(found.at('url'), found.at('description'))
    named.note('left-out', 'the picture comes as bytes, not at an address')
    return undefined
  }
}

function event(part: Part, received: Part): readonly Message[] {
  const { title, text } = introduced(received)
  const times = part.at('timeslots').items
  const name = part.at('title').text
  const location = part.at('location').at('title', 'name').text
  if (location !== undefined) part.at('location').note('changed', 'the place is part of the text')
  const words = [text, name !== title && name, location].filter(Boolean).join('\n') || undefined
  return title === undefined
    ? timePicker(part, { title: name, text: location, times })
    : timePicker(part, { title, text: words, times })
}

function quickReplies(part: Part): readonly Message[] {
  const ids = new ChoiceIds()
  const replies = part
    .at('items')
    .items.map((item) =>
      makeAction(ids, { do: 'reply', part: item, label: item.at('title').text, id: item.at('identifier') }),
    )
  return offer(part, part.at('summaryText').text, replies)
}

function richLink(part: Part): readonly Message[] {
  const url = part.at('url')
  const assets = part.at('assets')
  const image = assets.at('image')
  if (image.isHere && !image.at('url').isHere) image.note('left-out', 'the picture comes as bytes, not at an address')
  const opened = address(url)
  const button =
    opened === undefined
      ? undefined
      : makeAction(new ChoiceIds(), { do: 'open-url', part, label: new URL(opened).host, url })
  const face = cardFace({
    part,
    title: part.at('title').text,
    image: picture(image.at('url')),
    video: video(assets.at('video').at('url')),
    actions: [button],
  })
  return cardMessage(face)
}
