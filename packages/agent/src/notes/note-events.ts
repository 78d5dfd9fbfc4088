/** A remark is to be written into the transcript, for staff only. */
export class AddNoteEvent extends Event {
  static readonly type = 'parley-add-note'
  constructor(readonly text: string) {
    super(AddNoteEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

/** The field for a remark to staff is wanted, or no longer. */
export class ToggleNoteEvent extends Event {
  static readonly type = 'parley-toggle-note'
  constructor() {
    super(ToggleNoteEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-add-note': AddNoteEvent
    'parley-toggle-note': ToggleNoteEvent
  }
}
