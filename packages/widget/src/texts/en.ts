/** The English texts of the widget. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  chat: 'Chat',
  openChat: 'Open chat',
  closeChat: 'Close chat',
  minimize: 'Minimize',
  endChat: 'End chat',

  greeting: 'Hello! How can we help?',
  greetingMore: 'Write to us, and somebody answers right here.',

  ending: 'Ending this chat…',
  undo: 'Undo',
  endNow: 'End now',

  unread: { one: '{count} unread message', other: '{count} unread messages' },
} as const
