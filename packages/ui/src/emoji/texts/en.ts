/** What is said around the emoji picker, which has texts of its own. */
export const en = {
  chooseEmoji: 'Choose an emoji',
  loading: 'Loading emojis…',
  failed: 'The emojis could not be loaded.',
  tryAgain: 'Try again',
} as const
