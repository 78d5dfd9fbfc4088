import type { Choice } from '@parley/protocol'
import type { Side } from '../transcript/scene.ts'

/** What can be chosen in one message, and what was. */
export interface Offer {
  /** The message's place in the log: choices name it. */
  readonly seq: number
  /**
   * `open`: the reader is the contact, and may choose. `closed`: their own screen, and it is over. `shown`: somebody else's
   * screen, where all can be seen and nothing can be chosen (A092).
   */
  readonly is: 'open' | 'closed' | 'shown'
  /** What was chosen last, also while it is on its way to the server. */
  readonly made: Choice | undefined
  /** Whether `made` is on its way and not yet in the log. */
  readonly isPending: boolean
  /** Why the server did not take the latest choice: `field` names what of it, as `values.email`. */
  readonly refused: { readonly field: string; readonly problem: string } | undefined
}

/** The address to load a picture or video from; nothing where the site's owner has not named its origin. */
export type Media = (url: string) => string | undefined

/** What a kind of message is drawn with, besides the message. */
export interface Rich {
  readonly offer: Offer | undefined
  readonly media: Media
  /** Whose screen it is. */
  readonly side: Side
  /** Whether it was said by the reader, or at the desk by somebody else of staff. */
  readonly isOwn: boolean
}

/** Whether this action, row or slot was chosen. */
export const isChosen = (offer: Offer | undefined, id: string): boolean => offer?.made?.actions.includes(id) ?? false
