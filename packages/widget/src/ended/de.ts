import type { Translation } from '@parley/ui'
import type { en } from './ended-texts.ts'

/** What is said below a chat that has ended, in German. */
export const de: Translation<typeof en> = {
  startAnew: 'Neuen Chat beginnen',
  endedMore: 'Sie können ihn hier lesen oder einen neuen beginnen.',
}
