import { define } from '@parley/ui'
import { ParleyCallbackDialog } from './parley-callback-dialog.ts'
import { ParleyContactFinder } from './parley-contact-finder.ts'
import { ParleyContactPast } from './parley-contact-past.ts'
import { ParleyContact } from './parley-contact.ts'

/** Registers the elements about contacts: they are loaded after the panel itself. */
export const defineContact = (): void =>
  define({
    'parley-contact-past': ParleyContactPast,
    'parley-contact-finder': ParleyContactFinder,
    'parley-callback-dialog': ParleyCallbackDialog,
    'parley-contact': ParleyContact,
  })
