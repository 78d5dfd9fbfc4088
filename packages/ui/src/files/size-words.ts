import type { Speaker } from '../texts/speaker.ts'
import type { Phrases } from '../texts/phrases.ts'

const units = ['B', 'kB', 'MB', 'GB'] as const

/** A number of bytes in the reader's language: `512 B`, `1.2 MB`. Units of a thousand, as file managers count. */
export function sizeWords(bytes: number, speaker: Pick<Speaker<Phrases>, 'number'>): string {
  let [value, unit] = [bytes, 0]
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1_000, unit + 1]
  const rounded = unit > 0 && value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value)
  return `${speaker.number(rounded)} ${units[unit]}`
}
