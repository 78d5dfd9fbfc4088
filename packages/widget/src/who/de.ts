import type { Translation } from '@parley/ui'
import type { en } from './who-texts.ts'

/** Who can read what the contact writes, in German. */
export const de: Translation<typeof en> = {
  whoTeam: 'Sie und unser Team lesen mit',
  whoWith: '{people} lesen mit',
  whoWithPreview: '{people} lesen mit, schon während Sie tippen',
  agent: '{name} (Agent)',
  supervisor: '{name} (Leitung)',
  bot: '{name} (Bot)',
  whoBot: '{names} ist ein Bot.',
  askForPerson: 'Mit einem Menschen sprechen',
  whoAway: '{name} hat die Verbindung verloren und kommt vielleicht zurück',
  whoWaiting: 'Gleich kommt jemand dazu',
  whoNobody: 'Gerade ist niemand da',
  whoLeaving: 'Sie haben den Chat verlassen. Er endet um {time}, wenn Sie nichts schreiben.',
  stay: 'Bleiben',
  whoParked: 'Gerade ist niemand hier. Schreiben Sie, dann kommt wieder jemand.',
  whoEnded: 'Dieser Chat ist beendet',
}
