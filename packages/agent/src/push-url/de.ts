import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** The texts of the Push URL area in German. */
export const de: Translation<typeof en> = {
  showPushUrl: 'Bereich „URL senden“ anzeigen',
  pushUrlArea: 'URL senden',
  url: 'URL',
  urlPlaceholder: 'https://…',
  urlHistory: 'Von Ihnen gesendete URLs',
  showUrlHistory: 'Von Ihnen gesendete URLs anzeigen',
  checkUrl: 'URL prüfen',
  sendUrl: 'URL senden',
  insertUrl: 'URL in die Nachricht einfügen',
  insertUrlShort: 'Einfügen',
  closePushUrl: 'Bereich „URL senden“ schließen',
  urlsFound: { one: '{count} URL', other: '{count} URLs' },
  opensAddress: 'Öffnet:',
  wrongUrlWarning:
    'Eine falsch geschriebene URL kann den Kontakt auf eine unpassende Seite führen. Prüfen Sie sie vor dem Senden.',
  notAnAddress: 'Das ist keine Webadresse. Schreiben Sie sie als https://www.example.com/seite.',
  looksLikeOwn: 'Das sieht aus wie {host} und ist eine andere Seite.',
  nearlyOwn: 'Verschrieben? Das ist beinahe {host}.',
  foreignAlphabet: 'Der Name dieser Seite hat Buchstaben anderer Alphabete, die wie andere aussehen können.',
  numberedHost: 'Eine Zahl anstelle des Namens einer Seite.',
  unencrypted: 'Nicht verschlüsselt: Was der Kontakt dort eingibt, kann unterwegs gelesen werden.',
  sendUrlAgain: 'Wenn sie stimmt, drücken Sie noch einmal auf „URL senden“.',
  urlSent: 'Gesendet: {url}',
}
