import type { Translation } from '../../texts/phrases.ts'
import type { en } from './en.ts'

/** What is said around the emoji picker, in German. */
export const de: Translation<typeof en> = {
  chooseEmoji: 'Emoji wählen',
  loading: 'Emojis werden geladen …',
  failed: 'Die Emojis konnten nicht geladen werden.',
  tryAgain: 'Erneut versuchen',
}
