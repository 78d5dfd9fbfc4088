import type { Translation } from '@parley/ui'
import type { en } from './who-texts.ts'

/** Who can read what the contact writes, in German. */
export const de: Translation<typeof en> = {
  whoTeam: 'Sie und unser Team lesen mit',
  whoWith: 'Sie und {names} lesen mit',
  whoBot: '{names} ist ein Bot.',
  askForPerson: 'Mit einem Menschen sprechen',
  whoAway: '{name} hat die Verbindung verloren und kommt vielleicht zurück',
  whoWaiting: 'Gleich kommt jemand dazu',
  whoNobody: 'Gerade ist niemand da',
  whoEnded: 'Dieser Chat ist beendet',
}
