import * as v from 'valibot'
import { card } from './card.ts'
import { carousel } from './carousel.ts'
import { datePicker } from './date-picker.ts'
import { file } from './file.ts'
import { form } from './form.ts'
import { image } from './image.ts'
import { linkPush } from './link-push.ts'
import { list } from './list.ts'
import { markdown } from './markdown.ts'
import { notice } from './notice.ts'
import { quickReplies } from './quick-replies.ts'
import { text } from './text.ts'
import { video } from './video.ts'

/** Every kind of message, by name. Adding one here makes `ui` ask for its drawing. */
export const messageKinds = {
  text,
  markdown,
  'quick-replies': quickReplies,
  card,
  carousel,
  list,
  image,
  video,
  file,
  form,
  'date-picker': datePicker,
  'link-push': linkPush,
  notice,
} as const

export type MessageKind = keyof typeof messageKinds

/** A message as it travels and is logged: its kind, and that kind's content beside it. */
export type Message<Kind extends MessageKind = MessageKind> = Readonly<
  v.InferOutput<(typeof messageKinds)[Kind]['content']>
>

/** Takes a message of any kind and nothing else. */
export const messageSchema = /*#__PURE__*/ v.variant('kind', [
  text.content,
  markdown.content,
  quickReplies.content,
  card.content,
  carousel.content,
  list.content,
  image.content,
  video.content,
  file.content,
  form.content,
  datePicker.content,
  linkPush.content,
  notice.content,
])
