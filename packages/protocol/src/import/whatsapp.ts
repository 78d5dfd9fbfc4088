import { limits } from '../limits.ts'
import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, makeAction } from './actions.ts'
import { cardFace, cardMessage, carousel, offer } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { listMessage, listRow } from './lists.ts'
import { attached, noteKept, picture, sortOf, video } from './media.ts'
import type { Part } from './part.ts'
import { readable, salvage } from './salvage.ts'
import { textMessage } from './text-message.ts'
import { joined } from './words.ts'

/** Messages of the WhatsApp Business Platform: text, media, and what is interactive. */
export function whatsapp(payload: Part): readonly Message[] {
  const type = payload.at('type').word || (payload.at('interactive').isHere ? 'interactive' : 'text')
  const body = payload.at(type)
  switch (type) {
    case 'text':
      return textMessage(body, body.at('body').text ?? body.text)
    case 'interactive':
      return interactive(body)
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return file(body, type === 'sticker' ? 'image' : sortOf(type === 'document' ? 'file' : type, undefined))
    case 'location':
      body.note('as-text', 'places on a map are text')
      return textMessage(body, body.at('name').text, body.at('address').text, place(body))
    default:
      return salvage(payload, `is a message that is not known: ${type}`)
  }
}

function place(part: Part): string | undefined {
  const { number: latitude } = part.at('latitude')
  const { number: longitude } = part.at('longitude')
  return latitude === undefined || longitude === undefined ? undefined : `${latitude}, ${longitude}`
}

function file(part: Part, sort: ReturnType<typeof sortOf>): readonly Message[] {
  const caption = part.at('caption')
  if (part.at('link').isHere) return attached({ part, url: part.at('link'), sort, name: part.at('filename'), caption })
  noteKept(part, part.at('link'))
  return textMessage(part, part.at('filename').text, caption.text)
}

function interactive(part: Part): readonly Message[] {
  const action = part.at('action')
  const type = part.at('type').word
  switch (type) {
    case 'button':
      return withButtons(part, action.at('buttons').items)
    case 'list':
      return list(part)
    case 'cta_url':
      return withButtons(part, [action])
    case 'carousel': {
      const ids = new ChoiceIds()
      const faces = action.at('cards').items.map((each) => face(ids, each, buttonsOf(each)))
      return carousel(part, part.at('body').at('text').text, faces)
    }
    case 'flow':
      action.note('as-text', 'flows run at the other system only')
      return textMessage(part, ...said(part), line(action.at('parameters').at('flow_cta').text))
    default: {
      const words = readable(action)
      action.note(words === '' ? 'left-out' : 'as-text', `is interactive in a way that is not known: ${type || 'none'}`)
      return textMessage(part, ...said(part), words)
    }
  }
}

const line = (words: string | undefined) => words && `• ${words}`

/** Header, body and footer. */
const said = (part: Part) => ['header', 'body', 'footer'].map((name) => part.at(name).at('text').text)

function buttonsOf(part: Part): readonly Part[] {
  const action = part.at('action')
  return action.at('buttons').items.length > 0 ? action.at('buttons').items : [action]
}

/** Ready answers; with a picture, a video or an address, a card. */
function withButtons(part: Part, buttons: readonly Part[]): readonly Message[] {
  const ids = new ChoiceIds()
  const header = part.at('header')
  if (header.at('image').isHere || header.at('video').isHere) return cardMessage(face(ids, part, buttons))
  const above = header.at('document').isHere ? file(header.at('document'), 'file') : []
  return [
    ...above,
    ...offer(
      part,
      joined(...said(part)),
      buttons.map((each) => button(ids, each)),
    ),
  ]
}

function face(ids: ChoiceIds, part: Part, buttons: readonly Part[]) {
  const image = part.at('header').at('image')
  const film = part.at('header').at('video')
  for (const kept of [image, film]) noteKept(kept, kept.at('link'))
  return cardFace({
    part,
    text: joined(...said(part)),
    image: picture(image.at('link')),
    video: video(film.at('link')),
    actions: buttons.map((each) => button(ids, each)),
  })
}

function button(ids: ChoiceIds, part: Part): ActionOrWords {
  if (part.at('parameters').isHere) {
    const parameters = part.at('parameters')
    return makeAction(ids, {
      do: 'open-url',
      part,
      label: parameters.at('display_text').text,
      url: parameters.at('url'),
    })
  }
  const reply = part.at('reply', 'quick_reply')
  return makeAction(ids, {
    do: 'reply',
    part: reply,
    label: reply.at('title').text,
    payload: reply.at('id'),
  })
}

function list(part: Part): readonly Message[] {
  const ids = new ChoiceIds()
  const action = part.at('action')
  const [header, body, footer] = said(part)
  if (action.at('button').isHere) action.at('button').note('left-out', 'the list is open, no button opens it')
  const sections = action.at('sections').items.map((section) => ({
    title: section.at('title').text,
    rows: section.at('rows').items.map((row) =>
      listRow(ids, {
        part: row,
        id: row.at('id'),
        title: row.at('title').text,
        description: row.at('description').text,
      }),
    ),
  }))
  const text = joined(body, footer)
  const made = listMessage({
    part,
    select: 'one',
    sections,
    ...(header === undefined ? { text } : { title: header, text }),
  })
  return made.length > 0 ? made : textMessage(part, header, text?.slice(0, limits.textChars))
}
