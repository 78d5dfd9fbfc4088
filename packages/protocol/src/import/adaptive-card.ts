import { limits } from '../limits.ts'
import type { CardFace } from '../message-kinds/card.ts'
import type { Message } from '../message-kinds/index.ts'
import type { Clip, Picture } from '../message-kinds/parts.ts'
import { sortActions } from './actions.ts'
import { elementsOf, type Found } from './adaptive-elements.ts'
import { fileName } from './address.ts'
import { cardFace } from './cards.ts'
import type { ChoiceIds } from './choice-ids.ts'
import { formMessage } from './forms.ts'
import type { Part } from './part.ts'
import { salvage } from './salvage.ts'
import { textMessage } from './text-message.ts'
import { joined, unmarked } from './words.ts'

/**
 * An Adaptive Card as far as our kinds reach: a form if it asks something, else a card. Columns and boxes lose their places;
 * where nothing is left the card's own text for such clients is said.
 */
export function adaptiveCard(
  ids: ChoiceIds,
  part: Part,
): { face?: CardFace | undefined; messages: readonly Message[] } {
  const found = elementsOf(part, ids)
  const { texts, images, videos, fields, actions } = found
  if (fields.length > 0) return { messages: [...alone(part, images, videos), ...asForm(part, found)] }
  if (texts.length + images.length + videos.length + sortActions(actions).actions.length === 0)
    return { messages: instead(part) }
  const [video, ...otherVideos] = videos
  const image = video ? undefined : images[0]
  const face = cardFace({ part, ...titleAndText(texts), image, video, actions })
  return { face, messages: alone(part, image ? images.slice(1) : images, otherVideos) }
}

/** What the card says to clients that can show none of it. */
function instead(part: Part): readonly Message[] {
  const text = part.at('fallbackText').text ?? unmarked(part.at('speak').text)
  if (text === undefined) return salvage(part, 'holds nothing that can be shown')
  part.note('as-text', 'is shown as its fallback text')
  return textMessage(part, text)
}

/** Pictures and videos for which the card has no place. */
function alone(part: Part, images: readonly Picture[], videos: readonly Clip[]): readonly Message[] {
  if (images.length + videos.length > 0)
    part.note('changed', 'holds pictures or videos that are messages of their own now')
  return [
    ...images.map(({ url, alt }): Message => ({ kind: 'image', url, alt: alt ?? fileName(url) })),
    ...videos.map(
      (video): Message => ({
        kind: 'video',
        title: (video.alt ?? fileName(video.url)).slice(0, limits.titleChars),
        video,
      }),
    ),
  ]
}

function asForm(part: Part, { texts, fields, actions, submitLabel }: Found): readonly Message[] {
  const { actions: buttons, words } = sortActions(actions)
  const lines = buttons.map((button) => `• ${button.label}${button.do === 'open-url' ? ` (${button.url})` : ''}`)
  if (lines.length > 0) part.at('actions').note('as-text', 'a form has one button; the others are text')
  const { title, text } = titleAndText(texts)
  return formMessage({ part, title, text: joined(text, ...lines, ...words), fields, submitLabel })
}

/** The first text is the title, unless it is too long for one. */
function titleAndText([first, ...others]: readonly string[]): {
  title?: string | undefined
  text?: string | undefined
} {
  const isTitle = first !== undefined && first.length <= limits.titleChars && !first.includes('\n')
  return isTitle ? { title: first, text: joined(...others) } : { text: joined(first, ...others) }
}
