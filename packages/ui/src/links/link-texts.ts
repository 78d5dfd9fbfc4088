import { Catalogue } from '../texts/catalogue.ts'

/** What is said of addresses. Keys are part of the owner's interface: they may reword any of them. */
export const en = {
  linkTip: 'Link',
  phoneTip: 'Phone number',
  emailTip: 'E-mail address',
  openAddress: 'Open',
  callNumber: 'Call',
  writeEmail: 'Write',
  copyAddress: 'Copy',
  addressCopied: 'Copied',
  addressNotCopied: 'Copying is not allowed here.',
  foreignLetters: 'This name is written in letters that can look like others. Make sure that you know it.',
  notEncrypted: 'What is sent to this address can be read on the way.',
} as const

export const linkTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})
