import type { Purpose, TeamTarget } from './target.ts'

const ask: EventInit = { bubbles: true, composed: true, cancelable: true }

/** Ask this target for that. */
export class AskTargetEvent extends Event {
  static readonly type = 'parley-ask-target'
  constructor(
    readonly wanted: TeamTarget,
    readonly purpose: Purpose,
  ) {
    super(AskTargetEvent.type, ask)
  }
}

/** Keep this target among the favourites, or no longer. */
export class ToggleFavouriteEvent extends Event {
  static readonly type = 'parley-toggle-favourite'
  constructor(readonly wanted: TeamTarget) {
    super(ToggleFavouriteEvent.type, ask)
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-ask-target': AskTargetEvent
    'parley-toggle-favourite': ToggleFavouriteEvent
  }
}
