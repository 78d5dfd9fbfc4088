/** What is said around the agent's field. Names of controls are those that scripts and tests hold on to. */
export const en = {
  preview: 'Preview',
  asContactSees: 'As the contact sees it',
  nothingToPreview: 'Write something to see how it will look.',

  crossed: { one: '{name} wrote meanwhile:', other: '{name} wrote meanwhile, {count} messages:' },
  sendAnyway: 'Send anyway',
  keepWriting: 'Keep writing',

  notSentYet: 'Not sent yet',
  unsentOf: '{name} is writing, not sent yet:',
} as const
