import { glyphs } from '@parley/ui'

/**
 * What kind of task an entry of the desk is ([A016]). Chat consultations, and chat interactions with the contact's visit
 * beside them, are tasks of their own: each joins with its feature, and nothing compiles until it has a picture and a name.
 */
export type Task = 'chatInteraction'

/** The picture of each kind of task. The text of the same key names it. */
export const taskGlyphs: { readonly [Kind in Task]: string } = {
  chatInteraction: glyphs.chat,
}
