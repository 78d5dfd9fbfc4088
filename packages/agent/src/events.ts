import type { ConversationId, Target } from '@parley/protocol'
export { CallEvent, EmailEvent } from '@parley/ui'
import type { ActionId } from './actions/registry.ts'
import type { Response } from './responses/response.ts'

/**
 * What elements of the desk ask and what the desk tells the page around it, as DOM events with typed fields.
 * Asks bubble to `<parley-agent>` and stop there; tells leave it, for what really happened.
 */
const ask: EventInit = { bubbles: true, composed: true, cancelable: true }

/** Do one of the actions of the registry. */
export class ActEvent extends Event {
  static readonly type = 'parley-act'
  constructor(
    readonly action: ActionId,
    /** The conversation it is about, where it is about one. */
    readonly about?: ConversationId,
    /** A choice that comes with the action: a reason for being not ready. */
    readonly value?: string,
  ) {
    super(ActEvent.type, ask)
  }
}

/** Show this interaction. */
export class SelectEvent extends Event {
  static readonly type = 'parley-select'
  constructor(readonly about: ConversationId) {
    super(SelectEvent.type, ask)
  }
}

/** The agent has looked at the preview of this interaction. */
export class NoticeEvent extends Event {
  static readonly type = 'parley-notice'
  constructor(readonly about: ConversationId) {
    super(NoticeEvent.type, ask)
  }
}

/** Take this notice away. */
export class DismissEvent extends Event {
  static readonly type = 'parley-dismiss'
  constructor(readonly key: string) {
    super(DismissEvent.type, ask)
  }
}

/** The agent wants this standard response in the message, with its files. */
export class InsertResponseEvent extends Event {
  static readonly type = 'parley-insert-response'
  constructor(readonly response: Response) {
    super(InsertResponseEvent.type, ask)
  }
}

/** Something happened to a conversation of this desk. */
class ConversationTell extends Event {
  constructor(
    type: string,
    readonly conversationId: ConversationId,
  ) {
    super(type, { bubbles: true, composed: true })
  }
}

/** A contact waits for this agent's answer. */
export class InvitedEvent extends ConversationTell {
  static readonly type = 'parley-invited'
  constructor(conversationId: ConversationId) {
    super(InvitedEvent.type, conversationId)
  }
}

/** The agent wants to consult a colleague by voice, or whoever is free of a group, with a skill or of a queue. Cancel it to dial yourself. */
export class CallAgentEvent extends Event {
  static readonly type = 'parley-call-agent'
  constructor(
    readonly colleague: Target,
    readonly conversationId: ConversationId,
  ) {
    super(CallAgentEvent.type, ask)
  }
}

/** The agent wants the contact to be called later. Cancel it to plan that yourself; otherwise a dialog opens. */
export class CallbackEvent extends Event {
  static readonly type = 'parley-callback'
  constructor(readonly conversationId: ConversationId) {
    super(CallbackEvent.type, ask)
  }
}

/** The agent is in this conversation now. */
export class ConversationOpenedEvent extends ConversationTell {
  static readonly type = 'parley-conversation-opened'
  constructor(conversationId: ConversationId) {
    super(ConversationOpenedEvent.type, conversationId)
  }
}

/** The conversation has ended, whoever ended it. The interaction waits for Mark Done. */
export class ConversationEndedEvent extends ConversationTell {
  static readonly type = 'parley-conversation-ended'
  constructor(conversationId: ConversationId) {
    super(ConversationEndedEvent.type, conversationId)
  }
}

/** The interaction was marked done, here or in another window of this agent. */
export class InteractionDoneEvent extends ConversationTell {
  static readonly type = 'parley-interaction-done'
  constructor(conversationId: ConversationId) {
    super(InteractionDoneEvent.type, conversationId)
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-act': ActEvent
    'parley-select': SelectEvent
    'parley-dismiss': DismissEvent
    'parley-notice': NoticeEvent
    'parley-insert-response': InsertResponseEvent
    'parley-call-agent': CallAgentEvent
    'parley-callback': CallbackEvent
    'parley-invited': InvitedEvent
    'parley-conversation-opened': ConversationOpenedEvent
    'parley-conversation-ended': ConversationEndedEvent
    'parley-interaction-done': InteractionDoneEvent
  }
}
