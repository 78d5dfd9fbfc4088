import type { Translation } from '@parley/ui'
import type { en } from './en.ts'

/** The German texts of a contact's rating. */
export const de: Translation<typeof en> = {
  rated: { one: 'Mit {count} von 5 Sternen bewertet', other: 'Mit {count} von 5 Sternen bewertet' },
}
