/** Somebody has chosen an emoji, to be put where they write. */
export class PickEmojiEvent extends Event {
  static readonly type = 'parley-pick-emoji'
  constructor(readonly emoji: string) {
    super(PickEmojiEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'parley-pick-emoji': PickEmojiEvent
  }
}
