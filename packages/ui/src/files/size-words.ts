import { sizeText } from '@parley/protocol'
import type { Speaker } from '../texts/speaker.ts'
import type { Phrases } from '../texts/phrases.ts'

/** A number of bytes in the reader's language: `512 B`, `1.2 MB`. */
export const sizeWords = (bytes: number, speaker: Pick<Speaker<Phrases>, 'number'>): string =>
  sizeText(bytes, (value) => speaker.number(value))
