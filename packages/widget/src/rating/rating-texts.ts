import { Catalogue } from '@parley/ui'

/** How a chat was. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  rateQuestion: 'How was this chat?',
  rateStars: { one: '{count} star', other: '{count} stars' },
  rateComment: 'Anything you want to tell us (optional)',
  rateSend: 'Send rating',
  rateAgain: 'Try again',
  rateKeep: 'Cancel',
  rateWaits: 'No connection. Your rating is sent as soon as the line is back.',
  rateFailed: 'Your rating was not taken. Try again in a moment.',
  rateTooLate: 'You have started another chat, so your first rating stands.',
  rateThanks: {
    one: 'Thank you! You gave {count} star out of 5.',
    other: 'Thank you! You gave {count} stars out of 5.',
  },
  rateChange: 'Change rating',
} as const

export const ratingTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
