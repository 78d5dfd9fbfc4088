import { glyphs } from '@parley/ui'

/**
 * What kind of task an entry of the desk is ([A016]). Chat interactions with the contact's visit beside them are a task of their own:
 * it joins with its feature, and nothing compiles until it has a picture and a name.
 */
export type Task = 'chatInteraction' | 'chatConsultation'

/** The picture of each kind of task. The text of the same key names it. */
export const taskGlyphs: { readonly [Kind in Task]: string } = {
  chatInteraction: glyphs.chat,
  chatConsultation: glyphs.people,
}
