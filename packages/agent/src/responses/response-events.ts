/** The agent marks the response that is shown, or wants to change or delete it. Goes to the library around it. */
export class ActOnResponseEvent extends Event {
  static readonly type = 'parley-act-on-response'
  constructor(readonly action: 'favourite' | 'edit' | 'delete') {
    super(ActOnResponseEvent.type)
  }
}

/** A response of the agent's own is kept. */
export class ResponseSavedEvent extends Event {
  static readonly type = 'parley-response-saved'
  constructor(readonly id: string) {
    super(ResponseSavedEvent.type)
  }
}
