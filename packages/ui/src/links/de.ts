import type { Translation } from '../texts/phrases.ts'
import type { en } from './link-texts.ts'

/** What is said of addresses, in German. */
export const de: Translation<typeof en> = {
  linkTip: 'Link',
  phoneTip: 'Telefonnummer',
  emailTip: 'E-Mail-Adresse',
  openAddress: 'Öffnen',
  callNumber: 'Anrufen',
  writeEmail: 'Schreiben',
  copyAddress: 'Kopieren',
  addressCopied: 'Kopiert',
  addressNotCopied: 'Kopieren ist hier nicht erlaubt.',
  foreignLetters:
    'Dieser Name ist mit Zeichen geschrieben, die wie andere aussehen können. Vergewissern Sie sich, dass Sie ihn kennen.',
  notEncrypted: 'Was an diese Adresse gesendet wird, kann unterwegs gelesen werden.',
}
