export const en = {
  note: 'Note',
  noteHint: 'What should be remembered of this interaction. Only staff can read it.',
  noteSaving: 'Saving…',
  noteKept: 'Kept on this computer. It is saved when the connection is back.',
  noteBy: 'Saved. Written by {name}, {time}',

  disposition: 'Disposition',
  searchDispositions: 'Search dispositions',
  noDispositions: 'This site has no dispositions.',
  noneFound: 'No disposition has these words.',
  found: { one: '{count} disposition', other: '{count} dispositions' },
  mandatory: 'Mark Done needs a disposition. Choose one.',
  setBy: '{disposition}. Set by {name}, {time}',
  takeBack: 'Take back',
} as const
