import type { Message, MessageKind } from '@parley/protocol'
import { define } from '../define.ts'
import type { Rich } from './offer.ts'
import type * as richModule from './rich-kinds.ts'
import { drawText } from './text.ts'

/** How one kind of message looks: a template, or text that Lit puts there as text. */
export type DrawMessage<Kind extends MessageKind> = (message: Message<Kind>, rich: Rich) => unknown

/** The file of one kind: how it is drawn, and the elements that it is drawn with. */
export interface KindModule<Kind extends MessageKind> {
  readonly draw: DrawMessage<Kind>
  readonly elements?: Parameters<typeof define>[0]
}

/** Plain text can always be drawn; every other kind has a file of its own (`rich-kinds.ts`), and is here once that was fetched. */
const drawings = new Map<string, DrawMessage<never>>([['text', drawText]])

/**
 * The drawing of a kind; nothing while its file is not there, or when it is a kind from the future. Then the message's words
 * stand in: what everybody who knows the kind would read.
 */
export const drawingOf = (kind: string): DrawMessage<never> | undefined => drawings.get(kind)

/** What only rich content needs; here once the first of it was fetched. */
export let rich: typeof richModule | undefined

/** Stands for what happens with bots and choices: `parley-bot-happening` draws it. */
export const botHappening = 'bot-happening'

/** As what a message is drawn: its kind, but for texts that may have addresses or phone numbers in them, or be nothing but emojis. Most have none, and need no more than letters. */
export const drawnAs = (message: Message): string =>
  message.kind === 'text' && /:\/\/|@|(\d\D{0,3}){7}|^[^!-~]{1,60}$/.test(message.text) ? 'linked-text' : message.kind

/** Fetches the file of a kind. Fulfils with whether it can be drawn from now on; what fails is tried again the next time. */
export async function loadKind(kind: string): Promise<boolean> {
  try {
    rich = await import('./rich-kinds.ts')
    if (drawings.has(kind)) return true
    const file = await rich.fileOf(kind)
    if (!file) return false
    const { draw, elements = {} } = file
    define(elements)
    if (draw) drawings.set(kind, draw)
    return true
  } catch {
    return false
  }
}
