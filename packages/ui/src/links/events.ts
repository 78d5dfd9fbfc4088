import type { ConversationId } from '@parley/protocol'

/**
 * What leaves the two root elements when somebody wants to call or to write to what a message names, so that the page can do it
 * better than the browser.
 */
const ask: EventInit = { bubbles: true, composed: true, cancelable: true }

/** Somebody wants to call this number. Cancel it to dial yourself; otherwise the browser opens a `tel:` address. */
export class CallEvent extends Event {
  static readonly type = 'parley-call'
  constructor(
    /** As it is dialed in a link; as the contact's record has it in `Party Actions`. */
    readonly phoneNumber: string,
    /** Where it was found; empty outside of a conversation. */
    readonly conversationId: ConversationId,
  ) {
    super(CallEvent.type, ask)
  }
}

/** Somebody wants to write to this e-mail address. Cancel it to do it yourself; otherwise the browser opens a `mailto:` address. */
export class EmailEvent extends Event {
  static readonly type = 'parley-email'
  constructor(
    readonly address: string,
    /** Where it was found; empty outside of a conversation. */
    readonly conversationId: ConversationId,
  ) {
    super(EmailEvent.type, ask)
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-call': CallEvent
    'parley-email': EmailEvent
  }
}
