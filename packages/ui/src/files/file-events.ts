/** Files are to go with the next message: chosen, dropped, pasted, or of a standard response. Cancel it to take care of them. */
export class AttachEvent extends Event {
  static readonly type = 'parley-attach'
  constructor(readonly files: readonly File[]) {
    super(AttachEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

/** Something is to be done with what is attached or being sent. */
export class AttachmentEvent extends Event {
  static readonly type = 'parley-attachment'
  constructor(
    readonly action: 'delete' | 'delete-all' | 'cancel' | 'retry',
    /** Of the attachment or upload; empty where all are meant. */
    readonly key: string,
  ) {
    super(AttachmentEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

/** A file is on the page: whoever knows where files are had may give that now. */
export class WantFilesEvent extends Event {
  static readonly type = 'parley-want-files'
  constructor() {
    super(WantFilesEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-attach': AttachEvent
    'parley-attachment': AttachmentEvent
    'parley-want-files': WantFilesEvent
  }
}
