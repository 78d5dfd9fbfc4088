import type { CardFace } from '../message-kinds/card.ts'
import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { adaptiveCard } from './adaptive-card.ts'
import { cardFace, cardMessage, carousel, offer, touch } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { attached, picture, sortOf, sound, video } from './media.ts'
import type { Part } from './part.ts'
import { salvage } from './salvage.ts'
import { markdownMessage, textMessage } from './text-message.ts'
import { joined, unmarked } from './words.ts'

/** Activities of the Bot Framework: text, suggested actions, cards, also side by side, and files. */
export function botFramework(payload: Part): readonly Message[] {
  const { items: several } = payload.at('activities')
  return (several.length > 0 ? several : [payload]).flatMap((each) => activity(each))
}

function activity(part: Part): readonly Message[] {
  const type = part.at('type').word
  if (type !== '' && type !== 'message') {
    part.note('left-out', `is no message: ${type}`)
    return textMessage(part.at('text'), part.at('text').text)
  }
  const files = part.at('attachments').items
  const actions = part.at('suggestedActions').at('actions').items
  const spoken = part.at('speak')
  const isMarkdown = part.at('textFormat').word === 'markdown'
  if (actions.length > 0) {
    if (isMarkdown) part.at('text').note('changed', 'is markdown; above ready answers it is plain text')
    const ids = new ChoiceIds()
    const wanted = actions.map((each) => cardAction(ids, each))
    return [...attachments(part, files), ...offer(part, plainText(part), wanted)]
  }
  const text = isMarkdown ? undefined : plainText(part)
  const marked = isMarkdown ? markdownMessage(part.at('text')) : []
  const shown = isCarousel(part)
    ? [...marked, ...attachments(part, files, text)]
    : [...marked, ...textMessage(part.at('text'), text), ...attachments(part, files)]
  return shown.length > 0 ? shown : textMessage(spoken, unmarked(spoken.text))
}

/** The text without the tags of XML, if that is what it is. */
function plainText(part: Part): string | undefined {
  const text = part.at('text')
  if (part.at('textFormat').word !== 'xml') return text.text
  text.note('changed', 'is XML; its tags are gone')
  return unmarked(text.text)
}

const isCarousel = (part: Part) =>
  part.at('attachmentLayout').word === 'carousel' && part.at('attachments').items.length > 1

function attachments(part: Part, files: readonly Part[], title?: string): readonly Message[] {
  if (!isCarousel(part))
    return files.flatMap((file) => {
      const { face, messages } = attachment(new ChoiceIds(), file)
      return [...cardMessage(face), ...messages]
    })
  const ids = new ChoiceIds()
  const made = files.map((file) => attachment(ids, file))
  const faces = made.map(({ face }) => face)
  return [...carousel(part.at('attachments'), title, faces), ...made.flatMap(({ messages }) => messages)]
}

/** What an attachment becomes: a card, which may stand in a carousel, and what cannot be on it. */
interface Attachment {
  readonly face?: CardFace | undefined
  readonly messages: readonly Message[]
}

function attachment(ids: ChoiceIds, part: Part): Attachment {
  const type = part.at('contentType').word
  const content = part.at('content')
  const card = /^application\/vnd\.microsoft\.(?:card|keyboard|teams\.card)\.?([a-z0-9]*)$/.exec(type)?.[1]
  switch (card) {
    case 'adaptive':
      return adaptiveCard(ids, content)
    case 'hero':
    case 'thumbnail':
    case 'signin':
    case 'oauth':
    case 'animation':
    case 'audio':
    case 'video':
      return { face: heroCard(ids, content, card), messages: [] }
    case undefined:
      return { messages: file(part, type) }
    default:
      return { messages: salvage(content.isHere ? content : part, `is a card that is not known: ${card || type}`) }
  }
}

function file(part: Part, type: string): readonly Message[] {
  const url = part.at('contentUrl')
  if (!url.isHere) return salvage(part, 'has no address')
  return attached({ part, url, sort: sortOf(type, url.text), name: part.at('name'), poster: part.at('thumbnailUrl') })
}

function heroCard(ids: ChoiceIds, part: Part, sort: string): CardFace | undefined {
  const images = part.at('images').items
  const image = images[0] ?? part.at('image')
  for (const other of images.slice(1)) other.note('left-out', 'a card has one picture')
  const [media, ...others] = part.at('media').items
  for (const other of others) other.note('left-out', 'a card has one video')
  const actions = part.at('buttons').items.map((each) => cardAction(ids, each))
  const tap = part.at('tap')
  const isLink = tap.at('type').word === 'openurl'
  if (tap.isHere && !isLink) tap.note('left-out', 'cards cannot be touched')
  const film =
    media && sort !== 'audio' && sortOf('', media.at('url').text) !== 'image'
      ? video(media.at('url'), image.at('url'))
      : undefined
  const still = media && sort === 'animation' && film === undefined ? media : image
  const heard = media && sort === 'audio' ? sound(ids, media, media.at('url'), part.at('title').text) : undefined
  return cardFace({
    part,
    title: part.at('title').text,
    text: joined(part.at('subtitle').text, part.at('text').text),
    ...(film ? { video: film } : { image: picture(still.at('url'), still.at('alt')) }),
    actions: [heard, ...actions, isLink ? touch(ids, tap, tap.at('value'), actions) : undefined],
  })
}

function cardAction(ids: ChoiceIds, part: Part): ActionOrWords {
  const value = part.at('value')
  const label = part.at('title').text ?? part.at('text', 'displayText').text ?? value.text
  const type = part.at('type').word
  if (part.at('image').isHere) part.at('image').note('left-out', 'buttons have no pictures')
  switch (type) {
    case '':
    case 'imback':
      return makeAction(ids, { do: 'reply', part, label, text: value.text })
    case 'postback':
      return makeAction(ids, { do: 'postback', part, label, payload: value })
    case 'messageback': {
      const payload = value.isHere ? value : part.at('text')
      return part.at('displayText').isHere
        ? makeAction(ids, { do: 'reply', part, label, text: part.at('displayText').text, payload })
        : makeAction(ids, { do: 'postback', part, label, payload })
    }
    case 'openurl':
    case 'signin':
    case 'showimage':
    case 'playaudio':
    case 'playvideo':
      return makeAction(ids, { do: 'open-url', part, label, url: value })
    case 'downloadfile':
      return makeAction(ids, { do: 'download', part, label, url: value })
    case 'call':
      return makeAction(ids, { do: 'call', part, label, phoneNumber: value.text })
    default:
      return actionAsWords(part, label, `is a button that is not known: ${type}`)
  }
}
