import type { Choice } from '@parley/protocol'

/**
 * What elements ask and tell, as DOM events with typed fields. Asks are in the imperative: they bubble through shadow
 * roots to the element that knows the client, which answers and stops them there; whoever stands between may cancel them.
 */
const ask: EventInit = { bubbles: true, composed: true, cancelable: true }
const tell: EventInit = { bubbles: true, composed: true }

/** The writer wants `text` sent. Cancel it to keep the draft in place. */
export class SendEvent extends Event {
  static readonly type = 'parley-send'
  constructor(readonly text: string) {
    super(SendEvent.type, ask)
  }
}

/** Connect now, whatever stood in the way. */
export class ReconnectEvent extends Event {
  static readonly type = 'parley-reconnect'
  constructor() {
    super(ReconnectEvent.type, ask)
  }
}

/** Try the refused message with this key once more. */
export class RetryEvent extends Event {
  static readonly type = 'parley-retry'
  constructor(readonly key: string) {
    super(RetryEvent.type, ask)
  }
}

/** Drop the refused message with this key. */
export class DiscardEvent extends Event {
  static readonly type = 'parley-discard'
  constructor(readonly key: string) {
    super(DiscardEvent.type, ask)
  }
}

/** The reader has come close to the oldest line that is there. */
export class LoadOlderEvent extends Event {
  static readonly type = 'parley-load-older'
  constructor() {
    super(LoadOlderEvent.type, ask)
  }
}

/** The contact chooses in the rich content of the message at `seq`. */
export class MakeChoiceEvent extends Event {
  static readonly type = 'parley-make-choice'
  constructor(
    readonly seq: number,
    readonly choice: Choice,
  ) {
    super(MakeChoiceEvent.type, ask)
  }
}

/** Somebody is writing in the composer, or has stopped without sending. */
export class TypingEvent extends Event {
  static readonly type = 'parley-typing'
  constructor(readonly is: 'writing' | 'stopped') {
    super(TypingEvent.type, ask)
  }
}

/** Every message of others up to `upTo` has been seen on this screen. */
export class ReadEvent extends Event {
  static readonly type = 'parley-read'
  constructor(readonly upTo: number) {
    super(ReadEvent.type, ask)
  }
}

/** The draft has changed by the writer's hand. */
export class DraftEvent extends Event {
  static readonly type = 'parley-draft'
  constructor(readonly draft: string) {
    super(DraftEvent.type, tell)
  }
}

/** An entry of a menu was chosen. */
export class ChooseEvent extends Event {
  static readonly type = 'parley-choose'
  constructor(readonly choice: string) {
    super(ChooseEvent.type, ask)
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-send': SendEvent
    'parley-reconnect': ReconnectEvent
    'parley-retry': RetryEvent
    'parley-discard': DiscardEvent
    'parley-load-older': LoadOlderEvent
    'parley-make-choice': MakeChoiceEvent
    'parley-typing': TypingEvent
    'parley-read': ReadEvent
    'parley-draft': DraftEvent
    'parley-choose': ChooseEvent
  }
}
