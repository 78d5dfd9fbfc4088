import type { MessageKind } from '@parley/protocol'
import type { KindModule } from './index.ts'

export { drawGrowing } from './draw-growing.ts'
export { offerOf, offersIn } from './offers.ts'

/** Where each kind but plain text is drawn; the compiler asks for all of them. Every file is fetched when it is first needed. */
const richKinds: {
  readonly [Kind in Exclude<MessageKind, 'text'>]: () => Promise<KindModule<Kind>>
} = {
  markdown: () => import('./markdown.ts'),
  'quick-replies': () => import('./quick-replies.ts'),
  card: () => import('./card.ts'),
  carousel: () => import('./carousel.ts'),
  list: () => import('./list.ts'),
  image: () => import('./image.ts'),
  video: () => import('./video.ts'),
  file: () => import('./file.ts'),
  form: () => import('./form.ts'),
  'date-picker': () => import('./date-picker.ts'),
  'link-push': () => import('./link-push.ts'),
  notice: () => import('./notice.ts'),
}

/** What is no kind of message and fetched like one: what happens with bots and choices, and texts with addresses in them. */
const others = {
  'bot-happening': () => import('../bot-happening/parley-bot-happening.ts'),
  'linked-text': () => import('./linked-text.ts'),
}

/** The file of a kind; nothing for kinds from the future. */
export function fileOf(kind: string): Promise<Partial<KindModule<never>>> | undefined {
  const files: Readonly<Record<string, () => Promise<Partial<KindModule<never>>>>> = { ...richKinds, ...others }
  return Object.hasOwn(files, kind) ? files[kind]?.() : undefined
}
