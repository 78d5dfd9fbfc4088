import type { Message } from '../message-kinds/index.ts'
import { type ActionOrWords, actionAsWords, makeAction } from './actions.ts'
import { cardFace, cardMessage, carousel, offer } from './cards.ts'
import { ChoiceIds } from './choice-ids.ts'
import { attached, noteKept, picture, sortOf, video } from './media.ts'
import type { Part } from './part.ts'
import { salvage } from './salvage.ts'
import { textMessage } from './text-message.ts'

/** Messages of RCS for Business: text, files, rich cards, carousels of them, suggestions. */
export function rcs(payload: Part): readonly Message[] {
  const message = payload.at('contentMessage').isObject ? payload.at('contentMessage') : payload
  const text = message.at('text')
  const card = message.at('richCard')
  const file = message.at('contentInfo')
  const { items: suggestions } = message.at('suggestions')
  const ids = new ChoiceIds()
  const shown = [...(card.isHere ? richCard(card) : []), ...(file.isHere ? content(file) : [])]
  if (suggestions.length > 0)
    return [
      ...shown,
      ...offer(
        message,
        text.text,
        suggestions.map((each) => action(ids, each)),
      ),
    ]
  return [...shown, ...textMessage(text, text.text)]
}

function content(part: Part): readonly Message[] {
  const url = part.at('fileUrl')
  return attached({ part, url, sort: sortOf('', url.text), poster: part.at('thumbnailUrl') })
}

function richCard(part: Part): readonly Message[] {
  const alone = part.at('standaloneCard')
  const several = part.at('carouselCard')
  const ids = new ChoiceIds()
  if (alone.isHere) return cardMessage(face(ids, alone.at('cardContent')))
  if (several.isHere)
    return carousel(
      several,
      undefined,
      several.at('cardContents').items.map((each) => face(ids, each)),
    )
  return salvage(part, 'is a rich card that is not known')
}

function face(ids: ChoiceIds, part: Part) {
  const media = part.at('media')
  const file = media.at('contentInfo')
  const url = file.at('fileUrl')
  noteKept(media, url)
  const isVideo = sortOf('', url.text) === 'video'
  return cardFace({
    part,
    title: part.at('title').text,
    text: part.at('description').text,
    ...(isVideo
      ? { video: video(url, file.at('thumbnailUrl'), file.at('altText')) }
      : { image: picture(url, file.at('altText')) ?? picture(file.at('thumbnailUrl'), file.at('altText')) }),
    actions: part.at('suggestions').items.map((each) => action(ids, each)),
  })
}

function action(ids: ChoiceIds, suggestion: Part): ActionOrWords {
  const part = suggestion.at('reply', 'action')
  const label = part.at('text').text
  const payload = part.at('postbackData')
  const dialled = part.at('dialAction').at('phoneNumber')
  const opened = part.at('openUrlAction').at('url')
  if (suggestion.at('reply').isHere) return makeAction(ids, { do: 'reply', part, label, payload })
  if (opened.isHere) return makeAction(ids, { do: 'open-url', part, label, payload, url: opened })
  if (dialled.isHere) return makeAction(ids, { do: 'call', part, label, payload, phoneNumber: dialled.text })
  const what = Object.keys(part.members).find((name) => name.endsWith('Action')) ?? 'none'
  const url = part.at('fallbackUrl')
  if (!url.isHere) return actionAsWords(part, label, `is a suggestion that is not known: ${what}`)
  part.note('changed', `is a suggestion that is not known: ${what}; its button opens an address instead`)
  return makeAction(ids, { do: 'open-url', part, label, payload, url })
}
