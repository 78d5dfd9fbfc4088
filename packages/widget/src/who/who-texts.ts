import { Catalogue } from '@parley/ui'

/** Who can read what the contact writes. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  whoTeam: 'You and our team can read this',
  whoWith: '{people} can read this',
  whoWithPreview: '{people} can read this as you type',
  agent: '{name} (agent)',
  supervisor: '{name} (supervisor)',
  bot: '{name} (bot)',
  whoBot: '{names} is a bot.',
  askForPerson: 'Talk to a person',
  whoAway: '{name} lost the connection and may come back',
  whoWaiting: 'Waiting for somebody to join',
  whoNobody: 'Nobody is available right now',
  whoLeaving: 'You have left. The chat ends at {time} unless you write.',
  stay: 'Stay',
  whoParked: 'Nobody is here right now. Write, and somebody comes back.',
  whoEnded: 'This chat has ended',
} as const

export const whoTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
