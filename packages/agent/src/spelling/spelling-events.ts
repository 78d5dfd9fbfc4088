/** The agent has gone through the misspelled words of a draft. */
export class CorrectedEvent extends Event {
  static readonly type = 'parley-corrected'
  constructor(
    /** What the draft is to be. */
    readonly text: string,
    /** Whether that is another text than before. */
    readonly isChanged: boolean,
  ) {
    super(CorrectedEvent.type)
  }
}

/** A word belongs in the agent's dictionary. */
export class AddWordEvent extends Event {
  static readonly type = 'parley-add-word'
  constructor(readonly word: string) {
    super(AddWordEvent.type)
  }
}
