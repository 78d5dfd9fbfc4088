import { limits } from '../limits.ts'
import type { CardFace } from '../message-kinds/card.ts'
import type { Message } from '../message-kinds/index.ts'
import type { Action, Clip, Picture } from '../message-kinds/parts.ts'
import { type ActionOrWords, atMost, makeAction, sortActions } from './actions.ts'
import { address, fileName } from './address.ts'
import type { ChoiceIds } from './choice-ids.ts'
import type { Part } from './part.ts'
import { textMessage } from './text-message.ts'
import { clip, joined, nameAfter, titled } from './words.ts'

/** What another system has on a card. */
interface CardParts {
  readonly part: Part
  readonly title?: string | undefined
  readonly text?: string | undefined
  readonly image?: Picture | undefined
  readonly video?: Clip | undefined
  readonly actions?: readonly ActionOrWords[]
}

/** A card; nothing where there is nothing to see. */
export function cardFace({ part, title, text, actions: wanted = [], ...media }: CardParts): CardFace | undefined {
  const { actions, words } = sortActions(wanted)
  const { image, video } = oneOf(part, media)
  const named = title === undefined ? titled(text) : { title, text }
  const heading =
    clip(part, named.title, limits.titleChars) ??
    clip(part, image?.alt ?? video?.alt, limits.titleChars) ??
    nameAfter(
      part,
      actions.length > 0 ? actions.map(({ label }) => label) : words.map((word) => word.replace(/^• /, '')),
    ) ??
    nameAfter(
      part,
      [image ?? video].flatMap((media) => (media ? fileName(media.url) : [])),
    )
  if (heading === undefined) {
    part.note('left-out', 'has nothing to show')
    return undefined
  }
  const body = clip(part, joined(named.text, ...words), limits.cardTextChars)
  const kept = atMost(part, actions, limits.cardActions, 'buttons')
  return {
    title: heading,
    ...(body !== undefined && { text: body }),
    ...(image && { image }),
    ...(video && { video }),
    ...(kept.length > 0 && { actions: kept }),
  }
}

/** A card has one place: with a video, the picture is what is seen before it plays. */
function oneOf(part: Part, { image, video }: Pick<CardParts, 'image' | 'video'>): Pick<CardParts, 'image' | 'video'> {
  if (!image || !video) return { image, video }
  if (video.poster !== undefined) part.note('left-out', 'a card has a video or a picture')
  return { video: { ...(image.alt !== undefined && { alt: image.alt }), poster: image.url, ...video } }
}

export const cardMessage = (face: CardFace | undefined): readonly Message[] => (face ? [{ kind: 'card', ...face }] : [])

/** Cards side by side, called `title` if that is one; one alone is a card. */
export function carousel(
  part: Part,
  title: string | undefined,
  faces: readonly (CardFace | undefined)[],
): readonly Message[] {
  const found = faces.filter((face) => face !== undefined)
  const [only, another] = found
  if (only === undefined || another === undefined) return [...textMessage(part, title), ...cardMessage(only)]
  const cards = atMost(part, found, limits.cards, 'cards')
  const { title: name, text } = titled(title)
  const ownName =
    name === undefined || text !== undefined
      ? nameAfter(
          part,
          cards.map((card) => card.title),
        )
      : name
  return [...(text === undefined ? [] : textMessage(part, title)), { kind: 'carousel', title: ownName ?? '…', cards }]
}

/** A text and what can be done about it: ready answers when all that can be done is answering, else a card with buttons. */
export function offer(part: Part, text: string | undefined, wanted: readonly ActionOrWords[]): readonly Message[] {
  const { actions, words } = sortActions(wanted)
  if (actions.length === 0) return textMessage(part, text, ...words)
  const replies = actions.filter((action) => action.do === 'reply')
  if (replies.length < actions.length) return cardMessage(cardFace({ part, text, actions: wanted }))
  const question =
    joined(text, ...words) ??
    nameAfter(
      part,
      replies.map(({ label }) => label),
    ) ??
    '…'
  return [
    {
      kind: 'quick-replies',
      text: clip(part, question, limits.textChars) ?? '…',
      replies: atMost(part, replies, limits.quickReplies, 'quick replies').map(
        ({ id, label, text: says, payload }) => ({ id, label, text: says, payload }),
      ),
    },
  ]
}

/**
 * Other systems open an address when their cards are touched; ours do it by a button. None when another button does it, or
 * when a touch does nothing that we know.
 */
export function touch(ids: ChoiceIds, part: Part, url: Part, others: readonly ActionOrWords[]): Action | undefined {
  const opened = address(url)
  const isAnother = others.some((other) => typeof other === 'object' && other.do === 'open-url' && other.url === opened)
  if (opened === undefined || isAnother) return undefined
  part.note('changed', 'touching the card is a button now')
  return makeAction(ids, { do: 'open-url', part, label: new URL(opened).host, url })
}
