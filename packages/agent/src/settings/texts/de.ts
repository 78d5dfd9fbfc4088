import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** Their German. */
export const de: Translation<typeof en> = {
  close: 'Schließen',
  hint: 'Sie gelten sofort, und für Sie an jedem Rechner.',
  look: 'Aussehen',
  density: 'Dichte',
  asPage: 'Wie auf dieser Seite',
  comfortable: 'Geräumig',
  compact: 'Dicht',
  language: 'Sprache',
  automatic: 'Automatisch, wie diese Seite',
  work: 'Arbeit',
  order: 'Reihenfolge der Interaktionen',
  arrival: 'Wie die Kontakte kamen',
  urgency: 'Die dringendsten zuerst',
  reason: 'Grund für Nicht bereit',
  reasonHint: 'Für die Tasten und für Nicht bereit ohne Grund',
  noReason: 'Keiner',
  alerts: 'Töne und Benachrichtigungen',
  keys: 'Tastatur',
}
