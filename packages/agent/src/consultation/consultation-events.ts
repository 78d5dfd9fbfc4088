import type { ConversationId } from '@parley/protocol'

/** Where there is room for one conversation only: show this lane, or the contact's conversation. */
export class ShowLaneEvent extends Event {
  static readonly type = 'parley-show-lane'
  constructor(readonly lane: ConversationId | undefined) {
    super(ShowLaneEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-show-lane': ShowLaneEvent
  }
}
