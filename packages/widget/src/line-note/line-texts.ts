import { Catalogue } from '@parley/ui'

/** What the widget says about its line. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  lineDown: 'No connection. What you write is kept here and sent as soon as the line is back.',
  lineRefused: 'The chat cannot connect. Reload the page to try again.',
  lineTooOld: 'A newer version of this chat is available. Reload the page.',
  lineUnknown: 'Please sign in on this website to chat with us.',
  reconnectNow: 'Connect now',
  tryAgain: 'Try again',
  notKept: 'This browser keeps no data for this page: the chat is gone when you reload or leave.',
} as const

export const lineTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
