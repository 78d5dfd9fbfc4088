import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

export type TeamCommunicatorTexts = typeof en

/** What the Team Communicator says: apart, so that it comes with it. */
export const teamCommunicatorTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
