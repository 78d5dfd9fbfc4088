import type { SearchHit } from '@parley/protocol'

/** The agent wants to see where this stands, in a conversation that is on the desk. */
export class ShowHitEvent extends Event {
  static readonly type = 'parley-show-hit'
  constructor(readonly hit: SearchHit) {
    super(ShowHitEvent.type, { bubbles: true, composed: true })
  }
}

/** The agent is back from a conversation that was opened to be read. */
export class BackToResultsEvent extends Event {
  static readonly type = 'parley-back-to-results'
  constructor() {
    super(BackToResultsEvent.type, { bubbles: true, composed: true })
  }
}

/** The key of the line where a hit stands; nothing where it stands in none. */
export const lineOf = ({ kind, seq, note, outcome }: SearchHit): string | undefined =>
  kind === 'contact' || outcome ? undefined : kind === 'note' ? `note-${note}` : String(seq)

/** The tab where a hit stands; nothing for lines of the conversation. */
export const tabOf = ({ kind, outcome }: SearchHit): 'contact' | 'note' | undefined =>
  kind === 'contact' ? 'contact' : outcome ? 'note' : undefined

declare global {
  interface HTMLElementEventMap {
    'parley-show-hit': ShowHitEvent
    'parley-back-to-results': BackToResultsEvent
  }
}
