import type { Message, MessageKind } from '@parley/protocol'
import { define } from '../define.ts'
import type { Rich } from './offer.ts'
import { drawText } from './text.ts'

/** How one kind of message looks: a template, or text that Lit puts there as text. */
export type DrawMessage<Kind extends MessageKind> = (message: Message<Kind>, rich: Rich) => unknown

/** The file of one kind: how it is drawn, and the elements that it is drawn with. */
export interface KindModule<Kind extends MessageKind> {
  readonly draw: DrawMessage<Kind>
  readonly elements?: Parameters<typeof define>[0]
}

/** Every kind has its drawing; the compiler asks for it. All but plain text have a file of their own, loaded when it is first needed. */
const kinds: {
  readonly [Kind in MessageKind]: KindModule<Kind> | (() => Promise<KindModule<Kind>>)
} = {
  text: { draw: drawText },
  markdown: () => import('./markdown.ts'),
  'quick-replies': () => import('./quick-replies.ts'),
  card: () => import('./card.ts'),
  carousel: () => import('./carousel.ts'),
  list: () => import('./list.ts'),
  image: () => import('./image.ts'),
  video: () => import('./video.ts'),
  form: () => import('./form.ts'),
  'date-picker': () => import('./date-picker.ts'),
  'link-push': () => import('./link-push.ts'),
  notice: () => import('./notice.ts'),
}

type AnyKind = KindModule<never> | (() => Promise<KindModule<never>>)
const there = new Map<string, KindModule<never>>()

const kindOf = (name: string) => (Object.hasOwn(kinds, name) ? (kinds[name as MessageKind] as AnyKind) : undefined)

/**
 * The drawing of a kind; nothing while its file is not there, or when it is a kind from the future. Then `text` stands in:
 * what everybody who knows the kind would read.
 */
export function drawingOf(name: string): DrawMessage<never> | undefined {
  const kind = kindOf(name)
  return typeof kind === 'function' ? there.get(name)?.draw : kind?.draw
}

/** Fetches the file of a kind. Fulfils with whether it can be drawn from now on; what fails is tried again the next time. */
export async function loadKind(name: string): Promise<boolean> {
  const load = kindOf(name)
  if (typeof load !== 'function' || there.has(name)) return load !== undefined
  try {
    const { draw, elements = {} } = await load()
    define(elements)
    there.set(name, { draw })
    return true
  } catch {
    return false
  }
}
